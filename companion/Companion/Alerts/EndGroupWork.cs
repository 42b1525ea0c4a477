using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Alerts;

/// <summary>Somebody has resolved the alert for a cause: the homes' own alerts under it are resolved with it, a slice at a time, for there may be hundreds.</summary>
/// <param name="resolve">What was done to the alert for the cause.</param>
internal sealed class EndGroupWork(Resolve resolve) : HomeWork
{
    /// <summary>Homes in one slice.</summary>
    public const int Most = 16;

    public override WorkRank Rank => WorkRank.Background;

    public override int Weight => 64;

    /// <summary>There are more to come.</summary>
    public bool HasMore { get; private set; }

    public override void Execute(HomeTransaction transaction)
    {
        var homes = transaction.HomesUnder(resolve.AlertId).Take(Most + 1).ToList();
        HasMore = homes.Count > Most;
        foreach (var home in homes.Take(Most))
        {
            foreach (var alert in transaction.Home(home).Alerts.Where(alert => alert.GroupId == resolve.AlertId))
            {
                transaction.Carry(transaction.Engine.Apply(transaction.Home(home), resolve with { AlertId = alert.Id }, transaction.Now).Decision);
            }
        }
    }
}
