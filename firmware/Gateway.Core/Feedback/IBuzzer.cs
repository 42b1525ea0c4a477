namespace Hjemvakt.Gateway.Feedback;

/// <summary>The buzzer. The board plays the signal once by itself.</summary>
public interface IBuzzer
{
    /// <summary>Called from the main loop. Returns at once, never throws; a new signal cuts off the one that is playing.</summary>
    void Play(BuzzerSignal signal);
}
