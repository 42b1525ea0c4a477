namespace Hjemvakt.Gateway.Sensing.Fusion;

/// <summary>Hears from a detector that somebody fell.</summary>
public interface IFallListener
{
    /// <summary>Called on the main loop, once for each fall, without delay.</summary>
    /// <param name="point">Which detector: the <c>p</c> of the record.</param>
    /// <param name="source">One of <see cref="FallSource"/>.</param>
    /// <param name="confidence">0–100.</param>
    /// <param name="at">Uptime in milliseconds at which it was decided.</param>
    void FallSeen(string point, string source, int confidence, long at);
}
