using System.Collections;
using Hjemvakt.Gateway.Sensing.Fusion;

namespace Hjemvakt.Gateway.Sensing;

/// <summary>Falls from all detectors. A detector repeats itself while somebody lies there; every 10 s is often enough to be heard.</summary>
public sealed class FallDetectors
{
    private const int RepeatMs = 10000;

    private readonly IFallListener _listener;
    private readonly Hashtable _guards = new Hashtable();

    public FallDetectors(IFallListener listener)
    {
        _listener = listener;
    }

    /// <summary>A detector has decided that somebody fell.</summary>
    public void Fall(string point, string source, int confidence, long at)
    {
        var guard = (RepeatGuard?)_guards[point];
        if (guard == null)
        {
            guard = new RepeatGuard(RepeatMs);
            _guards[point] = guard;
        }

        if (guard.Allows(at))
        {
            _listener.FallSeen(point, source, confidence, at);
        }
    }
}
