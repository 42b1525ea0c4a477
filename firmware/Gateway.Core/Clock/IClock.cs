namespace Hjemvakt.Gateway.Clock;

/// <summary>
/// The two times a gateway knows. Both may be read from any thread, neither blocks nor throws.
/// </summary>
public interface IClock
{
    /// <summary>Milliseconds since this boot. Never goes backwards, never jumps when the wall clock is set. The <c>u</c> of a record.</summary>
    long UptimeMs { get; }

    /// <summary>
    /// Unix time in milliseconds, or 0 while the wall clock has not been set by a trustworthy source since this boot.
    /// Zero makes a record leave out its <c>t</c>; a guess must never be returned here.
    /// </summary>
    long UnixMs { get; }
}
