using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Homes;

/// <summary>
/// Puts what happens in a home before every rule that watches it, and keeps what the rules want kept:
/// <c>(state, record, notice or time, now) → (state, outcomes)</c>. Pure. What becomes of the outcomes is <see cref="HomeEngine"/>'s.
/// </summary>
internal sealed class RuleJudge(IReadOnlyList<IRule> rules)
{
    // A rule that fails on its own deadline is asked again, but not at once and for ever.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    // After a start nothing is concluded from silence before the gateways have had the time to deliver.
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(3);

    /// <summary>Something happened in the home.</summary>
    public RuleState Judge(RuleState state, HomeRecord record, DateTimeOffset now, Outcomes outcomes)
    {
        state = Pausing.Turn(state, now, outcomes);
        var before = state.Point(record.Point);
        state = Live(Seen(state, before, record), record, now, outcomes);
        foreach (var rule in rules)
        {
            if (state.Plan.IsOn(rule.Card))
            {
                state = Take(state, rule, Asked(rule, new RuleView(state, rule.Card, before, now), record, outcomes), outcomes);
            }
        }

        return state.Timed();
    }

    /// <summary>The companion has noticed something about a gateway.</summary>
    public RuleState Judge(RuleState state, HomeNotice notice, DateTimeOffset now, Outcomes outcomes)
    {
        state = Pausing.Turn(state, now, outcomes);
        var lost = state.Stands(NoContactRule.Name);
        state = Booted(state, notice, now);
        foreach (var rule in rules)
        {
            if (state.Plan.IsOn(rule.Card))
            {
                state = Take(state, rule, Asked(rule, new RuleView(state, rule.Card, null, now), notice, outcomes), outcomes);
            }
        }

        return Contact(state, lost, now).Timed();
    }

    /// <summary>Time has passed: asks every rule with a watch that is due.</summary>
    public RuleState Tick(RuleState state, DateTimeOffset now, Outcomes outcomes)
    {
        state = Pausing.Turn(state, now, outcomes);
        var lost = state.Stands(NoContactRule.Name);
        foreach (var rule in rules)
        {
            foreach (var watch in state.Watches)
            {
                if (watch.Rule == rule.Card.Name && watch.Due <= now)
                {
                    state = Take(state, rule, Asked(rule, new RuleView(state, rule.Card, null, now), watch, outcomes), outcomes);
                }
            }
        }

        state = Contact(state, lost, now);
        if (state.Habits.Due <= now)
        {
            var (habits, found) = state.Plan.Habits.Tick(state.Habits, now);
            state = With(state, habits);
            if (found is not null && InactivityRule.Of(state.Plan, found) is { } finding)
            {
                outcomes.Add(new RuleOutcome { Finding = finding });
            }
        }

        return state.Timed();
    }

    /// <summary>People have changed the plan. What is watched goes on where it still makes sense.</summary>
    public RuleState Replan(RuleState state, PlanIndex plan, DateTimeOffset now, Outcomes outcomes)
    {
        var old = state.Plan;
        state = state with { Plan = plan, Revision = state.Revision + 1 };
        foreach (var rule in rules)
        {
            var stood = state.Stands(rule.Card.Name);
            foreach (var watch in state.Watches)
            {
                var gone = old.Point(watch.Point) is not null && plan.Point(watch.Point) is null;
                if (watch.Rule == rule.Card.Name && (gone || !plan.IsOn(rule.Card)))
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

            Cleared(state, rule, stood, outcomes);
        }

        // Deadlines of the habits may rest on another zone or other limits now.
        state = With(state, plan.Habits.Reconsider(state.Habits));
        return Pausing.Turn(state, now, outcomes).Timed();
    }

    /// <summary>The companion has started: what became due while it was down waits for what the gateways have kept.</summary>
    public RuleState Resume(RuleState state, IReadOnlyList<LastHeard> heard, DateTimeOffset startedAt)
    {
        foreach (var gateway in heard)
        {
            // The rule itself says how it watches; only the time is the one that was stored.
            if (state.Watch(NoContactRule.Name, gateway.GatewayId) is null
                && Judge(state, new Heard(gateway.GatewayId), startedAt, new Outcomes()).Watch(NoContactRule.Name, gateway.GatewayId) is { } watch)
            {
                state = state.With(watch with { Since = gateway.At });
            }
        }

        foreach (var watch in state.Watches)
        {
            if (watch.Due is { } due && due < startedAt + AfterStart)
            {
                state = state.With(watch with { Due = startedAt + AfterStart });
            }
        }

        var held = state.Paused is not null || state.Stands(NoContactRule.Name);
        return With(state, held ? state.Habits : state.Plan.Habits.Release(state.Habits, startedAt)).Timed();
    }

    /// <summary>People have found out what an alert of the habit model was about: it learns.</summary>
    public static RuleState Learn(RuleState state, Alert alert, ResolveCause cause, DateTimeOffset now)
        => HabitSigns.AnswerOf(alert.Kind, cause) is { } answer ? With(state, state.Plan.Habits.Answer(state.Habits, now, answer)).Timed() : state;

    /// <summary>People have ended a call as a test.</summary>
    public static RuleState Tested(RuleState state, Alert alert, DateTimeOffset now)
    {
        var rule = new TestAlarmRule();
        return state.Plan.IsOn(rule.Card) ? Take(state, rule, rule.Tested(new RuleView(state, rule.Card, null, now), alert.OccurredAt), new Outcomes()).Timed() : state;
    }

    private static RuleState Seen(RuleState state, PointState? before, HomeRecord record)
    {
        bool? on;
        switch (record.Body)
        {
            case Door door:
                on = door.Open;
                break;
            case Motion motion:
                on = motion.On;
                break;
            case Presence presence:
                on = presence.On;
                break;
            case Air or Power or SensorHealth:
                on = before?.On;
                break;
            default:
                return state;
        }

        if (before is not { } known)
        {
            return state.With(new PointState(record.Point, record.OccurredAt, on, record.OccurredAt));
        }

        return record.OccurredAt < known.LastAt
            ? state
            : state.With(known with { LastAt = record.OccurredAt, On = on, ChangedAt = known.On == on ? known.ChangedAt : record.OccurredAt });
    }

    // What the habit model is to know of a record. In a pause it is told nothing.
    private static RuleState Live(RuleState state, HomeRecord record, DateTimeOffset now, Outcomes outcomes)
    {
        if (!state.Plan.SeesPeople || state.Paused is not null)
        {
            return state;
        }

        if (record.Body is Gap)
        {
            return state.Habits.LastSeenAt is { } last ? With(state, state.Plan.Habits.Blind(state.Habits, last, now)) : state;
        }

        if (HabitSigns.Of(state.Plan, record) is not { } sign)
        {
            return state;
        }

        var habits = state.Plan.Habits.See(state.Habits, sign);
        if (state.Habits.Watch.Raised && !habits.Watch.Raised)
        {
            outcomes.Add(new RuleOutcome { Cleared = AlertKind.NotUp });
            outcomes.Add(new RuleOutcome { Cleared = AlertKind.Inactive });
        }

        return With(state, habits);
    }

    // A gateway that has booted was without power for as long as it was silent: nobody watched.
    private static RuleState Booted(RuleState state, HomeNotice notice, DateTimeOffset now)
    {
        if (notice is not Heard { Boot: { } boot } heard)
        {
            return state;
        }

        for (var i = 0; i < state.Boots.Length; i++)
        {
            if (state.Boots[i].GatewayId == heard.GatewayId)
            {
                if (state.Boots[i].Boot == boot)
                {
                    return state;
                }

                var blind = state.Watch(NoContactRule.Name, heard.GatewayId) is { } contact && state.Paused is null
                    ? state.Plan.Habits.Blind(state.Habits, contact.Since, now)
                    : state.Habits;
                return With(state, blind) with { Boots = state.Boots.SetItem(i, new GatewayBoot(heard.GatewayId, boot)), Revision = state.Revision + 1 };
            }
        }

        return state with { Boots = state.Boots.Add(new GatewayBoot(heard.GatewayId, boot)), Revision = state.Revision + 1 };
    }

    private static RuleState Contact(RuleState state, bool wasLost, DateTimeOffset now)
    {
        var lost = state.Stands(NoContactRule.Name);
        return lost == wasLost || state.Paused is not null ? state
            : With(state, lost ? state.Plan.Habits.Hold(state.Habits) : state.Plan.Habits.Release(state.Habits, now));
    }

    private static RuleState Take(RuleState state, IRule rule, in Verdict verdict, Outcomes outcomes)
    {
        if (verdict == default)
        {
            return state;
        }

        var stood = rule.Card.Clears is not null && state.Stands(rule.Card.Name);
        if (verdict.Drop is { } point)
        {
            state = state.Without(rule.Card.Name, point);
        }

        if (verdict.Keep is { } watch)
        {
            state = state.With(watch);
        }

        Cleared(state, rule, stood, outcomes);
        if (verdict.Finding is { } finding)
        {
            outcomes.Add(new RuleOutcome { Finding = finding });
        }

        if (verdict.Weigh is { } weighing)
        {
            outcomes.Add(new RuleOutcome { Weighing = weighing });
        }

        return state;
    }

    private static void Cleared(RuleState state, IRule rule, bool stood, Outcomes outcomes)
    {
        if (stood && rule.Card.Clears is { } kind && !state.Stands(rule.Card.Name))
        {
            outcomes.Add(new RuleOutcome { Cleared = kind });
        }
    }

    internal static RuleState With(RuleState state, Habits.Habits habits)
        => ReferenceEquals(habits, state.Habits) ? state : state with { Habits = habits, Revision = state.Revision + 1 };

    // A rule that fails must not take the others with it: the help call may be the next in the list.
    private static Verdict Asked(IRule rule, in RuleView view, HomeRecord record, Outcomes outcomes)
    {
        try
        {
            return rule.Judge(view, record);
        }
        catch (Exception error)
        {
            return Failed(rule, error, outcomes);
        }
    }

    private static Verdict Asked(IRule rule, in RuleView view, HomeNotice notice, Outcomes outcomes)
    {
        try
        {
            return rule.Judge(view, notice);
        }
        catch (Exception error)
        {
            return Failed(rule, error, outcomes);
        }
    }

    private static Verdict Asked(IRule rule, in RuleView view, Watch due, Outcomes outcomes)
    {
        try
        {
            var verdict = rule.Tick(view, due);
            return verdict == default ? Verdict.Forget(due) : verdict;
        }
        catch (Exception error)
        {
            return Failed(rule, error, outcomes) with { Keep = due with { Due = view.Now + AfterFailure } };
        }
    }

    private static Verdict Failed(IRule rule, Exception error, Outcomes outcomes)
    {
        outcomes.Add(new RuleOutcome { Failure = new ReportRuleFailure(rule.Card.Name, $"{error.GetType().Name}: {error.Message}") });
        return Verdict.Nothing;
    }
}

/// <summary>What came of judging, in order.</summary>
internal sealed class Outcomes
{
    private List<RuleOutcome>? all;

    public IReadOnlyList<RuleOutcome> All => all ?? (IReadOnlyList<RuleOutcome>)[];

    public void Add(in RuleOutcome outcome) => (all ??= []).Add(outcome);
}

/// <summary>One thing that came of judging.</summary>
internal readonly record struct RuleOutcome
{
    /// <summary>Reason for an alert.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What alerts of this kind are about has ended by itself.</summary>
    public AlertKind? Cleared { get; init; }

    /// <summary>A sensor's word is weighed again.</summary>
    public Weighing? Weighing { get; init; }

    /// <summary>A pause has ended: what was raised in it and lasts is to press.</summary>
    public bool PauseEnded { get; init; }

    public ReportRuleFailure? Failure { get; init; }
}
