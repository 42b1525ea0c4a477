using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules;

/// <summary>What the beginning and the end of a pause mean for the rules. A pause ends by itself.</summary>
internal static class Pausing
{
    /// <summary>Brings the state up to the pause that holds now.</summary>
    public static RuleState Turn(RuleState state, DateTimeOffset now, Outcomes outcomes)
    {
        if (state.Plan.Plan.Pauses.IsEmpty && state.Paused is null)
        {
            return state;
        }

        if (state.Plan.NextPauseEdge(state.LookedAt) <= now)
        {
            state = state with { LookedAt = now, Revision = state.Revision + 1 };
        }

        var pause = state.Plan.PauseAt(now);
        if (pause == state.Paused)
        {
            return state;
        }

        var habits = state.Habits;
        if (state.Paused is null)
        {
            // Who is in hospital is not inactive at home.
            habits = state.Plan.Habits.Hold(habits);
        }
        else if (pause is null)
        {
            habits = state.Plan.Habits.Blind(habits, state.Paused.From, now);
            habits = state.Stands(RuleNames.NoContact) ? habits : state.Plan.Habits.Release(habits, now);
            outcomes.Add(new RuleOutcome { PauseEnded = true });
        }

        return state with { Paused = pause, Habits = habits, Revision = state.Revision + 1 };
    }
}
