using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Threading;

/// <summary>What threads wait on. Waits end with the power, and their time-outs run on the device's clock.</summary>
[StandsInFor("System.Threading.WaitHandle")]
public abstract class WaitHandle
{
    private readonly object _gate = new();
    private readonly bool _resetsItself;
    private bool _set;

    private protected WaitHandle(bool initialState, bool resetsItself)
    {
        _set = initialState;
        _resetsItself = resetsItself;
    }

    /// <summary>Waits without limit.</summary>
    public virtual bool WaitOne() => Wait(Timeout.Infinite);

    /// <summary>Waits at most <paramref name="millisecondsTimeout"/> (−1: without limit).</summary>
    /// <returns>False when the time has run out.</returns>
    public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => Wait(millisecondsTimeout);

    private protected bool SetCore()
    {
        lock (_gate)
        {
            _set = true;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    private protected bool ResetCore()
    {
        lock (_gate)
        {
            _set = false;
            return true;
        }
    }

    private bool Wait(int milliseconds)
    {
        var boot = Boot.Current;
        boot.ThrowIfPowerLost();
        lock (_gate)
        {
            if (TakeSignal())
            {
                return true;
            }
        }

        if (milliseconds == 0)
        {
            return false;
        }

        boot.Device.OnRest();
        var timedOut = false;
        var signalled = false;
        using var cut = boot.PowerLost.UnsafeRegister(static gate => Wake(gate!), _gate);
        using var timer = milliseconds < 0
            ? null
            : boot.Device.Time.CreateTimer(_ => TimeOut(ref timedOut), null, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            while (true)
            {
                boot.ThrowIfCut();
                if (TakeSignal())
                {
                    signalled = true;
                    break;
                }

                if (timedOut)
                {
                    break;
                }

                Monitor.Wait(_gate);
            }
        }

        boot.ThrowIfPowerLost();
        return signalled;
    }

    private void TimeOut(ref bool timedOut)
    {
        lock (_gate)
        {
            timedOut = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool TakeSignal()
    {
        var was = _set;
        _set = was && !_resetsItself;
        return was;
    }

    private static void Wake(object gate)
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }
}

/// <summary>Lets one waiting thread through for each signal.</summary>
[StandsInFor("System.Threading.AutoResetEvent")]
public sealed class AutoResetEvent(bool initialState) : WaitHandle(initialState, resetsItself: true)
{
    /// <summary>Signals.</summary>
    public bool Set() => SetCore();

    /// <summary>Takes the signal back.</summary>
    public bool Reset() => ResetCore();
}

/// <summary>Lets all threads through while it is set.</summary>
[StandsInFor("System.Threading.ManualResetEvent")]
public sealed class ManualResetEvent(bool initialState) : WaitHandle(initialState, resetsItself: false)
{
    /// <summary>Signals.</summary>
    public bool Set() => SetCore();

    /// <summary>Takes the signal back.</summary>
    public bool Reset() => ResetCore();
}
