using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules;

/// <content>What a record or notice says of the home itself, whatever the rules make of it.</content>
internal sealed partial class RuleJudge
{
    private static RuleState Seen(RuleState state, PointState? before, HomeRecord record)
    {
        // Whatever a sensor sends, it has been heard: an alarm as well as a temperature.
        if (record.Point.Length == 0 || record.Body is Gap)
        {
            return state;
        }

        bool? said = record.Body switch { Door door => door.Open, Motion motion => motion.On, Presence presence => presence.On, _ => null };
        if (before is not { } known)
        {
            return state.With(new PointState(record.Point, record.OccurredAt, said, record.OccurredAt) { SaidAt = said is null ? null : record.OccurredAt });
        }

        if (record.OccurredAt < known.LastAt)
        {
            return state;
        }

        return state.With(said is null
            ? known with { LastAt = record.OccurredAt, SaidAt = known.On is null ? null : known.SaidAt ?? known.LastAt }
            : known with { LastAt = record.OccurredAt, On = said, ChangedAt = known.On == said ? known.ChangedAt : record.OccurredAt, SaidAt = record.OccurredAt });
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

        // What changes faster than people do is a fault first and a sign of life never; what people do on purpose always is one.
        var doubted = record.Body is Motion or Presence or Door && state.Doubts(record.Point);
        if (doubted || HabitSigns.Of(state.Plan, record) is not { } sign)
        {
            return state;
        }

        var habits = state.Plan.Habits.See(state.Habits, sign);
        if (state.Habits.Now.Raised && !habits.Now.Raised)
        {
            outcomes.Add(new RuleOutcome { Cleared = new Clearing(AlertKind.NotUp, null) });
            outcomes.Add(new RuleOutcome { Cleared = new Clearing(AlertKind.Inactive, null) });
        }

        return With(state, habits);
    }

    // A gateway that has booted was without power for as long as it was silent: nobody watched.
    private static RuleState Booted(RuleState state, HomeNotice notice, DateTimeOffset now)
    {
        if (notice is not GatewayHeard { Boot: { } boot } heard)
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

                var blind = state.Watch(RuleNames.NoContact, heard.GatewayId) is { } contact && state.Paused is null
                    ? state.Plan.Habits.Blind(state.Habits, contact.Since, now)
                    : state.Habits;
                return With(state, blind) with { Boots = state.Boots.SetItem(i, new GatewayBoot(heard.GatewayId, boot)), Revision = state.Revision + 1 };
            }
        }

        return state with { Boots = state.Boots.Add(new GatewayBoot(heard.GatewayId, boot)), Revision = state.Revision + 1 };
    }

    // What is watched of a gateway is watched under its id.
    private RuleState Removed(RuleState state, string gatewayId, Outcomes outcomes)
    {
        foreach (var rule in rules)
        {
            var before = state;
            foreach (var watch in state.Watches)
            {
                if (watch.Rule == rule.Card.Name && watch.Point == gatewayId)
                {
                    state = state.Without(watch.Rule, watch.Point);
                }
            }

            Cleared(before, state, rule, outcomes);
        }

        return state;
    }

    private static RuleState Contact(RuleState state, bool wasLost, DateTimeOffset now)
    {
        var lost = state.Stands(RuleNames.NoContact);
        return lost == wasLost || state.Paused is not null ? state
            : With(state, lost ? state.Plan.Habits.Hold(state.Habits) : state.Plan.Habits.Release(state.Habits, now));
    }
}
