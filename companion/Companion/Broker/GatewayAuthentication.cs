using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Broker;

/// <summary>Who is it that connects. Asked of the database each time, so that an enrolment counts at once and from any process.</summary>
internal sealed class GatewayAuthentication(IDbContextFactory<CompanionDb> databases)
{
    // Compared with when there is no such gateway, so that the answer takes as long.
    private static readonly (byte[] Salt, byte[] Hash) Nobody = GatewaySecret.Keep(GatewaySecret.Draw());

    /// <summary>The home of a gateway and which of its credentials these are, if it is the one it says it is and stands there; else null.</summary>
    /// <param name="userName">The contract's gateways send their id; may be left out.</param>
    /// <param name="certificate">The client certificate whose private key the TLS handshake has proved, or null.</param>
    public async Task<(string HomeId, long Revision)?> HomeOfAsync(string gatewayId, string? userName, ReadOnlyMemory<byte> secret, X509Certificate2? certificate)
    {
        if (!Ids.IsGood(gatewayId) || (!string.IsNullOrEmpty(userName) && userName != gatewayId))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync();
        var row = await db.Gateways.AsNoTracking().Where(g => g.Id == gatewayId && g.RevokedAt == null && g.RemovedAt == null)
            .Select(g => new { g.HomeId, g.SecretSalt, g.SecretHash, g.CertificateThumbprint, g.AccessRevision }).FirstOrDefaultAsync();

        // The certificate is pinned: what it says of itself, its dates and who signed it do not matter.
        if (certificate is not null && row?.CertificateThumbprint is { } thumbprint
            && string.Equals(thumbprint, certificate.GetCertHashString(HashAlgorithmName.SHA256), StringComparison.OrdinalIgnoreCase))
        {
            return (row.HomeId, row.AccessRevision);
        }

        var (salt, hash) = row is null ? Nobody : (row.SecretSalt, row.SecretHash);
        return GatewaySecret.Fits(secret.Span, salt, hash) && row is not null ? (row.HomeId, row.AccessRevision) : null;
    }
}
