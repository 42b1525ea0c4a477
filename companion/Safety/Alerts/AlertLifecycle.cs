using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules;
using static Hjemvakt.Safety.Alerts.AlertEventKind;

namespace Hjemvakt.Safety.Alerts;

/// <summary>
/// The life of one alert: <c>raised → notified → acknowledged → onTheWay → resolved</c>, with <c>cancelled</c> beside it.
/// States only go forward and none is reached twice. Pure.
/// </summary>
public sealed class AlertLifecycle(AlertLimits limits, OnCallPlan plan)
{
    /// <summary>A record raises an alert.</summary>
    public Transition Raise(string homeId, Finding finding, HomeRecord record, DateTimeOffset now)
    {
        var alert = new Alert
        {
            Id = AlertIdentity.Of(homeId, finding.Kind, record.Id),
            HomeId = homeId,
            Kind = finding.Kind,
            Severity = finding.Severity,
            State = AlertState.Raised,
            Version = 0,
            OccurredAt = record.OccurredAt,
            StoredAt = now,
            LastSeenAt = record.OccurredAt,
            Point = record.Point,
            Source = finding.Source,
            Confidence = finding.Confidence,
            Records = [record.Id],
        };
        return Press(Step(alert, now, Raised, Parties.Companion, record.Id.GatewayId, NoteOf(record)), 0, now);
    }

    /// <summary>The companion itself has found something, without a record.</summary>
    /// <param name="point">What it is about.</param>
    /// <param name="detail">What there is to say, for the timeline.</param>
    public Transition Raise(string homeId, Finding finding, string point, string detail, DateTimeOffset now)
    {
        var alert = new Alert
        {
            Id = AlertIdentity.Of(homeId, finding.Kind, now),
            HomeId = homeId,
            Kind = finding.Kind,
            Severity = finding.Severity,
            State = AlertState.Raised,
            Version = 0,
            OccurredAt = now,
            StoredAt = now,
            LastSeenAt = now,
            Point = point,
            Source = finding.Source,
            Confidence = finding.Confidence,
            Records = [],
        };
        return Press(Step(alert, now, Raised, Parties.Companion, "", detail), 0, now);
    }

    /// <summary>A further record of the same kind joins an open alert, and reopens it when the answer is old.</summary>
    public Transition Join(Alert alert, Finding finding, HomeRecord record, DateTimeOffset now)
    {
        var joined = Step(
            alert with
            {
                LastSeenAt = record.OccurredAt > alert.LastSeenAt ? record.OccurredAt : alert.LastSeenAt,
                Confidence = Math.Max(alert.Confidence ?? -1, finding.Confidence ?? -1) is >= 0 and var confidence ? confidence : null,
                Records = alert.Records.Add(record.Id),
            },
            now, Joined, Parties.Companion, record.Id.GatewayId, NoteOf(record));

        var answerIsOld = !alert.AwaitsAnswer && alert.AnsweredAt is { } answered && now - answered > limits.ReopenAfter;
        return answerIsOld
            ? Press(Then(joined, joined.Alert, now, Reopened, Parties.Companion, record.Id.GatewayId), 0, now)
            : joined;
    }

    /// <summary>
    /// The resident took back the alarm <paramref name="cancel"/> refers to. It ends the alert's pressing only if it came
    /// after every alarm in it: someone who cancels and then calls again wants help.
    /// </summary>
    public static Transition Cancel(Alert alert, RecordId cancel, DateTimeOffset now)
    {
        if (!alert.TakesRecords)
        {
            return Transition.None(alert);
        }

        foreach (var record in alert.Records)
        {
            if (record.GatewayId != cancel.GatewayId || record.Sequence > cancel.Sequence)
            {
                return Step(alert, now, CancelOverruled, Parties.Resident, cancel.GatewayId);
            }
        }

        var state = alert.State is AlertState.Raised or AlertState.Notified ? AlertState.Cancelled : alert.State;
        return Step(Quiet(alert) with { State = state, CancelledByResident = true }, now, Cancelled, Parties.Resident, cancel.GatewayId);
    }

    /// <summary>What a member of staff does, or a channel on its way to one.</summary>
    public static Transition Act(Alert alert, StaffAction action, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (action is Notify)
        {
            return alert.State == AlertState.Raised
                ? Step(alert with { State = AlertState.Notified }, now, Notified, action)
                : Transition.None(alert);
        }

        if (!alert.IsOpen)
        {
            return Transition.Refused(alert, StaffRefusal.Ended);
        }

        if (action is Carried carried)
        {
            return Step(alert, now, carried.Sent ? Sent : NotSent, action, carried.Detail);
        }

        return action switch
        {
            Acknowledge => Take(alert, action, now),
            GoThere => Go(alert, action, now),
            Resolve resolve => Step(
                Quiet(alert) with { State = AlertState.Resolved, Cause = resolve.Cause, Note = resolve.Note, ResolvedAt = now },
                now, Resolved, action, resolve.Cause.ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
        };
    }

    /// <summary>Nobody has answered in time.</summary>
    public Transition Escalate(Alert alert, DateTimeOffset now) => alert.EscalateAt <= now
        ? Press(Step(alert, now, Escalated, Parties.Companion, ""), alert.Round + 1, now)
        : Transition.None(alert);

    /// <summary>It presses from now on, and people are asked anew.</summary>
    /// <param name="why">What made it press.</param>
    public Transition PressFromNow(Alert alert, AlertEventKind why, DateTimeOffset now) => Press(Step(alert, now, why, Parties.Companion, ""), 0, now);

    /// <summary>The true time of a record of this alert has become known.</summary>
    public static Transition Redate(Alert alert, RecordId record, DateTimeOffset occurredAt, DateTimeOffset now)
    {
        // Only the first record's time is the alert's own; of the others only the latest is kept, and too late an arrival
        // is the milder error there.
        return alert.Records is [var first, ..] && first == record && alert.OccurredAt != occurredAt
            ? Step(alert with { OccurredAt = occurredAt, LastSeenAt = alert.Records.Length == 1 ? occurredAt : alert.LastSeenAt }, now, Redated, Parties.Companion, record.GatewayId)
            : Transition.None(alert);
    }

    private static Transition Take(Alert alert, StaffAction action, DateTimeOffset now)
    {
        var hasIt = alert.State is AlertState.Acknowledged or AlertState.OnTheWay;
        if (hasIt && !alert.AwaitsAnswer)
        {
            return Transition.Refused(alert, alert.IsHeldBy(action.Who) ? StaffRefusal.AlreadyYours : StaffRefusal.TakenBySomeoneElse);
        }

        // Answering a reopened alert gives it to who answers; the state has been reached already and stays.
        var answered = Quiet(alert) with { State = hasIt ? alert.State : AlertState.Acknowledged, HolderId = action.Who.Id, HolderName = action.Who.Name, AnsweredAt = now };
        return Step(answered, now, Acknowledged, action);
    }

    private static Transition Go(Alert alert, StaffAction action, DateTimeOffset now)
    {
        var isHolder = alert.IsHeldBy(action.Who);
        if (alert.State == AlertState.OnTheWay && isHolder && !alert.AwaitsAnswer)
        {
            return Transition.Refused(alert, StaffRefusal.AlreadyYours);
        }

        var detail = alert.HolderName is { } from && !isHolder ? $"took over from {from}" : "";
        var going = Quiet(alert) with { State = AlertState.OnTheWay, HolderId = action.Who.Id, HolderName = action.Who.Name, AnsweredAt = now };
        return Step(going, now, OnTheWay, action, detail);
    }

    private static Alert Quiet(Alert alert) => alert with { AwaitsAnswer = false, EscalateAt = null };

    private static string NoteOf(HomeRecord record) => record.Clock switch
    {
        ClockNote.Unset => "the gateway has no clock yet; time of arrival",
        ClockNote.Ahead => "dated in the future; time of arrival",
        ClockNote.BeforeEnrolment => "dated before the gateway was enrolled; time of arrival",
        _ => "",
    };

    private static Transition Step(Alert alert, DateTimeOffset now, AlertEventKind what, string who, string device, string detail = "")
        => new(alert with { Version = alert.Version + 1 }, [new AlertEvent(alert.Id, now, what, who, device, detail)]);

    private static Transition Step(Alert alert, DateTimeOffset now, AlertEventKind what, StaffAction action, string detail = "")
        => new(alert with { Version = alert.Version + 1 }, [new AlertEvent(alert.Id, now, what, action.Who.Name, action.Device, detail, action.Who.Id)]);

    private static Transition Then(Transition first, Alert alert, DateTimeOffset now, AlertEventKind what, string who, string device, string detail = "")
    {
        var second = Step(alert, now, what, who, device, detail);
        return second with { Events = first.Events.AddRange(second.Events), Asked = first.Asked };
    }

    // A round of pressing: people are asked now, and again when nobody has answered by its end.
    private Transition Press(Transition first, int round, DateTimeOffset now)
    {
        var alert = first.Alert;
        var asked = Escalation.Ask(plan, limits, alert.HomeId, alert.Severity, round, now);
        var pressing = first with { Alert = alert with { AwaitsAnswer = true, Round = round, EscalateAt = now + asked.Wait }, Asked = asked };
        return asked.Reaches ? Then(pressing, pressing.Alert, now, AlertEventKind.Asked, Parties.Companion, "", asked.Line) : pressing;
    }
}
