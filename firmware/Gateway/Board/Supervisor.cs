using System.Collections;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Hjemvakt.Gateway.Board;

/// <summary>
/// Restarts the chip when a worker stands still: no hardware watchdog watches managed code, and nobody is in the home to see it.
/// It counts its own looks and not the time, because a handshake or a write to flash stops all threads alike, and it with them: when they go on,
/// everybody gets the chance to beat before it looks again.
/// </summary>
public sealed class Supervisor
{
    /// <summary>How often it looks, in milliseconds.</summary>
    public const int LookEveryMs = 5000;

    private readonly ArrayList _pulses = new ArrayList();

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

    /// <summary>Starts to look.</summary>
    public void Start() => new BoardThread("supervisor", Work).Start();

    private void Work()
    {
        while (true)
        {
            // It must not wait for a signal that a worker who stands still would have to give.
            Thread.Sleep(LookEveryMs);
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
