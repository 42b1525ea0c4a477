using System.Collections;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Alarms;

/// <summary>
/// Raises alarms and cancels them: writes the record, and has the buzzer say so only when it is on flash. Remembers what was raised in this boot,
/// so that a cancel knows what it cancels and the lamp knows what is not yet received. Main loop only.
/// </summary>
public sealed class AlarmService
{
    /// <summary>How long after an alarm a long press cancels it, in milliseconds.</summary>
    public const int CancelWindowMs = 20000;

    // A call or a fall that comes again from the same point so soon is the same one, as long as that is open: a loose contact or a nervous detector must not
    // fill the store. Once it has been taken back, or staff have closed it, the next one is news.
    private const int SameCallMs = 2000;
    private const int SameFallMs = 10000;

    // Of a button that is known to be loose one call a minute is enough, as long as it is open: it calls, and never fills the store.
    private const int SameLooseCallMs = 60000;

    /// <summary>The last places in the alarm store are kept for people: detectors get none of them.</summary>
    public const int KeptForPeople = 64;

    /// <summary>An alarm that the companion has received but never speaks of is shown no longer than this.</summary>
    private const int ForgetMs = 30 * 60 * 1000;

    private const int MostOpen = 16;

    private readonly RecordOutbox _outbox;
    private readonly FeedbackController _feedback;
    private readonly ArrayList _open = new ArrayList();
    private long _lastOfBefore;
    private int _renumberings;

    public AlarmService(RecordOutbox outbox, FeedbackController feedback)
    {
        _outbox = outbox;
        _feedback = feedback;
        _lastOfBefore = outbox.Alarm.Last;
    }

    /// <summary>An alarm waits for its receipt: one of this boot that was not cancelled, or any from before.</summary>
    public bool Waiting
    {
        get
        {
            for (var i = 0; i < _open.Count; i++)
            {
                if (!At(i).Received)
                {
                    return true;
                }
            }

            return _outbox.Alarm.Receipted < _lastOfBefore;
        }
    }

    /// <summary>The resident calls for help.</summary>
    /// <param name="source"><c>button</c>, <c>cord</c> or <c>pendant</c>.</param>
    /// <param name="at">Uptime in milliseconds of the press.</param>
    /// <param name="loose">What was pressed changes without end: it may have been nobody, and is told all the same.</param>
    public void Help(string point, string source, long at, bool loose)
    {
        if (!Again(RecordKind.Help, point, at, loose ? SameLooseCallMs : SameCallMs))
        {
            _outbox.BeginAlarm(RecordKind.Help, point, at).Text("src", source);
            Raise(RecordKind.Help, point, at);
        }
    }

    /// <summary>A detector says that somebody fell.</summary>
    /// <param name="source"><c>radar</c>, <c>wearable</c> or <c>mat</c>.</param>
    /// <param name="confidence">0–100.</param>
    /// <returns>False when it is one that has been told already, or there is no room for it.</returns>
    public bool Fall(string point, string source, int confidence, long at)
    {
        if (Again(RecordKind.Fall, point, at, SameFallMs))
        {
            return false;
        }

        if (_outbox.Alarm.Free <= KeptForPeople)
        {
            // Hundreds of alarms wait already and nobody has come; one more from a machine adds nothing, one from a person must fit.
            _feedback.Signal(BuzzerSignal.NotStored);
            return false;
        }

        _outbox.BeginAlarm(RecordKind.Fall, point, at).Text("src", source).Number("conf", confidence);
        Raise(RecordKind.Fall, point, at);
        return true;
    }

    /// <summary>
    /// What was seen since makes a fall less likely: says so of the first one's record, as long as that is open. Never raises anything; the first record stands.
    /// </summary>
    /// <param name="fallAt">Uptime of the first, which with its point says which one it is.</param>
    /// <param name="why">In a few words, for the person who answers.</param>
    public void Reconsider(string point, string source, long fallAt, int confidence, string why, long at)
    {
        for (var i = 0; i < _open.Count; i++)
        {
            var alarm = At(i);
            if (alarm.Kind == RecordKind.Fall && alarm.At == fallAt && alarm.Point == point && _outbox.Alarm.Free > KeptForPeople)
            {
                _outbox.BeginAlarm(RecordKind.Fall, point, at).Text("src", source).Number("conf", confidence).Number("ref", alarm.Sequence).Text("why", why);
                _outbox.CommitAlarm(out _);
                return;
            }
        }
    }

    /// <summary>Somebody or something is at a sensor's wires. News for the technician: the resident's lamp and buzzer keep out of it.</summary>
    public void Tamper(string point, long at)
    {
        if (_outbox.Alarm.Free > KeptForPeople)
        {
            _outbox.BeginAlarm(RecordKind.Tamper, point, at);
            _outbox.CommitAlarm(out _);
        }
    }

    /// <summary>A detector warns, or has stopped. The first is an alarm like any other, which no press takes back; the second is news of it.</summary>
    /// <param name="what">As <c>smoke</c>: also the kind of the alert that it becomes.</param>
    public void Hazard(string point, string what, bool on, long at)
    {
        if (_outbox.Alarm.Free <= KeptForPeople)
        {
            _feedback.Signal(BuzzerSignal.NotStored);
            return;
        }

        _outbox.BeginAlarm(RecordKind.Hazard, point, at).Text("what", what).Flag("on", on);
        if (on)
        {
            Raise(what, point, at);
        }
        else
        {
            _outbox.CommitAlarm(out _);
        }
    }

    /// <summary>Whether a long press that began at this uptime would cancel anything.</summary>
    public bool CanCancel(long pressedAt)
    {
        for (var i = 0; i < _open.Count; i++)
        {
            if (Cancels(At(i), pressedAt))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The resident cancels: every alarm that is open and not older than <see cref="CancelWindowMs"/> when the press began, one record for each,
    /// because who says "I am fine" means the fall and the button alike. A press that finds none of them any more is a call for help.
    /// </summary>
    public void Cancel(string point, long pressedAt, long at)
    {
        if (!CanCancel(pressedAt))
        {
            // Staff have closed it while the button was held, or it was told again since: who holds on may well mean that.
            Help(point, "button", pressedAt, false);
            return;
        }

        for (var i = 0; i < _open.Count;)
        {
            var alarm = At(i);
            if (!Cancels(alarm, pressedAt))
            {
                i++;
                continue;
            }

            _outbox.BeginAlarm(RecordKind.Cancel, point, at).Number("ref", alarm.Sequence);
            if (_outbox.CommitAlarm(out var stored) == 0)
            {
                _feedback.Signal(BuzzerSignal.NotStored);
                return;
            }

            _feedback.Signal(stored ? BuzzerSignal.Cancelled : BuzzerSignal.NotStored);
            _open.RemoveAt(i);
        }
    }

    /// <summary>Whether an alarm has been received of whose kind the companion shows no open alert (yet).</summary>
    public bool ReceivedOnly(KnownAlerts alerts)
    {
        for (var i = 0; i < _open.Count; i++)
        {
            if (At(i).Received && !alerts.HasOpen(At(i).Kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The companion has closed an alert of this kind: what it has received of that kind is settled.</summary>
    public void Settled(string kind)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (At(i).Kind == kind && At(i).Received)
            {
                _open.RemoveAt(i);
            }
        }
    }

    /// <summary>Takes notice of receipts.</summary>
    public void Turn(long now)
    {
        var stream = _outbox.Alarm;
        var renumbered = stream.Renumberings != _renumberings;
        _renumberings = stream.Renumberings;
        if (renumbered && _lastOfBefore >= stream.RenumberedFrom && _lastOfBefore <= stream.RenumberedTo)
        {
            _lastOfBefore += stream.RenumberedBy;
        }

        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var alarm = At(i);
            if (renumbered && alarm.Sequence >= stream.RenumberedFrom && alarm.Sequence <= stream.RenumberedTo)
            {
                alarm.Sequence += stream.RenumberedBy;
                alarm.Received = false;
            }

            if (!alarm.Received && alarm.Sequence <= stream.Receipted)
            {
                alarm.Received = true;
                alarm.ReceivedAt = now;
                _feedback.Signal(BuzzerSignal.Received);
            }

            if (alarm.Received && now - alarm.ReceivedAt > ForgetMs)
            {
                _open.RemoveAt(i);
            }
        }
    }

    // A detector is not mistaken because somebody presses a button: help and falls are the resident's own.
    private static bool Cancels(OpenAlarm alarm, long pressedAt) => alarm.Kind is RecordKind.Help or RecordKind.Fall && pressedAt >= alarm.Latest && pressedAt - alarm.At <= CancelWindowMs;

    private OpenAlarm At(int index) => (OpenAlarm)_open[index]!;

    private bool Again(string kind, string point, long at, int withinMs)
    {
        for (var i = 0; i < _open.Count; i++)
        {
            var alarm = At(i);
            if (alarm.Kind == kind && alarm.Point == point && at >= alarm.At && at - alarm.At < withinMs)
            {
                alarm.Latest = at;
                return true;
            }
        }

        return false;
    }

    private void Raise(string kind, string point, long at)
    {
        var sequence = _outbox.CommitAlarm(out var stored);
        _feedback.Signal(stored ? BuzzerSignal.Stored : BuzzerSignal.NotStored);
        if (sequence > 0)
        {
            if (_open.Count == MostOpen)
            {
                _open.RemoveAt(0);
            }

            _open.Add(new OpenAlarm(kind, point, sequence, at));
        }
    }
}
