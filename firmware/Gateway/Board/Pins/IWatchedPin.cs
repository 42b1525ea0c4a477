namespace Hjemvakt.Gateway.Board.Pins;

/// <summary>Something on an input pin.</summary>
public interface IWatchedPin
{
    /// <summary>Opens the pin and tells how it is now.</summary>
    void Start();

    /// <summary>Looks at the level, and tells what no event has told.</summary>
    void Look();
}
