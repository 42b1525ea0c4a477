using System;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Hjemvakt.Gateway.Board.Watch;

/// <summary>
/// A thread that must never end. On this platform an exception ends its own thread and nobody is told; a gateway whose link thread has died looks
/// well and reaches nobody, so here the end of such a thread restarts the chip.
/// </summary>
public sealed class BoardThread
{
    private readonly string _name;
    private readonly ThreadStart _body;

    /// <param name="name">For the note that the next start finds.</param>
    /// <param name="body">Runs for ever.</param>
    public BoardThread(string name, ThreadStart body)
    {
        _name = name;
        _body = body;
    }

    public void Start() => new Thread(Run).Start();

    private void Run()
    {
        var why = "ended";
        try
        {
            _body();
        }
        catch (Exception unhandled)
        {
            why = unhandled.GetType().Name;
        }

        RestartNote.Leave("crash " + _name + " " + why);
        Power.RebootDevice();
    }
}
