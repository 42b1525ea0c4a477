using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Devices;

/// <summary>Gateways, kept in the database.</summary>
internal sealed class GatewayRegistry(IDbContextFactory<CompanionDb> databases, TimeProvider time) : IGatewayRegistry
{
    public async Task<string> EnrolAsync(string homeId, string gatewayId, CancellationToken cancel = default)
    {
        Ids.Check(homeId, "home");
        Ids.Check(gatewayId, "gateway");
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Homes.AnyAsync(home => home.Id == homeId, cancel))
        {
            throw new ArgumentException($"There is no home '{homeId}'. Add it first.");
        }

        var secret = GatewaySecret.Draw();
        var (salt, hash) = GatewaySecret.Keep(secret);
        var row = await db.Gateways.FindAsync([gatewayId], cancel);
        if (row is null)
        {
            db.Gateways.Add(new GatewayRow { Id = gatewayId, HomeId = homeId, EnrolledAt = time.GetUtcNow(), SecretSalt = salt, SecretHash = hash });
        }
        else if (row.HomeId != homeId)
        {
            // Its records carry on in one sequence; moved to another home they would tell that home's story.
            throw new ArgumentException($"Gateway '{gatewayId}' stands in home '{row.HomeId}'. Give the device a new id to use it in another home.");
        }
        else
        {
            row.SecretSalt = salt;
            row.SecretHash = hash;
        }

        await db.SaveChangesAsync(cancel);
        return secret;
    }

    public async Task BindCertificateAsync(string gatewayId, string sha256Thumbprint, CancellationToken cancel = default)
    {
        var thumbprint = sha256Thumbprint?.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant() ?? "";
        if (thumbprint.Length != 64 || !thumbprint.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException("A SHA-256 thumbprint is 64 hexadecimal digits.");
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Gateways.FindAsync([gatewayId], cancel) ?? throw new ArgumentException($"There is no gateway '{gatewayId}'. Enrol it first.");
        row.CertificateThumbprint = thumbprint;
        await db.SaveChangesAsync(cancel);
    }

    public async Task<IReadOnlyList<GatewayView>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Gateways.AsNoTracking().OrderBy(g => g.Id)
            .Select(g => new GatewayView(g.Id, g.HomeId, g.EnrolledAt, g.LastContactAt, g.SaidOffline, g.Status))
            .ToListAsync(cancel);
    }
}
