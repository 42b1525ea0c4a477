using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Feedback;

/// <summary>
/// While an alarm waits and nobody can be reached, the buzzer says so again and again, so that the resident does not wait in vain:
/// first after 10 s, then every 30 s, after ten minutes every 5 min.
/// </summary>
public sealed class UnreachedReminder
{
    private const int FirstMs = 10000;
    private const int OftenMs = 30000;
    private const int OftenForMs = 600000;
    private const int SeldomMs = 300000;

    private bool _on;
    private long _since;
    private long _nextAt;

    /// <summary>Looks at the state as it is now.</summary>
    /// <param name="due">When to look again, as uptime.</param>
    /// <returns>True when the buzzer should say it now.</returns>
    public bool Turn(bool unreached, long now, out long due)
    {
        due = Uptime.Never;
        if (!unreached)
        {
            _on = false;
            return false;
        }

        if (!_on)
        {
            _on = true;
            _since = now;
            _nextAt = now + FirstMs;
        }

        var say = now >= _nextAt;
        if (say)
        {
            _nextAt = now + (now - _since < OftenForMs ? OftenMs : SeldomMs);
        }

        due = _nextAt;
        return say;
    }
}
