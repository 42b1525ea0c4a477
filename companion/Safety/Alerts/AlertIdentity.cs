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
    /// <param name="about">What it is about, besides home and kind; null for the home as a whole (<see cref="AlertScope"/>).</param>
    public static Guid Of(string homeId, AlertKind kind, RecordId record, string? about = null)
    {
        // Ids of homes and gateways hold no '/', and what it is about comes last, so the text is unambiguous.
        return Of($"{homeId}/{kind}/{record.GatewayId}/{(int)record.Stream}/{record.Sequence}", about);
    }

    /// <summary>Of an alert that no record raised: a home has one of a kind about a thing at a moment.</summary>
    public static Guid Of(string homeId, AlertKind kind, DateTimeOffset raisedAt, string? about = null) => Of($"{homeId}/{kind}/{raisedAt.ToUnixTimeMilliseconds()}", about);

    private static Guid Of(string text, string? about) => Of(about is null ? text : $"{text}/{about}");

    private static Guid Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
