using System.Security.Cryptography;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Devices;

/// <summary>Gateways, kept in the database.</summary>
internal sealed class GatewayRegistry(IDbContextFactory<CompanionDb> databases, Administration administration, AccessChanges changes, TimeProvider time) : IGatewayRegistry
{
    public async Task<string> EnrolAsync(string homeId, string gatewayId, Actor by, string? over, CancellationToken cancel = default)
    {
        // A gateway takes no longer one (its settings refuse it), and would be found out at the kitchen table.
        if (!Ids.IsGood(gatewayId) || gatewayId.Length > 32)
        {
            throw new EnrolmentRefusedException(
                EnrolmentRefusal.BadId, $"'{gatewayId}' is no gateway id: use 1 to 32 lower-case letters, digits and hyphens, beginning with a letter or a digit.");
        }

        try
        {
            return await StoreAsync(homeId, gatewayId, by, over, cancel);
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            throw new StorageUnavailableException("The enrolment could not be stored.", error);
        }
    }

    public async Task BindCertificateAsync(string gatewayId, string sha256Thumbprint, CancellationToken cancel = default)
    {
        var thumbprint = sha256Thumbprint?.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant() ?? "";
        if (thumbprint.Length != 64 || !thumbprint.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException("A SHA-256 thumbprint is 64 hexadecimal digits.");
        }

        await ChangeAsync(gatewayId, "certificateBound", IGatewayRegistry.Program, row =>
        {
            row.CertificateThumbprint = thumbprint;
            return thumbprint;
        }, cancel, narrows: false);
    }

    public Task UnbindCertificateAsync(string gatewayId, Actor by, CancellationToken cancel = default)
        => ChangeAsync(gatewayId, "certificateUnbound", by, row =>
        {
            var was = row.CertificateThumbprint ?? throw new ArgumentException($"Gateway '{gatewayId}' has no certificate.");
            row.CertificateThumbprint = null;
            return was;
        }, cancel);

    public Task RevokeAsync(string gatewayId, Actor by, CancellationToken cancel = default)
        => ChangeAsync(gatewayId, "revoked", by, row =>
        {
            ShutOut(row);
            return $"home {row.HomeId}";
        }, cancel);

    public Task RemoveAsync(string gatewayId, Actor by, CancellationToken cancel = default)
        => ChangeAsync(gatewayId, "removed", by, row =>
        {
            ShutOut(row);
            row.RemovedAt ??= time.GetUtcNow();
            return $"home {row.HomeId}";
        }, cancel);

    public async Task<IReadOnlyList<GatewayView>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. (await db.Gateways.AsNoTracking().Where(g => g.RemovedAt == null).OrderBy(g => g.Id).ToListAsync(cancel)).Select(View)];
    }

    public async Task<GatewayView?> FindAsync(string gatewayId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Gateways.AsNoTracking().FirstOrDefaultAsync(g => g.Id == gatewayId && g.RemovedAt == null, cancel) is { } row ? View(row) : null;
    }

    public async Task<DateTimeOffset?> LastCallAsync(string gatewayId, DateTimeOffset since, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Records.AsNoTracking()
            .Where(record => record.GatewayId == gatewayId && record.Stream == RecordStream.Alarm && record.ReceivedAt >= since && (record.Kind == "help" || record.Kind == "test"))
            .OrderByDescending(record => record.Sequence)
            .Select(record => (DateTimeOffset?)record.ReceivedAt)
            .FirstOrDefaultAsync(cancel);
    }

    private async Task<string> StoreAsync(string homeId, string gatewayId, Actor by, string? over, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await administration.BeginAsync(db, cancel);
        if (!await db.Homes.AnyAsync(home => home.Id == homeId, cancel))
        {
            throw new EnrolmentRefusedException(EnrolmentRefusal.NoSuchHome, $"There is no home '{homeId}'. Add it first.");
        }

        var row = await db.Gateways.FindAsync([gatewayId], cancel);
        if (row is not null && row.HomeId != homeId)
        {
            // Its records carry on in one sequence; moved to another home they would tell that home's story.
            throw new EnrolmentRefusedException(
                EnrolmentRefusal.InAnotherHome, $"Gateway '{gatewayId}' stands in home '{row.HomeId}'. Give the device a new id to use it in another home.");
        }

        if (over is not null && over != (row is null ? "" : Tell(row)))
        {
            throw new EnrolmentRefusedException(EnrolmentRefusal.Overtaken, $"Gateway '{gatewayId}' has been enrolled meanwhile.");
        }

        var secret = GatewaySecret.Draw();
        var (salt, hash) = GatewaySecret.Keep(secret);
        var now = time.GetUtcNow();
        var revision = await NextRevisionAsync(db, cancel);
        GatewayHistory.Append(db, gatewayId, now, row is null ? "enrolled" : "secretChanged", by, $"home {homeId}");
        if (row is null)
        {
            db.Gateways.Add(new GatewayRow { Id = gatewayId, HomeId = homeId, EnrolledAt = now, SecretSalt = salt, SecretHash = hash, AccessRevision = revision });
        }
        else
        {
            (row.SecretSalt, row.SecretHash, row.AccessRevision) = (salt, hash, revision);
            // Whoever had the device may have its certificate as well.
            (row.CertificateThumbprint, row.RevokedAt, row.RemovedAt) = (null, null, null);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        changes.Tell();
        return secret;
    }

    /// <param name="change">Makes the change and says what there is to say of it in the gateway's history.</param>
    /// <param name="narrows">Something that let the gateway in does so no more.</param>
    private async Task ChangeAsync(string gatewayId, string what, Actor by, Func<GatewayRow, string> change, CancellationToken cancel, bool narrows = true)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            await using var transaction = await administration.BeginAsync(db, cancel);
            var row = await db.Gateways.FindAsync([gatewayId], cancel) ?? throw new ArgumentException($"There is no gateway '{gatewayId}'. 'gateway list' shows what there is.");
            var detail = change(row);
            if (narrows)
            {
                row.AccessRevision = await NextRevisionAsync(db, cancel);
            }

            GatewayHistory.Append(db, gatewayId, time.GetUtcNow(), what, by, detail);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            changes.Tell();
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            throw new StorageUnavailableException("The change could not be stored.", error);
        }
    }

    private void ShutOut(GatewayRow row)
    {
        // What nobody knows lets nobody in, whatever else is looked at.
        (row.SecretSalt, row.SecretHash) = GatewaySecret.Keep(GatewaySecret.Draw());
        row.CertificateThumbprint = null;
        row.RevokedAt ??= time.GetUtcNow();
    }

    // Within the transaction that Administration has begun, which is alone.
    private static async Task<long> NextRevisionAsync(CompanionDb db, CancellationToken cancel)
        => (await db.Gateways.MaxAsync(gateway => (long?)gateway.AccessRevision, cancel) ?? 0) + 1;

    private static GatewayView View(GatewayRow row) => new(row.Id, row.HomeId, row.EnrolledAt, row.LastContactAt, row.SaidOffline, row.Status, Tell(row)) { RevokedAt = row.RevokedAt, HasCertificate = row.CertificateThumbprint is not null };

    // Of the salt, which is drawn anew with each secret and has nothing to do with it.
    private static string Tell(GatewayRow row) => Convert.ToHexStringLower(SHA256.HashData(row.SecretSalt)[..8]);
}
