using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.OnCall;

/// <summary>Puts changes of the on-call plan in line with everything else that is written.</summary>
internal interface IOnCallPlanWriter
{
    /// <summary>Writes a change. It is in force when this ends.</summary>
    /// <returns>Why it was refused, or null.</returns>
    /// <exception cref="StorageUnavailableException">It could not be stored.</exception>
    Task<Sentence?> WriteAsync(OnCallPlanWork work, CancellationToken cancel = default);
}

/// <summary>In a companion at work: through the one writer.</summary>
internal sealed class OnCallPlanWriter(HomeWriter writer) : IOnCallPlanWriter
{
    public async Task<Sentence?> WriteAsync(OnCallPlanWork work, CancellationToken cancel)
    {
        await writer.StoreAsync(work).WaitAsync(cancel);
        return work.Refusal;
    }
}

/// <summary>Without a companion at work: in a transaction of its own.</summary>
internal sealed class OnCallPlanOnDisk(Database database, CurrentOnCallPlan book, TimeProvider time) : IOnCallPlanWriter
{
    public async Task<Sentence?> WriteAsync(OnCallPlanWork work, CancellationToken cancel)
    {
        await using var db = database.Context();
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
        // As the database keeps it.
        var refusal = work.Change(db, book, DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()));
        if (refusal is null)
        {
            await transaction.CommitAsync(cancel);
        }

        return refusal;
    }
}
