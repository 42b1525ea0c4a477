using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>Sets a home's plan, in line with everything else that happens to the home.</summary>
internal sealed class HomePlanWork(string homeId, HomePlan plan, long? overVersion, Actor who) : HomeWork
{
    /// <summary>Somebody else was first; known once the work is done.</summary>
    public bool Outdated { get; private set; }

    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction)
    {
        Outdated = !PlanStore.Write(transaction.Db, homeId, plan, overVersion, who, transaction.Now);
        if (!Outdated && PlanStore.Index(transaction.Db, homeId) is { } index)
        {
            transaction.Carry(transaction.Engine.Replan(transaction.Home(homeId), index, transaction.Now));
        }
    }
}

/// <summary>The card of a home was changed: its plan is in force in the home's time zone from now on.</summary>
internal sealed class HomePlanReadWork(string homeId) : HomeWork
{
    public override WorkRank Rank => WorkRank.Background;

    public override void Execute(HomeTransaction transaction)
    {
        if (PlanStore.Index(transaction.Db, homeId) is { } index)
        {
            transaction.Carry(transaction.Engine.Replan(transaction.Home(homeId), index, transaction.Now));
        }
    }
}
