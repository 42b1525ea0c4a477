using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hjemvakt.Companion.People;

/// <summary>
/// The history of who set the companion up and how: staff, roles, passwords, homes. A chain of its own that the homes' writer never
/// writes, so that no alarm waits for it (docs/decisions/0153).
/// </summary>
internal sealed class Administration(Storage.Database database, TimeProvider time)
{
    /// <summary>The chain's name. No home has such an id.</summary>
    public const string History = "/administration";

    /// <summary>
    /// Begins what is to be in the history, one at a time: of staff and homes, and of each gateway. Not "serializable": the writer notes in the very
    /// row of a gateway that it was heard, and whoever enrols it anew must not fail on that.
    /// </summary>
    /// <remarks>What takes long, as the hash of a password, comes before it: on SQLite it holds up alarms.</remarks>
    public async Task<IDbContextTransaction> BeginAsync(CompanionDb db, CancellationToken cancel = default)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await database.AdministerAloneAsync(db, cancel);
        return transaction;
    }

    /// <summary>Adds a line; it is written with the context's next save, in the transaction that <see cref="BeginAsync"/> began.</summary>
    /// <param name="detail">What was done to what. Never a secret, and nothing of a resident but the home's id.</param>
    public void Append(CompanionDb db, string what, Actor by, string detail)
        => new AuditTrail(db).Append(History, null, time.GetUtcNow(), what, by.Name, by.Device, detail, by.Id ?? "");
}
