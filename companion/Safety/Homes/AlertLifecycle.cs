using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules;
using static Hjemvakt.Safety.Alerts.AlertEventKind;

namespace Hjemvakt.Safety.Homes;

/// <summary>
/// The life of one alert: <c>raised → notified → acknowledged → onTheWay → resolved</c>, with <c>cancelled</c> beside it.
/// States only go forward and none is reached twice. Pure.
/// </summary>
public sealed class AlertLifecycle(AlertLimits limits, OnCallPlan plan, PartGuard guard)
{
    /// <summary>A record raises an alert.</summary>
    public Transition Raise(string homeId, Finding finding, HomeRecord record, DateTimeOffset now)
    {
        var about = AlertScope.SubjectOf(finding.Kind, finding.About, finding.Point ?? record.Point);
        var alert = new Alert
        {
            Id = AlertIdentity.Of(homeId, finding.Kind, record.Id, about),
            HomeId = homeId,
            Kind = finding.Kind,
            Severity = finding.Severity,
            State = AlertState.Raised,
            Version = 0,
            OccurredAt = record.OccurredAt,
            StoredAt = now,
            LastSeenAt = record.OccurredAt,
            Point = record.Point,
            About = about,
            Source = finding.Source,
            Confidence = finding.Confidence,
            Records = [record.Id],
        };
        return StartRound(Step(alert, now, Raised, Parties.Companion, record.Id.GatewayId, NoteOf(record)), 0, now);
    }

    /// <summary>The companion itself has found something, without a record.</summary>
    /// <param name="point">What it is about.</param>
    /// <param name="detail">What there is to say, for the timeline.</param>
    public Transition Raise(string homeId, Finding finding, string point, string detail, DateTimeOffset now)
    {
        var about = AlertScope.SubjectOf(finding.Kind, finding.About, point);
        var alert = new Alert
        {
            Id = AlertIdentity.Of(homeId, finding.Kind, now, about),
            HomeId = homeId,
            Kind = finding.Kind,
            Severity = finding.Severity,
            State = AlertState.Raised,
            Version = 0,
            OccurredAt = now,
            StoredAt = now,
            LastSeenAt = now,
            Point = point,
            About = about,
            Source = finding.Source,
            Confidence = finding.Confidence,
            Records = [],
        };
        return StartRound(Step(alert, now, Raised, Parties.Companion, "", detail), 0, now);
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

        return Again(alert, joined, record.Id.GatewayId, now);
    }

    /// <summary>The same has come again on a gateway's alarm stream, without a record that could be read.</summary>
    public Transition Join(Alert alert, string gatewayId, string detail, DateTimeOffset now)
    {
        var joined = Step(alert with { LastSeenAt = now }, now, Joined, Parties.Companion, gatewayId, detail);
        return Again(alert, joined, gatewayId, now);
    }

    /// <summary>
    /// The resident took back the alarm <paramref name="cancel"/> refers to. It ends the alert's pressing only if it came
    /// after every alarm in it: someone who cancels and then calls again wants help.
    /// </summary>
    /// <remarks>It lowers the alert and does not silence it: people are asked to confirm it until somebody does.</remarks>
    public Transition Cancel(Alert alert, RecordId cancel, DateTimeOffset now)
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
        // Whoever has it has it still, with the deadline there was. If it pressed, people are asked to confirm.
        var due = alert is { HasHolder: true, AwaitsAnswer: false } ? alert.EscalateAt : now + limits.ConfirmEvery;
        return Step(alert with { AwaitsAnswer = false, HolderAsked = false, EscalateAt = due, State = state, CancelledByResident = true }, now, Cancelled, Parties.Resident, cancel.GatewayId);
    }

    /// <summary>What a member of staff does, or a channel on its way to one.</summary>
    public Transition Act(Alert alert, StaffAction action, DateTimeOffset now)
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

        if (action is DeliveryReport carried)
        {
            return Step(alert, now, carried.Sent ? Sent : NotSent, action, carried.Detail);
        }

        return action switch
        {
            Acknowledge => Take(alert, action, now),
            GoThere go => Go(alert, go, now),
            Resolve resolve => Step(
                StopEscalating(alert) with { HolderAsked = false, OnDutyUntil = null, State = AlertState.Resolved, Cause = resolve.Cause, Note = resolve.Note, ResolvedAt = now },
                now, Resolved, action, resolve.Cause.ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
        };
    }

    /// <summary>A deadline of the alert has passed: nobody has answered, its holder has not kept the time, or a cancel is still to be confirmed.</summary>
    public Transition Escalate(Alert alert, DateTimeOffset now)
    {
        var moved = false;
        if (alert.OnDutyUntil <= now && DutyOver(alert, now) is { } over)
        {
            if (!over.OnlyDeadlines)
            {
                return over;
            }

            (alert, moved) = (over.Alert, true);
        }

        if (!(alert.EscalateAt <= now))
        {
            return moved ? Transition.DeadlinesOnly(alert) : Transition.None(alert);
        }

        if (alert.AwaitsAnswer)
        {
            return StartRound(Step(alert, now, Escalated, Parties.Companion, ""), alert.Round + 1, now);
        }

        if (!alert.HasHolder)
        {
            return AskToConfirm(alert, now);
        }

        return alert.HolderAsked
            ? StartRound(Step(alert, now, Escalated, Parties.Companion, "", $"no answer from {alert.HolderName}"), FirstRoundBeyond(alert, now), now)
            : AskHolder(Step(alert, now, AlertEventKind.HolderAsked, Parties.Companion, "", alert.HolderName!), now);
    }

    /// <summary>The plan of who is asked has changed: what is open is held against it from now on.</summary>
    /// <param name="before">The plan there was; null when that is not known.</param>
    public Transition Reconsider(Alert alert, OnCallPlan? before, DateTimeOffset now)
    {
        if (alert.HolderId is { } holder && alert.GroupId is null && !plan.People.IsEmpty && !plan.Counts(holder))
        {
            return Lose(alert, "may no longer answer", now);
        }

        if (alert.OnDutyUntil is not null && DutyOver(alert, now) is { } over)
        {
            return over;
        }

        if (!alert.AwaitsAnswer || alert.EscalateAt is not { } due)
        {
            return Transition.None(alert);
        }

        var asked = WhomToAsk(plan, alert, alert.Round, now);
        if (before is not null && !asked.AsksTheSameAs(WhomToAsk(before, alert, alert.Round, now)))
        {
            return StartRound(Step(alert, now, PlanCorrected, Parties.Companion, ""), alert.Round, now);
        }

        // Never later than it was.
        var sooner = (alert.AskedAt ?? alert.StoredAt) + asked.Wait;
        return sooner < due ? Transition.DeadlinesOnly(alert with { EscalateAt = sooner }) : Transition.None(alert);
    }

    /// <summary>It presses from now on, and people are asked anew.</summary>
    /// <param name="why">What made it press.</param>
    public Transition RestartRounds(Alert alert, AlertEventKind why, DateTimeOffset now) => StartRound(Step(alert, now, why, Parties.Companion, ""), 0, now);

    /// <summary>The true time of a record of this alert has become known.</summary>
    public static Transition Redate(Alert alert, RecordId record, DateTimeOffset occurredAt, DateTimeOffset now)
    {
        // Only the first record's time is the alert's own; of the others only the latest is kept, and too late an arrival
        // is the milder error there.
        return alert.Records is [var first, ..] && first == record && alert.OccurredAt != occurredAt
            ? Step(alert with { OccurredAt = occurredAt, LastSeenAt = alert.Records.Length == 1 ? occurredAt : alert.LastSeenAt }, now, Redated, Parties.Companion, record.GatewayId)
            : Transition.None(alert);
    }

    private Transition Take(Alert alert, StaffAction action, DateTimeOffset now)
    {
        var hasIt = alert.State is AlertState.Acknowledged or AlertState.OnTheWay;
        var isAsked = alert.HolderAsked && alert.IsHeldBy(action.Who);
        if (hasIt && alert.HasHolder && !alert.AwaitsAnswer && !isAsked)
        {
            return Transition.Refused(alert, alert.IsHeldBy(action.Who) ? StaffRefusal.AlreadyYours : StaffRefusal.TakenBySomeoneElse);
        }

        // Answering a reopened alert gives it to who answers; the state has been reached already and stays.
        return Step(Held(alert, action.Who, now, AlertLimits.SetOutWithin(alert.EscalatesAs)) with { State = hasIt ? alert.State : AlertState.Acknowledged }, now, Acknowledged, action);
    }

    private Transition Go(Alert alert, GoThere action, DateTimeOffset now)
    {
        var isHolder = alert.IsHeldBy(action.Who);
        if (alert.State == AlertState.OnTheWay && isHolder && !alert.AwaitsAnswer && !alert.HolderAsked)
        {
            return Transition.Refused(alert, StaffRefusal.AlreadyYours);
        }

        var from = alert.HolderName is { } name && !isHolder ? $"took over from {name}" : null;
        var within = action.Within is { } time ? string.Create(CultureInfo.InvariantCulture, $"there within {time.TotalMinutes:0} min") : null;
        TimeSpan? promised = AlertLimits.SetOutWithin(alert.EscalatesAs) is null ? null : action.Within ?? limits.Promised;
        return Step(Held(alert, action.Who, now, promised) with { State = AlertState.OnTheWay }, now, OnTheWay, action, string.Join("; ", new[] { from, within }.OfType<string>()));
    }

    // Somebody has it now, until a time by which more must have happened.
    private Alert Held(Alert alert, StaffPerson who, DateTimeOffset now, TimeSpan? time) => alert with
    {
        AwaitsAnswer = false,
        HolderId = who.Id,
        HolderName = who.Name,
        HolderAsked = false,
        FurtherCalls = 0,
        AnsweredAt = now,
        EscalateAt = now + time,
        OnDutyUntil = guard.Run<DateTimeOffset?>("duty", null, () => Escalation.OnDutyUntil(plan, alert.HomeId, who.Id, now), _ => { }),
    };

    // A further alarm of an alert that somebody has had for long opens it again. Of one that somebody has just taken, the holder is told at once, and after
    // the second everybody on duty; after that no more often than once a round, however often a button is pressed.
    private Transition Again(Alert before, Transition joined, string device, DateTimeOffset now)
    {
        if (AnswerIsOld(before, now))
        {
            return StartRound(Then(joined, joined.Alert with { HolderAsked = false }, now, Reopened, Parties.Companion, device), 0, now);
        }

        if (before is not { AwaitsAnswer: false, HasHolder: true } || !(before.Kind.IsAlarm() || before.Kind == AlertKind.AlarmUnread))
        {
            return joined;
        }

        var called = joined with { Alert = joined.Alert with { FurtherCalls = before.FurtherCalls + 1 } };
        if (called.Alert.FurtherCalls > 2 && now - before.AskedAt < limits.EscalateAfter)
        {
            return called;
        }

        return Ask(called, called.Alert.FurtherCalls == 1
            ? Escalation.Person(plan, before.HolderId!, limits.EscalateAfter)
            : Escalation.OnDuty(plan, before.HomeId, before.HolderId!, limits.EscalateAfter, now), now);
    }

    private Transition AskHolder(Transition first, DateTimeOffset now)
    {
        var alert = first.Alert;
        var wait = limits.HolderAnswersWithin(alert.EscalatesAs);
        return Ask(first with { Alert = alert with { HolderAsked = true, EscalateAt = now + wait } }, Escalation.Person(plan, alert.HolderId ?? "", wait), now);
    }

    private Transition AskToConfirm(Alert alert, DateTimeOffset now)
    {
        var first = Step(alert with { EscalateAt = now + limits.ConfirmEvery }, now, ConfirmAsked, Parties.Companion, "");
        Exception? fault = null;
        var asked = guard.Run("policy", null, () => WhomToAsk(plan, alert, 0, now), error => fault = error)
            ?? Escalation.Everybody(plan, limits.ConfirmEvery);
        return Ask(first with { Fault = fault }, asked, now);
    }

    // Messages go out, and nothing else changes.
    private static Transition Ask(Transition first, Asked asked, DateTimeOffset now)
    {
        if (asked.People.IsEmpty && asked.Centres.IsEmpty)
        {
            return first;
        }

        var asking = first with { Alert = first.Alert with { AskedAt = now }, Asked = asked };
        return asked.Reaches ? Then(asking, asking.Alert, now, AlertEventKind.Asked, Parties.Companion, "", asked.Line) : asking;
    }

    // The holder's duty is over; null when it is not, or was longer than known.
    private Transition? DutyOver(Alert alert, DateTimeOffset now)
    {
        if (alert.HolderId is not { } holder || alert.GroupId is not null || alert is { ClearedAt: not null, Severity: <= Severity.Moderate })
        {
            return Transition.DeadlinesOnly(alert with { OnDutyUntil = null });
        }

        if (Escalation.OnDutyUntil(plan, alert.HomeId, holder, now) is { } until)
        {
            return until == alert.OnDutyUntil ? null : Transition.DeadlinesOnly(alert with { OnDutyUntil = until });
        }

        return Lose(alert, "the duty ended without a hand-over", now);
    }

    private Transition Lose(Alert alert, string why, DateTimeOffset now)
    {
        var lost = Step(
            alert with { HolderId = null, HolderName = null, HolderAsked = false, FurtherCalls = 0, OnDutyUntil = null }, now, HolderLost, Parties.Companion, "", $"{alert.HolderName}: {why}");
        // What presses already goes on with its rounds.
        return !alert.AwaitsAnswer ? StartRound(lost, 0, now) : alert.EscalateAt <= now ? StartRound(lost, alert.Round + 1, now) : lost;
    }

    // The first round that asks anybody but its holder.
    private int FirstRoundBeyond(Alert alert, DateTimeOffset now) => guard.Run(
        "policy", 0,
        () =>
        {
            var rounds = plan.PolicyFor(alert.HomeId, alert.EscalatesAs, limits).Steps.Sum(step => Math.Max(1, step.Times));
            for (var round = 0; round < rounds; round++)
            {
                var asked = WhomToAsk(plan, alert, round, now);
                if (!asked.Centres.IsEmpty || asked.People.Any(person => person.Id != alert.HolderId))
                {
                    return round;
                }
            }

            return rounds;
        },
        _ => { });

    private bool AnswerIsOld(Alert alert, DateTimeOffset now) => !alert.AwaitsAnswer && alert.AnsweredAt is { } answered && now - answered > limits.ReopenAfter;

    private static Alert StopEscalating(Alert alert) => alert with { AwaitsAnswer = false, EscalateAt = null, HeldUntil = null };

    private static string NoteOf(HomeRecord record) => record.Clock switch
    {
        ClockNote.Unset => "the gateway has no clock yet; time of arrival",
        ClockNote.Ahead => "dated in the future; time of arrival",
        ClockNote.BeforeEnrolment => "dated before the gateway was enrolled; time of arrival",
        ClockNote.Corrected => "the gateway's clock is wrong; worked out from when it was started",
        _ => "",
    };

    private static Transition Step(Alert alert, DateTimeOffset now, AlertEventKind what, string who, string device, string detail = "")
        => new(alert with { Version = alert.Version + 1 }, [new AlertEvent(alert.Id, now, what, who, device, detail)]);

    private static Transition Step(Alert alert, DateTimeOffset now, AlertEventKind what, StaffAction action, string detail = "")
        => new(alert with { Version = alert.Version + 1 }, [new AlertEvent(alert.Id, now, what, action.Who.Name, action.Device, detail, action.Who.Id)]);

    private static Transition Then(Transition first, Alert alert, DateTimeOffset now, AlertEventKind what, string who, string device, string detail = "")
    {
        var second = Step(alert, now, what, who, device, detail);
        return second with { Events = first.Events.AddRange(second.Events), Asked = first.Asked, Fault = first.Fault };
    }

    // A matter of many homes is asked of the team that it is about.
    private Asked WhomToAsk(OnCallPlan of, Alert alert, int round, DateTimeOffset now)
        => Escalation.Ask(of, limits, alert.HomeId, alert.EscalatesAs, round, now, CommonCause.Is(alert.Kind) ? of.FindTeam(alert.Point) : null);

    // A round of pressing: people are asked now, and again when nobody has answered by its end.
    private Transition StartRound(Transition first, int round, DateTimeOffset now)
    {
        var alert = first.Alert;
        Exception? fault = null;
        var asked = guard.Run(
            "policy", null, () => WhomToAsk(plan, alert, round, now), error => fault = error)
            ?? Escalation.Everybody(plan, limits.EscalateAfter);
        var pressing = first with { Fault = fault, Alert = alert with { AwaitsAnswer = true, HeldUntil = null, Round = round, AskedAt = now, EscalateAt = now + asked.Wait }, Asked = asked };
        return asked.Reaches ? Then(pressing, pressing.Alert, now, AlertEventKind.Asked, Parties.Companion, "", asked.Line) : pressing;
    }
}
