using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hjemvakt.Companion.Audit;

/// <summary>SHA-256 over fields, each with its length before it: no two contents have the same bytes.</summary>
internal sealed class Digest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Begins with the digest of what came before. Its length is always the same, so it stands without it.</summary>
    public Digest Follow(byte[] previous)
    {
        hash.AppendData(previous);
        return this;
    }

    public Digest Add(string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Add(text is null ? -1 : bytes.Length);
        hash.AppendData(bytes);
        return this;
    }

    public Digest Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
        return this;
    }

    /// <param name="time">Taken to the millisecond, as the database keeps it.</param>
    public Digest Add(DateTimeOffset? time) => Add(time?.ToUnixTimeMilliseconds() ?? long.MinValue);

    public byte[] Sum() => hash.GetHashAndReset();

    public void Dispose() => hash.Dispose();
}
