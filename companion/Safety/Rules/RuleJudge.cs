using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules;

/// <summary>
/// Puts what happens in a home before every rule that watches it, and keeps what the rules want kept:
/// <c>(state, record, notice or time, now) → (state, outcomes)</c>. Pure. What becomes of the outcomes is for the engine of the home.
/// The rules for calls and falls go first; every part runs under a guard of its own.
/// </summary>
internal sealed partial class RuleJudge(IReadOnlyList<IRule> rules, PartGuard guard)
{
    // A part that fails on its own deadline is asked again, but not at once and for ever.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    // After a start nothing is concluded from silence before the gateways have had the time to deliver.
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(3);

    private readonly IRule[] first = [.. rules.Where(rule => rule.Card.First)], then = [.. rules.Where(rule => !rule.Card.First)];

    private readonly ILearningRule[] learning = [.. rules.OfType<ILearningRule>()];

    /// <summary>Something happened in the home.</summary>
    public RuleState Judge(RuleState state, HomeRecord record, DateTimeOffset now, Outcomes outcomes)
    {
        var before = state.Point(record.Point);
        foreach (var rule in first)
        {
            state = Ask(rule, state, before, record, now, outcomes);
        }

        state = Turn(state, now, outcomes);
        state = Part("points", state, outcomes, known => Seen(known, before, record));
        state = Part("habits", state, outcomes, known => Live(known, record, now, outcomes));
        foreach (var rule in then)
        {
            state = Ask(rule, state, before, record, now, outcomes);
        }

        // What was learned of calls comes when the call itself is told.
        foreach (var rule in record.Body.IsCall ? learning : [])
        {
            state = Part(rule.Memory, state, outcomes, known => Take(known, rule, rule.Weigh(new RuleView(known, rule.Card, before, now), record), outcomes));
        }

        return Timed(state, outcomes);
    }

    /// <summary>The companion has noticed something about a gateway.</summary>
    public RuleState Judge(RuleState state, HomeNotice notice, DateTimeOffset now, Outcomes outcomes)
    {
        var lost = state.Stands(RuleNames.NoContact);
        state = Turn(state, now, outcomes);
        state = Part("boots", state, outcomes, known => notice is GatewayRemoved ? Removed(known, notice.GatewayId, outcomes) : Booted(known, notice, now));
        foreach (var rule in rules)
        {
            state = Ask(rule, state, notice, now, outcomes);
        }

        state = Part("contact", state, outcomes, known => Contact(known, lost, now));
        return Timed(state, outcomes);
    }

    /// <summary>Time has passed: asks every rule with a watch that is due.</summary>
    public RuleState Tick(RuleState state, DateTimeOffset now, Outcomes outcomes)
    {
        state = Turn(state, now, outcomes);
        var lost = state.Stands(RuleNames.NoContact);
        foreach (var rule in rules)
        {
            foreach (var watch in state.Watches)
            {
                if (watch.Rule == rule.Card.Name && watch.Due <= now)
                {
                    state = Ask(rule, state, watch, now, outcomes);
                }
            }
        }

        state = Part("contact", state, outcomes, known => Contact(known, lost, now));
        if (state.Habits.Due <= now && !(state.HabitsNotBefore > now))
        {
            var failed = outcomes.Failures;
            state = Part("habits-deadline", state, outcomes, known => Silence(known, now, outcomes));
            state = outcomes.Failures > failed ? state with { HabitsNotBefore = now + AfterFailure } : state;
        }

        return Timed(state, outcomes);
    }

    /// <summary>People have changed the plan. What is watched goes on where it still makes sense.</summary>
    public RuleState Replan(RuleState state, RulePlan plan, DateTimeOffset now, Outcomes outcomes)
    {
        var old = state.Plan;
        state = state with { Plan = plan, Revision = state.Revision + 1 };
        foreach (var rule in rules)
        {
            state = Part(rule.Card.Name, state, outcomes, known => Replan(known, rule, old, now, outcomes));
        }

        // Deadlines of the habits may rest on another zone or other limits now.
        state = Part("habits", state, outcomes, known => With(known, plan.Habits.Reconsider(known.Habits)));
        return Timed(Turn(state, now, outcomes), outcomes);
    }

    /// <summary>The companion has started: what became due while it was down waits for what the gateways have kept.</summary>
    public RuleState Resume(RuleState state, IReadOnlyList<LastHeard> heard, DateTimeOffset startedAt, Outcomes outcomes)
    {
        foreach (var gateway in heard)
        {
            // The rule itself says how it watches; only the time is the one that was stored.
            state = Part("contact", state, outcomes, known => known.Watch(RuleNames.NoContact, gateway.GatewayId) is null
                && Judge(known, new GatewayHeard(gateway.GatewayId), startedAt, new Outcomes()).Watch(RuleNames.NoContact, gateway.GatewayId) is { } watch
                ? known.With(watch with { Since = gateway.At })
                : known);
        }

        foreach (var watch in state.Watches)
        {
            if (watch.Due is { } due && due < startedAt + AfterStart)
            {
                state = state.With(watch with { Due = startedAt + AfterStart });
            }
        }

        var held = state.Paused is not null || state.Stands(RuleNames.NoContact);
        state = Part("habits", state, outcomes, known => With(known, held ? known.Habits : known.Plan.Habits.Release(known.Habits, startedAt)));
        return Timed(state, outcomes);
    }

    /// <summary>The companion's clock has jumped: every watch keeps the time that is left, unless it waits for a time of day.</summary>
    public RuleState ClockMoved(RuleState state, TimeSpan by, DateTimeOffset now)
    {
        var moved = state.ClockMoved(by);
        foreach (var watch in state.Watches)
        {
            var rule = rules.FirstOrDefault(one => one.Card.Name == watch.Rule);
            moved = moved.With(rule is null ? watch.ClockMoved(by) : rule.ClockMoved(new RuleView(state, rule.Card, null, now), watch, by));
        }

        return With(moved, moved.Plan.Habits.ClockMoved(moved.Habits, by)).Timed();
    }

    /// <summary>People have found out what an alert was about: rules that learn do, and so does the habit model of its own alerts.</summary>
    public RuleState Learn(RuleState state, Alert alert, ResolveCause cause, DateTimeOffset now, Outcomes outcomes)
    {
        foreach (var rule in learning)
        {
            state = Part(
                rule.Memory, state, outcomes,
                known => known.Plan.IsOn(rule.Card) ? Take(known, rule, rule.Learned(new RuleView(known, rule.Card, null, now), alert, cause), outcomes) : known);
        }

        if (HabitSigns.AnswerOf(alert.Kind, cause) is not { } answer)
        {
            return state;
        }

        return Timed(Part("habits", state, outcomes, known => With(known, known.Plan.Habits.Answer(known.Habits, now, answer))), outcomes);
    }

    /// <summary>People have ended a call as a test.</summary>
    public RuleState Tested(RuleState state, Alert alert, DateTimeOffset now, Outcomes outcomes)
    {
        foreach (var rule in rules.OfType<ITestRule>())
        {
            state = Part(
                rule.Card.Name, state, outcomes,
                known => known.Plan.IsOn(rule.Card) ? Take(known, rule, rule.Tested(new RuleView(known, rule.Card, null, now), alert.OccurredAt), outcomes) : known);
        }

        return Timed(state, outcomes);
    }

    private static RuleState Replan(RuleState state, IRule rule, RulePlan old, DateTimeOffset now, Outcomes outcomes)
    {
        var (before, plan) = (state, state.Plan);
        foreach (var watch in state.Watches)
        {
            var gone = old.Point(watch.Point) is not null && plan.Point(watch.Point) is null;
            if ((watch.Rule == rule.Card.Name || watch.Rule == (rule as ILearningRule)?.Memory) && (gone || !plan.IsOn(rule.Card)))
            {
                state = state.Without(watch.Rule, watch.Point);
            }
        }

        if (plan.IsOn(rule.Card))
        {
            foreach (var watch in rule.Begin(new RuleView(state, rule.Card, null, now)))
            {
                state = state.With(watch);
            }
        }

        Cleared(before, state, rule, outcomes);
        return state;
    }

    private RuleState Silence(RuleState state, DateTimeOffset now, Outcomes outcomes)
    {
        var (habits, found) = state.Plan.Habits.Tick(state.Habits, now);
        if (found is not null)
        {
            foreach (var rule in rules.OfType<IHabitRule>().Where(rule => state.Plan.IsOn(rule.Card)))
            {
                state = Take(state, rule, rule.Judge(new RuleView(state, rule.Card, null, now), found), outcomes);
            }
        }

        return With(state, habits);
    }

    // One part: all of what it does, or nothing but the report that it failed.
    private RuleState Part(string name, RuleState state, Outcomes outcomes, Func<RuleState, RuleState> run)
    {
        var mark = outcomes.Count;
        try
        {
            guard.Enter(name);
            return run(state);
        }
        catch (Exception error)
        {
            outcomes.Fail(mark, name, error);
            return state;
        }
    }

    // The same for a rule, written out: this is on the way of every record, and a rule costs no memory that it does not need.
    private RuleState Ask(IRule rule, RuleState state, PointState? before, HomeRecord record, DateTimeOffset now, Outcomes outcomes)
    {
        var mark = outcomes.Count;
        try
        {
            guard.Enter(rule.Card.Name);
            return state.Plan.IsOn(rule.Card) ? Take(state, rule, rule.Judge(new RuleView(state, rule.Card, before, now), record), outcomes) : state;
        }
        catch (Exception error)
        {
            outcomes.Fail(mark, rule.Card.Name, error);
            return state;
        }
    }

    private RuleState Ask(IRule rule, RuleState state, HomeNotice notice, DateTimeOffset now, Outcomes outcomes)
    {
        var mark = outcomes.Count;
        try
        {
            guard.Enter(rule.Card.Name);
            return state.Plan.IsOn(rule.Card) ? Take(state, rule, rule.Judge(new RuleView(state, rule.Card, null, now), notice), outcomes) : state;
        }
        catch (Exception error)
        {
            outcomes.Fail(mark, rule.Card.Name, error);
            return state;
        }
    }

    private RuleState Ask(IRule rule, RuleState state, RuleWatch due, DateTimeOffset now, Outcomes outcomes)
    {
        var mark = outcomes.Count;
        try
        {
            guard.Enter(rule.Card.Name);
            var verdict = rule.Tick(new RuleView(state, rule.Card, null, now), due);
            return Take(state, rule, verdict == default ? Verdict.Forget(due) : verdict, outcomes);
        }
        catch (Exception error)
        {
            outcomes.Fail(mark, rule.Card.Name, error);
            return state.With(due with { Due = now + AfterFailure });
        }
    }

    private RuleState Turn(RuleState state, DateTimeOffset now, Outcomes outcomes)
    {
        var failed = outcomes.Failures;
        state = Part("pauses", state, outcomes, known => Pausing.Turn(known, now, outcomes));
        return outcomes.Failures > failed ? state with { PausesNotBefore = now + AfterFailure } : state;
    }

    private RuleState Timed(RuleState state, Outcomes outcomes) => Part("deadlines", state, outcomes, known => known.Timed());

    private static RuleState Take(RuleState state, IRule rule, in Verdict verdict, Outcomes outcomes)
    {
        if (verdict == default)
        {
            return state;
        }

        var before = state;
        if (verdict.Drop is { } point)
        {
            state = state.Without(rule.Card.Name, point);
        }

        if (verdict.Keep is { } watch)
        {
            state = state.With(watch);
        }

        Cleared(before, state, rule, outcomes);
        if (verdict.Finding is { } finding)
        {
            outcomes.Add(new RuleOutcome { Finding = finding });
        }

        if (verdict.Explained is { } why)
        {
            outcomes.Add(new RuleOutcome { Explained = new ExplainedFinding(rule.Card.Name, why) });
        }

        if (verdict.Weigh is { } weighing)
        {
            outcomes.Add(new RuleOutcome { Weighing = weighing });
        }

        return state;
    }

    private static void Cleared(RuleState before, RuleState after, IRule rule, Outcomes outcomes)
    {
        if (rule.Card.Clears is not { } kind || ReferenceEquals(before, after))
        {
            return;
        }

        if (!AlertScope.HasSubject(kind))
        {
            if (before.Stands(rule.Card.Name) && !after.Stands(rule.Card.Name))
            {
                outcomes.Add(new RuleOutcome { Cleared = new Clearing(kind, null) });
            }

            return;
        }

        foreach (var watch in before.Watches)
        {
            if (watch.Raised && watch.Rule == rule.Card.Name && after.Watch(watch.Rule, watch.Point) is not { Raised: true })
            {
                outcomes.Add(new RuleOutcome { Cleared = new Clearing(kind, watch.Point) });
            }
        }
    }

    internal static RuleState With(RuleState state, Habits.Habits habits)
        => ReferenceEquals(habits, state.Habits) ? state : state with { Habits = habits, Revision = state.Revision + 1 };
}
