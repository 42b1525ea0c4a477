using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Homes.Plans;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>Plans of a companion that runs: every change goes through the homes' one writer.</summary>
internal sealed class HomePlans(HomeWriter writer, IDbContextFactory<CompanionDb> databases) : IHomePlans
{
    public async Task<StoredPlan> FindAsync(string homeId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return PlanStore.Find(db, homeId);
    }

    public async Task<PlanAnswer> SetAsync(string homeId, HomePlan plan, long? overVersion, Actor who, CancellationToken cancel = default)
    {
        if (HomePlanCheck.Faults(plan) is { IsEmpty: false } faults)
        {
            return new PlanAnswer(faults);
        }

        var work = new PlanWork(homeId, plan, overVersion, who);
        await writer.StoreAsync(work).WaitAsync(cancel);
        return new PlanAnswer([], work.Outdated);
    }

    public RuleState? Now(string homeId) => writer.RulesOf(homeId);
}

/// <summary>Plans without a running companion, or beside one: the one that runs looks for changes now and then.</summary>
public sealed class PlansOnDisk(IDbContextFactory<CompanionDb> databases, TimeProvider time) : IHomePlans
{
    public async Task<StoredPlan> FindAsync(string homeId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return PlanStore.Find(db, homeId);
    }

    public async Task<PlanAnswer> SetAsync(string homeId, HomePlan plan, long? overVersion, Actor who, CancellationToken cancel = default)
    {
        if (HomePlanCheck.Faults(plan) is { IsEmpty: false } faults)
        {
            return new PlanAnswer(faults);
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
        var written = PlanStore.Write(db, homeId, plan, overVersion, who, time.GetUtcNow());
        await transaction.CommitAsync(cancel);
        return new PlanAnswer([], !written);
    }

    public RuleState? Now(string homeId) => null;
}
