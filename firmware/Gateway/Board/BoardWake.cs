using System.Threading;
using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Board;

/// <summary>Wakes the main loop.</summary>
public sealed class BoardWake : IWakeSignal
{
    private readonly AutoResetEvent _signal = new AutoResetEvent(false);

    public void Wake() => _signal.Set();

    public bool Wait(int milliseconds) => _signal.WaitOne(milliseconds, false);
}
