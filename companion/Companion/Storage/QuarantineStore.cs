using System.Data.Common;
using System.Security.Cryptography;
using Hjemvakt.Companion.Gateways;

namespace Hjemvakt.Companion.Storage;

/// <summary>
/// Writes the quarantine table. The same input again only counts up, and a gateway that sends nothing but rubbish fills
/// its share and no more: a full disk would silence every other home.
/// </summary>
internal sealed class QuarantineStore : IDisposable
{
    /// <summary>Bytes kept of an input.</summary>
    public const int KeptBytes = 8 * 1024;

    /// <summary>Different inputs kept of one gateway; what comes after is counted in one last entry.</summary>
    public const int KeptOfGateway = 1000;

    private readonly Statement again, count, insert, seen;

    public QuarantineStore(DbConnection connection)
    {
        again = new Statement(connection, """
            UPDATE quarantine SET times = times + 1, last_at = @at WHERE gateway_id = @gateway AND topic = @topic AND digest = @digest AND reason = @reason
            """, "@at", "@gateway", "@topic", "@digest", "@reason");
        count = new Statement(connection, "SELECT COUNT(*) FROM quarantine WHERE gateway_id = @gateway", "@gateway");
        seen = new Statement(connection, """
            SELECT last_at FROM quarantine WHERE gateway_id = @gateway AND topic = @topic AND digest = @digest AND reason = @reason
            """, "@gateway", "@topic", "@digest", "@reason");
        insert = new Statement(connection, """
            INSERT INTO quarantine (gateway_id, topic, digest, payload, length, reason, first_at, last_at, times)
            VALUES (@gateway, @topic, @digest, @payload, @length, @reason, @at, @at, 1)
            """, "@gateway", "@topic", "@digest", "@payload", "@length", "@reason", "@at");
    }

    /// <summary>When exactly this input last came, or null when it never has.</summary>
    public DateTimeOffset? LastAt(DbTransaction transaction, QuarantinedInput input)
        => seen.Read(transaction, row => row.GetInt64(0), input.GatewayId, input.Topic, SHA256.HashData(input.Payload.Span), input.Reason) is [var at, ..]
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    /// <returns>False when exactly this has come before.</returns>
    public bool Keep(DbTransaction transaction, QuarantinedInput input, DateTimeOffset at)
    {
        var ms = at.ToUnixTimeMilliseconds();
        var digest = SHA256.HashData(input.Payload.Span);
        if (again.Run(transaction, ms, input.GatewayId, input.Topic, digest, input.Reason) > 0)
        {
            return false;
        }

        if (count.Read(transaction, row => row.GetInt64(0), input.GatewayId)[0] >= KeptOfGateway)
        {
            var overflow = input with { Topic = "", Payload = ReadOnlyMemory<byte>.Empty, Length = 0, Reason = $"more than {KeptOfGateway} different inputs of this gateway; the rest is only counted" };
            digest = SHA256.HashData(overflow.Payload.Span);
            if (again.Run(transaction, ms, overflow.GatewayId, overflow.Topic, digest, overflow.Reason) > 0)
            {
                return false;
            }

            input = overflow;
        }

        var kept = input.Payload.Length <= KeptBytes ? input.Payload : input.Payload[..KeptBytes];
        insert.Run(transaction, input.GatewayId, input.Topic, digest, kept.ToArray(), input.Length, input.Reason, ms);
        return true;
    }

    public void Dispose()
    {
        again.Dispose();
        count.Dispose();
        insert.Dispose();
        seen.Dispose();
    }
}
