using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Homes.Plans;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>Sets a home's plan, in line with everything else that happens to the home.</summary>
internal sealed class PlanWork(string homeId, HomePlan plan, long? overVersion, Actor who) : HomeWork
{
    /// <summary>Somebody else was first; known once the work is done.</summary>
    public bool Outdated { get; private set; }

    public override bool IsUrgent => false;

    public override void Execute(HomeTransaction transaction)
    {
        Outdated = !PlanStore.Write(transaction.Db, homeId, plan, overVersion, who, transaction.Now);
        if (!Outdated && PlanStore.Index(transaction.Db, homeId) is { } index)
        {
            transaction.Carry(transaction.Engine.Replan(transaction.Home(homeId), index, transaction.Now));
        }
    }
}

/// <summary>A home's plan was changed beside the companion, by its command line: it is in force from now on.</summary>
internal sealed class PlanReadWork(string homeId) : HomeWork
{
    public override bool IsUrgent => false;

    public override void Execute(HomeTransaction transaction)
    {
        if (PlanStore.Index(transaction.Db, homeId) is { } index)
        {
            transaction.Carry(transaction.Engine.Replan(transaction.Home(homeId), index, transaction.Now));
        }
    }
}
