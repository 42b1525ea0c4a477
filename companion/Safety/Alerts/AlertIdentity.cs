using System.Security.Cryptography;
using System.Text;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Alerts;

/// <summary>
/// Identity of an alert, worked out from the record that raises it: whatever is repeated after a crash, the same record
/// makes the same alert. A UUID of version 8 (RFC 9562, section 5.8).
/// </summary>
public static class AlertIdentity
{
    public static Guid Of(string homeId, AlertKind kind, RecordId record)
    {
        // Ids of homes and gateways hold no '/', so the text is unambiguous.
        return Of($"{homeId}/{kind}/{record.GatewayId}/{(int)record.Stream}/{record.Sequence}");
    }

    /// <summary>Of an alert that no record raised: a home has one of a kind at a moment.</summary>
    public static Guid Of(string homeId, AlertKind kind, DateTimeOffset raisedAt) => Of($"{homeId}/{kind}/{raisedAt.ToUnixTimeMilliseconds()}");

    private static Guid Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
