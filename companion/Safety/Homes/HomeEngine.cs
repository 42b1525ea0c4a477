using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Safety.Homes;

/// <summary>
/// Decides what a record, a person or the time means for a home: <c>(state, what happens, now) → (state, intents)</c>.
/// Pure: the same arguments give the same decision, and nothing outside changes.
/// </summary>
/// <param name="onCall">Who is asked; everybody who is in no plan has the page.</param>
/// <param name="guard">Runs the parts of a decision; null for the plain one.</param>
public sealed partial class HomeEngine(AlertLimits limits, IReadOnlyList<IRule> rules, OnCallPlan? onCall = null, PartGuard? guard = null)
{
    // More cancels than this that all came before their alarms are no people's doing; the oldest are forgotten.
    private const int MostPendingCancels = 16;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private readonly RuleJudge judge = new(rules, guard ?? PartGuard.Plain);
    private readonly AlertLifecycle lifecycle = new(limits, onCall ?? OnCallPlan.Empty, guard ?? PartGuard.Plain);

    /// <summary>Runs the parts of what happens to a home, those of the engine and those around it.</summary>
    public PartGuard Guard { get; } = guard ?? PartGuard.Plain;

    /// <summary>The same engine with another plan of who is asked.</summary>
    public HomeEngine With(OnCallPlan plan) => new(limits, rules, plan, Guard);

    /// <summary>The companion itself has found something about a home. What is open already is not raised again, and does not press again.</summary>
    /// <param name="point">Which point, channel or rota. It is what the alert is about unless the finding says otherwise.</param>
    /// <param name="detail">What there is to say, for the timeline.</param>
    public HomeDecision Report(HomeState home, Finding finding, string point, string detail, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        if (home.Joinable(finding.Kind, AlertScope.SubjectOf(finding.Kind, finding.About, point)) is null)
        {
            var raised = lifecycle.Raise(home.HomeId, finding, point, detail, now);
            draft.Take(null, raised with { Alert = raised.Alert with { Reason = finding.Reason } });
        }

        return draft.Decision;
    }

    /// <summary>Something happened in the home.</summary>
    public HomeDecision Apply(HomeState home, HomeRecord record, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(record);
        var draft = new Draft(home);
        if (record.Body is Cancel cancel)
        {
            Part(draft, "cancel", () => Cancel(draft, record.Id, record.Id with { Sequence = cancel.Ref }, now));
        }

        var outcomes = new Outcomes();
        draft.Home = draft.Home with { Rules = judge.Judge(draft.Home.Rules, record, now, outcomes) };
        CarryOut(draft, outcomes, record, now);
        if (draft.Failed && record.Body.IsCall && draft.Home.Holding(record.Id) is null)
        {
            // Whatever failed stood between this call and its alert. The call itself is still there, as it came.
            Unread(draft, Unreadable(record.Point, "it could not be judged", now), record, now);
        }

        return draft.Decision;
    }

    /// <summary>Something came on the alarm stream of a gateway that cannot be read or judged: it may be a call for help.</summary>
    /// <param name="detail">What is wrong with it, for the timeline.</param>
    public HomeDecision Unread(HomeState home, string gatewayId, string detail, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        Unread(draft, Unreadable(gatewayId, detail, now), null, now);
        return draft.Decision;
    }

    /// <summary>A member of staff does something.</summary>
    public StaffDecision Apply(HomeState home, StaffAction action, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(action);
        if (home.Find(action.AlertId) is not { } alert)
        {
            return new StaffDecision(new HomeDecision(home, []), StaffRefusal.Unknown, null);
        }

        var draft = new Draft(home);
        var transition = lifecycle.Act(alert, action, now);
        draft.Take(alert, transition);
        if (action is Resolve resolve && transition.Refusal is null)
        {
            var outcomes = new Outcomes();
            draft.Home = draft.Home with { Rules = judge.Learn(draft.Home.Rules, alert, resolve.Cause, now, outcomes) };
            if (resolve.Cause == ResolveCause.Test && alert.Kind == AlertKind.Help)
            {
                draft.Home = draft.Home with { Rules = judge.Tested(draft.Home.Rules, alert, now, outcomes) };
            }

            CarryOut(draft, outcomes, null, now);
        }

        return new StaffDecision(draft.Decision, transition.Refusal, transition.Alert);
    }

    /// <summary>The plan of who is asked has changed: open alerts are held against it from now on.</summary>
    /// <param name="before">The plan there was; null when that is not known, as after a start.</param>
    public HomeDecision Reconsider(HomeState home, OnCallPlan? before, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        foreach (var alert in home.Alerts)
        {
            Part(draft, "reconsider", () => draft.Take(alert, lifecycle.Reconsider(alert, before, now)));
        }

        return draft.Decision;
    }

    /// <summary>Time has passed. Does what is due, and nothing if nothing is.</summary>
    public HomeDecision Tick(HomeState home, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        foreach (var alert in home.Alerts)
        {
            if (IsDue(alert, now) && !Part(draft, "escalation", () => draft.Take(alert, Passed(alert, now))))
            {
                // It is tried again, and the others are not kept waiting.
                draft.PutOff(alert, now + AfterFailure);
            }
        }

        if (home.Rules.NextDue <= now)
        {
            var outcomes = new Outcomes();
            draft.Home = draft.Home with { Rules = judge.Tick(draft.Home.Rules, now, outcomes) };
            CarryOut(draft, outcomes, null, now);
        }

        return draft.Decision;
    }

    private static bool IsDue(Alert alert, DateTimeOffset now) => alert.EscalateAt <= now || alert.HeldUntil <= now || alert.EndsAt <= now || alert.OnDutyUntil <= now;

    private Transition Passed(Alert alert, DateTimeOffset now) => alert switch
    {
        { EndsAt: { } ends } when ends <= now => AlertAftermath.End(alert, now),
        { HeldUntil: { } held } when held <= now => lifecycle.RestartRounds(alert, AlertEventKind.Alone, now),
        _ => lifecycle.Escalate(alert, now),
    };

    /// <summary>The true time of an earlier record has become known.</summary>
    public static HomeDecision Redate(HomeState home, RecordId record, DateTimeOffset occurredAt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        if (home.Holding(record) is { } alert)
        {
            draft.Take(alert, AlertLifecycle.Redate(alert, record, occurredAt, now));
        }

        return draft.Decision;
    }

    /// <summary>Remembers, after a restart, a cancel that came before its alarm.</summary>
    public static HomeState Remember(HomeState home, PendingCancel cancel)
    {
        ArgumentNullException.ThrowIfNull(home);
        if (home.PendingCancels.Contains(cancel))
        {
            return home;
        }

        var pending = home.PendingCancels.Add(cancel);
        return home with { PendingCancels = pending.Length > MostPendingCancels ? pending.RemoveAt(0) : pending };
    }

    private static Finding Unreadable(string point, string detail, DateTimeOffset now)
        => new(AlertKind.AlarmUnread, "companion", null, new Reason { At = now, Detail = detail }, point);

    private void Unread(Draft draft, Finding finding, HomeRecord? record, DateTimeOffset now)
    {
        if (draft.Home.Joinable(finding.Kind, null) is { } open)
        {
            draft.Take(open, record is null ? lifecycle.Join(open, finding.Point ?? "", finding.Reason?.Detail ?? "", now) : lifecycle.Join(open, finding, record, now));
            return;
        }

        var raised = record is null
            ? lifecycle.Raise(draft.Home.HomeId, finding, finding.Point ?? "", finding.Reason?.Detail ?? "", now)
            : lifecycle.Raise(draft.Home.HomeId, finding, record, now);
        draft.Take(null, raised with { Alert = raised.Alert with { Reason = finding.Reason } });
    }

    // One part: all of what it does, or nothing but the report that it failed.
    private bool Part(Draft draft, string name, Action run)
    {
        var mark = draft.Mark;
        return Guard.Run(
            name, false,
            () =>
            {
                run();
                return true;
            },
            error => draft.Fail(mark, new ReportFailure(name, error)));
    }

    private void CancelIfWaited(Draft draft, Alert alert, HomeRecord record, DateTimeOffset now)
    {
        foreach (var pending in draft.Home.PendingCancels)
        {
            if (pending.Alarm == record.Id)
            {
                draft.Home = draft.Home with { PendingCancels = draft.Home.PendingCancels.Remove(pending) };
                draft.Take(alert, lifecycle.Cancel(alert, pending.Cancel, now));
                return;
            }
        }
    }

    private void Cancel(Draft draft, RecordId cancel, RecordId alarm, DateTimeOffset now)
    {
        if (draft.Home.Holding(alarm) is { } alert)
        {
            draft.Take(alert, lifecycle.Cancel(alert, cancel, now));
        }
        else
        {
            draft.Home = Remember(draft.Home, new PendingCancel(cancel, alarm));
        }
    }

    /// <summary>A decision in the making.</summary>
    private sealed class Draft(HomeState home)
    {
        private ImmutableArray<Intent>.Builder? intents;

        public HomeState Home { get; set; } = home;

        public HomeDecision Decision => new(Home, intents?.ToImmutable() ?? []);

        /// <summary>Some part of it has failed.</summary>
        public bool Failed { get; private set; }

        /// <summary>Where it stands, to come back to.</summary>
        public (HomeState Home, int Intents) Mark => (Home, intents?.Count ?? 0);

        /// <summary>Goes back to where it stood, and reports what failed.</summary>
        public void Fail((HomeState Home, int Intents) mark, ReportFailure failure)
        {
            Home = mark.Home;
            while (intents?.Count > mark.Intents)
            {
                intents.RemoveAt(intents.Count - 1);
            }

            Report(failure);
        }

        public void Report(ReportFailure failure)
        {
            Failed = true;
            Add(failure);
        }

        private void Time(Alert? before, Alert after)
        {
            Time(after.Id, Timers.Escalate, before?.EscalateAt, after.EscalateAt);
            Time(after.Id, Timers.Hold, before?.HeldUntil, after.HeldUntil);
            Time(after.Id, Timers.DutyEnds, before?.OnDutyUntil, after.OnDutyUntil);
        }

        private void Time(Guid alert, string timer, DateTimeOffset? before, DateTimeOffset? after)
        {
            if (before != after)
            {
                Add(after is { } due ? new SetTimer(alert, timer, due) : new ClearTimer(alert, timer));
            }
        }

        public void PutOff(Alert alert, DateTimeOffset due)
        {
            var after = alert with { EscalateAt = due, HeldUntil = null, OnDutyUntil = alert.OnDutyUntil < due ? due : alert.OnDutyUntil };
            Home = Home.With(after);
            Time(alert, after);
        }

        public void Add(Intent intent) => (intents ??= ImmutableArray.CreateBuilder<Intent>()).Add(intent);

        public void Take(Alert? before, Transition transition)
        {
            if (transition.Fault is { } fault)
            {
                Report(new ReportFailure("policy", fault));
            }

            if (transition.Events.IsEmpty && !transition.OnlyDeadlines)
            {
                return;
            }

            var after = transition.Alert;
            Home = Home.With(after);
            foreach (var what in transition.Events)
            {
                Add(new ChangeAlert(after, what));
            }

            if (transition.Asked is { } asked)
            {
                Add(new AskPeople(after, asked));
            }

            Time(before, after);
        }
    }
}
