namespace Hjemvakt.Gateway.Feedback;

/// <summary>The lamp. The board plays the pattern by itself, over and over, until told otherwise.</summary>
public interface ILamp
{
    /// <summary>Called from the main loop, only when the pattern changes. Returns at once, never throws.</summary>
    void Show(LampPattern pattern);
}
