using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Gateway;

/// <summary>
/// The whole gateway, composed: hand in settings and a board, call <see cref="Turn"/> for ever.
/// <code>
/// var app = new GatewayApp(settings, board);   // reads the store; start the board's inputs after this
/// while (true) { app.Wait(app.Turn()); }
/// </code>
/// <para>Creates no thread. Everything is decided inside <see cref="Turn"/> on the caller's thread; only <see cref="Inputs"/> and the
/// transport's events may be called from other threads, and they only note things for the next turn.</para>
/// </summary>
public sealed class GatewayApp
{
    private readonly IBoard _board;
    private readonly IWakeSignal _wake;

    public GatewayApp(GatewaySettings settings, IBoard board)
    {
        _board = board;
        _wake = board.Wake;
        Inputs = new Inputs(settings.Points, board.Clock, _wake);
    }

    /// <summary>Where the board hands in what happens at the home's points. Any thread.</summary>
    public Inputs Inputs { get; }

    /// <summary>True while the gateway has an open connection to the companion. Any thread.</summary>
    public bool CompanionReached { get; private set; }

    /// <summary>Alarm records that no receipt covers yet. Any thread.</summary>
    public int AlarmsWaiting { get; private set; }

    /// <summary>Routine records that no receipt covers yet. Any thread.</summary>
    public int RoutineWaiting { get; private set; }

    /// <summary>
    /// Does everything that is due now: takes what came in, stores it, sends, and sets lamp and buzzer. Bounded work; does not wait for anything but flash.
    /// </summary>
    /// <returns>The <see cref="Clock.IClock.UptimeMs"/> at which it next has something to do by itself; call earlier whenever woken, later only by accident.</returns>
    public long Turn() => _board.Clock.UptimeMs + 1000;

    /// <summary>Blocks the main loop until something has come in or uptime has reached <paramref name="until"/> (as <see cref="Turn"/> gave it).</summary>
    public void Wait(long until)
    {
        var left = until - _board.Clock.UptimeMs;
        if (left > 0)
        {
            _wake.Wait(left > 60000 ? 60000 : (int)left);
        }
    }
}
