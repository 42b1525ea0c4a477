using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.State;
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

        var work = new HomePlanWork(homeId, plan, overVersion, who);
        await writer.StoreAsync(work).WaitAsync(cancel);
        return new PlanAnswer([], work.Outdated);
    }

    public async Task ReadAgainAsync(string homeId)
    {
        try
        {
            await writer.FollowAsync(new HomePlanReadWork(homeId));
        }
        catch (StorageUnavailableException)
        {
            // It is stored. After an outage the writer reads all homes anew.
        }
    }

    public RuleState? Now(string homeId) => writer.RulesOf(homeId);
}

/// <summary>Plans without a companion at work.</summary>
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

    public Task ReadAgainAsync(string homeId) => Task.CompletedTask;

    public RuleState? Now(string homeId) => null;
}
