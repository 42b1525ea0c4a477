using System.Data.Common;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Companion.Storage.Rules;

/// <summary>
/// Writes what the rules keep in mind of a home, with its next deadline, in the transaction of what changed it. Once for a home and
/// transaction, by prepared statements: this is on the way of every record.
/// </summary>
internal sealed class RuleStore : IDisposable
{
    private readonly Statement all, present;

    public RuleStore(DbConnection connection)
    {
        all = new Statement(connection, """
            INSERT INTO home_rules (home_id, state, learned, present, due_at) VALUES (@home, @state, @learned, @present, @due)
            ON CONFLICT (home_id) DO UPDATE SET state = excluded.state, learned = excluded.learned, present = excluded.present, due_at = excluded.due_at
            """, "@home", "@state", "@learned", "@present", "@due");
        present = new Statement(connection, "UPDATE home_rules SET state = @state, present = @present, due_at = @due WHERE home_id = @home", "@state", "@present", "@due", "@home");
    }

    /// <summary>Stores what has changed.</summary>
    /// <param name="before">What is stored.</param>
    public void Save(DbTransaction transaction, string homeId, RuleState before, RuleState after)
    {
        if (after.Revision == before.Revision)
        {
            return;
        }

        var state = RuleStateJson.Write(after);
        var now = HabitCodec.WriteNow(after.Habits);
        var due = after.NextDue?.ToUnixTimeMilliseconds();

        // What was learned is the greater part, and changes a few times an hour.
        if (before.Revision == 0 || !after.Habits.LearnedTheSameAs(before.Habits)
            || present.Run(transaction, state, now, due, homeId) == 0)
        {
            all.Run(transaction, homeId, state, HabitCodec.WriteLearned(after.Habits), now, due);
        }
    }

    public void Dispose()
    {
        all.Dispose();
        present.Dispose();
    }
}
