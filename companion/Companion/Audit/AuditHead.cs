using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hjemvakt.Companion.Storage.Rows;

namespace Hjemvakt.Companion.Audit;

/// <summary>A signed head, as it is known outside the database: enough to tell whether the one inside is the same.</summary>
internal sealed record AuditHead(long Number, DateTimeOffset At, byte[] Hash)
{
    /// <summary>Before the first one.</summary>
    public static AuditHead None { get; } = new(0, DateTimeOffset.UnixEpoch, SHA256.HashData("hjemvakt audit heads"u8));

    public static AuditHead Of(AuditHeadRow row) => new(row.Number, row.At, row.Hash);

    /// <summary>The next head.</summary>
    public AuditHeadRow Next(DateTimeOffset now, IEnumerable<HeadEntry> entries, AuditHeadKey key)
    {
        // As the database keeps it: to the millisecond.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var content = string.Join('\n', entries);
        var hash = HashOf(Hash, Number + 1, at, content);
        return new AuditHeadRow { Number = Number + 1, At = at, Content = content, Hash = hash, Signature = key.Sign(hash) };
    }

    /// <summary>Whether a row is what was written after this head.</summary>
    public bool IsFollowedBy(AuditHeadRow row) => row.Number == Number + 1 && HashOf(Hash, row.Number, row.At, row.Content).AsSpan().SequenceEqual(row.Hash);

    private static byte[] HashOf(byte[] previous, long number, DateTimeOffset at, string content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(numbers, number);
        BinaryPrimitives.WriteInt64BigEndian(numbers[sizeof(long)..], at.ToUnixTimeMilliseconds());
        hash.AppendData(previous);
        hash.AppendData(numbers);
        hash.AppendData(Encoding.UTF8.GetBytes(content));
        return hash.GetHashAndReset();
    }
}
