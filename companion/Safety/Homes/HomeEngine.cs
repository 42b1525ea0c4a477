using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Safety.Homes;

/// <summary>
/// Decides what a record, a person or the time means for a home: <c>(state, what happens, now) → (state, intents)</c>.
/// Pure: the same arguments give the same decision, and nothing outside changes.
/// </summary>
/// <param name="onCall">Who is asked; everybody who is in no plan has the page.</param>
public sealed partial class HomeEngine(AlertLimits limits, IReadOnlyList<IRule> rules, OnCallPlan? onCall = null)
{
    // More cancels than this that all came before their alarms are no people's doing; the oldest are forgotten.
    private const int MostPendingCancels = 16;

    private readonly RuleJudge judge = new(rules);
    private readonly AlertLifecycle lifecycle = new(limits, onCall ?? OnCallPlan.Empty);

    /// <summary>The same engine with another plan of who is asked.</summary>
    public HomeEngine With(OnCallPlan plan) => new(limits, rules, plan);

    /// <summary>The companion itself has found something about a home. What is open already is not raised again, and does not press again.</summary>
    /// <param name="point">What it is about.</param>
    /// <param name="detail">What there is to say, for the timeline.</param>
    public HomeDecision Report(HomeState home, Finding finding, string point, string detail, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        if (home.Joinable(finding.Kind) is null)
        {
            draft.Take(null, lifecycle.Raise(home.HomeId, finding, point, detail, now));
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
            Cancel(draft, record.Id, record.Id with { Sequence = cancel.Ref }, now);
        }

        var outcomes = new Outcomes();
        draft.Home = draft.Home with { Rules = judge.Judge(draft.Home.Rules, record, now, outcomes) };
        CarryOut(draft, outcomes, record, now);
        return draft.Decision;
    }

    /// <summary>A member of staff does something.</summary>
    public static StaffDecision Apply(HomeState home, StaffAction action, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(action);
        if (home.Find(action.AlertId) is not { } alert)
        {
            return new StaffDecision(new HomeDecision(home, []), StaffRefusal.Unknown, null);
        }

        var draft = new Draft(home);
        var transition = AlertLifecycle.Act(alert, action, now);
        draft.Take(alert, transition);
        if (action is Resolve resolve && transition.Refusal is null)
        {
            draft.Home = draft.Home with { Rules = RuleJudge.Learn(draft.Home.Rules, alert, resolve.Cause, now) };
            if (resolve.Cause == ResolveCause.Test && alert.Kind == AlertKind.Help)
            {
                var missed = draft.Home.Rules.Stands(TestAlarmRule.Name);
                draft.Home = draft.Home with { Rules = RuleJudge.Tested(draft.Home.Rules, alert, now) };
                if (missed && !draft.Home.Rules.Stands(TestAlarmRule.Name))
                {
                    Clear(draft, AlertKind.TestMissing, now);
                }
            }
        }

        return new StaffDecision(draft.Decision, transition.Refusal, transition.Alert);
    }

    /// <summary>Time has passed. Does what is due, and nothing if nothing is.</summary>
    public HomeDecision Tick(HomeState home, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        foreach (var alert in home.Alerts)
        {
            draft.Take(alert, lifecycle.Escalate(alert, now));
        }

        if (home.Rules.NextDue <= now)
        {
            var outcomes = new Outcomes();
            draft.Home = draft.Home with { Rules = judge.Tick(draft.Home.Rules, now, outcomes) };
            CarryOut(draft, outcomes, null, now);
        }

        return draft.Decision;
    }

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

    private static void CancelIfWaited(Draft draft, Alert alert, HomeRecord record, DateTimeOffset now)
    {
        foreach (var pending in draft.Home.PendingCancels)
        {
            if (pending.Alarm == record.Id)
            {
                draft.Home = draft.Home with { PendingCancels = draft.Home.PendingCancels.Remove(pending) };
                draft.Take(alert, AlertLifecycle.Cancel(alert, pending.Cancel, now));
                return;
            }
        }
    }

    private static void Cancel(Draft draft, RecordId cancel, RecordId alarm, DateTimeOffset now)
    {
        if (draft.Home.Holding(alarm) is { } alert)
        {
            draft.Take(alert, AlertLifecycle.Cancel(alert, cancel, now));
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

        public void Add(Intent intent) => (intents ??= ImmutableArray.CreateBuilder<Intent>()).Add(intent);

        public void Take(Alert? before, Transition transition)
        {
            if (transition.Events.IsEmpty)
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

            if (before?.EscalateAt != after.EscalateAt)
            {
                Add(after.EscalateAt is { } due ? new SetTimer(after.Id, Timers.Escalate, due) : new ClearTimer(after.Id, Timers.Escalate));
            }
        }
    }
}
