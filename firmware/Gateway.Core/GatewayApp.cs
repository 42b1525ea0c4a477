using Hjemvakt.Gateway.Alarms;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Lifecycle;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Link.Messages;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Gateway;

/// <summary>
/// The whole gateway, composed: hand in settings and a board, call <see cref="Turn"/> for ever.
/// <code>
/// var inputs = new PointInputs(settings.Points, clock, wake);      // what a person calls with may be listened to from here on
/// var app = new GatewayApp(settings, files, board, inputs);   // reads the store, which takes a while
/// while (true) { app.Wait(app.Turn()); }
/// </code>
/// <para>Creates no thread. Everything is decided inside <see cref="Turn"/> on the caller's thread; only <see cref="PointInputs"/> and the
/// transport's events may be called from other threads, and they only note things for the next turn.</para>
/// </summary>
public sealed class GatewayApp : IAlertListener
{
    /// <summary>The longest that <see cref="Wait"/> waits, in milliseconds: the board's main loop has to show that it is alive.</summary>
    public const int LongestWaitMs = 10000;

    private const int RestartLookMs = 1000;

    private readonly IBoard _board;
    private readonly BoardParts _parts;
    private readonly RecordOutbox _outbox;
    private readonly GatewayLink _link;
    private readonly FeedbackController _feedback;
    private readonly AlarmService _alarms;
    private readonly KnownAlerts _alerts = new KnownAlerts();
    private readonly UnreachedReminder _reminder = new UnreachedReminder();
    private readonly HomeSensors _sensors;
    private readonly CommandExecutor _commands;
    private readonly HealthWatch _health;
    private readonly bool _safe;
    private string? _restart;

    /// <param name="settings">As they were read.</param>
    /// <param name="files">Where they were read from.</param>
    /// <param name="board">Everything outside.</param>
    /// <param name="inputs">What has happened at the points already, and will.</param>
    public GatewayApp(GatewaySettings settings, SettingsFiles files, IBoard board, PointInputs inputs)
    {
        _board = board;
        _parts = board.Parts;
        var clock = new WallClock(_parts.Clock);
        _outbox = new RecordOutbox(_parts.Store, clock, OutboxLimits.ForAlarms(), OutboxLimits.ForRoutine(), _parts.ResetReason);
        var sick = _outbox.Boots.Sick > HealthWatch.SickBoots;
        HelpOnly = sick;
        _safe = sick || files.Fault.Length > 0;
        _feedback = new FeedbackController(_parts.Lamp, _parts.Buzzer);
        _alarms = new AlarmService(_outbox, _feedback);
        Inputs = inputs;
        _sensors = new HomeSensors(settings.Points, _parts.Clock, board, Inputs, _outbox, _alarms, sick);
        _commands = new CommandExecutor(_parts.Store, _outbox.Boots, files, clock, _sensors, _feedback);
        var status = new StatusMessage(new BoardStatus(board), new PowerStatus(_sensors));
        _link = new GatewayLink(
            settings, _parts.Network, _parts.Transport, _parts.Wake, _outbox, this, _commands, status, clock, sick ? "restarts" : files.Fault);
        _health = new HealthWatch(_outbox.Boots, files, _link, _parts.Network, clock.UptimeMs, sick);
        Mirror();
    }

    /// <summary>Where the board hands in what happens at the home's points. Any thread.</summary>
    public PointInputs Inputs { get; }

    /// <summary>Too many starts have come to nothing: nothing but what a person calls with is listened to.</summary>
    public bool HelpOnly { get; }

    /// <summary>True while the gateway has an open connection to the companion. Any thread.</summary>
    public bool CompanionReached { get; private set; }

    /// <summary>Alarm records that no receipt covers yet. Any thread.</summary>
    public int AlarmsWaiting { get; private set; }

    /// <summary>Routine records that no receipt covers yet. Any thread.</summary>
    public int RoutineWaiting { get; private set; }

    /// <summary>Number of the latest alarm record; 0 before the first. Any thread.</summary>
    public long LastAlarm { get; private set; }

    /// <summary>Number of the latest routine record; 0 before the first. Any thread.</summary>
    public long LastRoutine { get; private set; }

    /// <summary>
    /// Does everything that is due now: takes what came in, stores it, sends, and sets lamp and buzzer. Bounded work; does not wait for anything but flash.
    /// </summary>
    /// <returns>The <see cref="Clock.IClock.UptimeMs"/> at which it next has something to do by itself; call earlier whenever woken, later only by accident.</returns>
    public long Turn()
    {
        var now = _parts.Clock.UptimeMs;
        var due = _sensors.Turn(now);
        due = Uptime.Earlier(due, _outbox.Turn(now));
        due = Uptime.Earlier(due, _link.Turn(now));
        due = Uptime.Earlier(due, Tell(now));
        Mirror();
        _restart ??= now >= _commands.RestartAt ? _commands.RestartWhy : _health.Turn(now);
        if (_restart != null)
        {
            Restart(now);
            return Uptime.Earlier(due, now + RestartLookMs);
        }

        return Uptime.Earlier(due, _commands.RestartAt);
    }

    /// <summary>Blocks the main loop until something has come in or uptime has reached <paramref name="until"/> (as <see cref="Turn"/> gave it).</summary>
    public void Wait(long until)
    {
        var left = until - _parts.Clock.UptimeMs;
        if (left > 0)
        {
            _parts.Wake.Wait(left > LongestWaitMs ? LongestWaitMs : (int)left);
        }
    }

    /// <inheritdoc/>
    public void Heard(AlertMessage alert, long now)
    {
        var before = _alerts.Heard(alert, now);
        if (alert.Stage >= AlertStage.Resolved)
        {
            _alarms.Settled(alert.Kind);
        }
        else if (alert.Stage > before && alert.Stage == AlertStage.Acknowledged)
        {
            _feedback.Signal(BuzzerSignal.SomebodyHasIt);
        }
        else if (alert.Stage > before && alert.Stage == AlertStage.OnTheWay)
        {
            _feedback.Signal(BuzzerSignal.OnTheWay);
        }
    }

    /// <summary>
    /// Not while the resident may still want to take an alarm back, or presses just now: nobody would listen to the button meanwhile. Nor while an alarm waits that flash has not
    /// taken: memory does not live through a restart.
    /// </summary>
    private void Restart(long now)
    {
        if (!_sensors.Undecided && !_alarms.CanCancel(now) && !(_outbox.Alarm.Failing && _outbox.Alarm.Waiting > 0))
        {
            _outbox.Flush(now);
            _outbox.Boots.Well();
            _board.Restart(_restart!);
        }
    }

    private long Tell(long now)
    {
        _alarms.Turn(now);
        _alerts.Turn(now);
        var online = _link.Phase == LinkPhase.Online;
        var waiting = _alarms.Waiting;
        if (_reminder.Turn(waiting && !online, now, out var due))
        {
            _feedback.Signal(BuzzerSignal.NobodyReached);
        }

        var pattern = LampRule.Choose(_parts.Network.IsUp, online, waiting, _alarms.ReceivedOnly(_alerts), _alerts.Lowest);
        _feedback.Show(LampRule.Instead(pattern, waiting, now < _commands.TestUntil, _safe));
        _feedback.Sound();
        return due;
    }

    private void Mirror()
    {
        CompanionReached = _link.Phase == LinkPhase.Online;
        AlarmsWaiting = _outbox.Alarm.Waiting;
        RoutineWaiting = _outbox.Routine.Waiting;
        LastAlarm = _outbox.Alarm.Last;
        LastRoutine = _outbox.Routine.Last;
    }
}
