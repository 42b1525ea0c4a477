using System.Text.Json;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Homes.Retention;

/// <summary>
/// Deletes some of a home's records whose time is over, and says so in the home's history. Few at a time and behind
/// everything else: an alarm that comes meanwhile waits for a few milliseconds.
/// </summary>
/// <param name="before">For each kind, when the oldest that is kept came.</param>
internal sealed class ForgetWork(string homeId, IReadOnlyDictionary<string, DateTimeOffset> before) : HomeWork
{
    /// <summary>Records in one step.</summary>
    public const int Most = 250;

    private int deleted;

    public override WorkRank Rank => WorkRank.Background;

    public override int Weight => Most;

    /// <summary>True when there may be more.</summary>
    public bool More => deleted == Most;

    public override void Execute(HomeTransaction transaction)
    {
        // It may be carried out anew after a failure.
        deleted = 0;
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, limit) in before)
        {
            if (deleted < Most && transaction.Forget(homeId, kind, limit, Most - deleted) is > 0 and var count)
            {
                counts[kind] = count;
                deleted += count;
            }
        }

        if (deleted > 0)
        {
            new AuditTrail(transaction.Db).Append(homeId, null, transaction.Now, "recordsDeleted", "companion", "", JsonSerializer.Serialize(counts));
            transaction.Db.SaveChanges();
        }
    }
}
