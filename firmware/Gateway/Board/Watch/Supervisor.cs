using System.Collections;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Hjemvakt.Gateway.Board.Watch;

/// <summary>
/// Restarts the chip when a worker stands still, and feeds the external watchdog, which restarts it when native code does: nobody is in the home to see either.
/// It counts its own looks and not the time, because a handshake or a write to flash stops all threads alike, and it with them: when they go on,
/// everybody gets the chance to beat before it looks again.
/// </summary>
public sealed class Supervisor
{
    /// <summary>How often it looks, in milliseconds.</summary>
    public const int LookEveryMs = 5000;

    // Of the external watchdog: no more often than this. The main loop comes by at least every 10 s, so nearly all of the interval is left for native code that stops everybody.
    private const int FeedEveryMs = 5000;

    // Half a minute without a look, and this thread is dead or starved: then nobody watches, and the chip had better start anew.
    private const int MostFeedsWithoutLook = 6;

    private readonly ArrayList _pulses = new ArrayList();
    private readonly WatchdogOutput _watchdog;
    private long _fedAt;

    // Set from the supervisor's thread and counted by the main loop, without a lock: one more or less changes nothing.
    private int _fedSinceLook;

    /// <param name="watchdog">Has just been fed.</param>
    public Supervisor(WatchdogOutput watchdog) => _watchdog = watchdog;

    /// <summary>
    /// How many looks a step may take, of any worker: five minutes. The longest that may rightly happen is a name, TCP, TLS and CONNACK in a row, each with the
    /// platform's own patience, some three minutes; flash and Wi-Fi take less than one.
    /// </summary>
    internal const int Limit = 60;

    /// <summary>Watches one more worker, from its first look on. Before <see cref="Start"/> only.</summary>
    /// <param name="name">For the note that the next start finds.</param>
    public Pulse Watch(string name)
    {
        var pulse = new Pulse(name);
        _pulses.Add(pulse);
        return pulse;
    }

    /// <summary>
    /// Feeds the external watchdog when that is due and this supervisor still looks: whichever of the two threads ends, and whatever native call never comes back, the feeding
    /// ends with it. Main loop only.
    /// </summary>
    /// <param name="now">Uptime in milliseconds.</param>
    public void Feed(long now)
    {
        if (now - _fedAt >= FeedEveryMs && _fedSinceLook < MostFeedsWithoutLook)
        {
            _fedAt = now;
            _fedSinceLook++;
            _watchdog.Feed();
        }
    }

    /// <summary>Starts to look.</summary>
    public void Start() => new BoardThread("supervisor", Work).Start();

    private void Work()
    {
        while (true)
        {
            // It must not wait for a signal that a worker who stands still would have to give.
            Thread.Sleep(LookEveryMs);
            _fedSinceLook = 0;
            for (var i = 0; i < _pulses.Count; i++)
            {
                var pulse = (Pulse)_pulses[i]!;
                if (pulse.HasStopped())
                {
                    RestartNote.Leave("stuck " + pulse.Name);
                    Power.RebootDevice();
                }
            }
        }
    }
}
