using Hjemvakt.Companion.Storage.Rows;

namespace Hjemvakt.Companion.Audit;

/// <summary>
/// What a gateway said: its number and its own words. Not what the companion has made of them: when a record happened may become known
/// later.
/// </summary>
internal static class RecordDigest
{
    public static byte[] Of(RecordRow record)
    {
        using var digest = new Digest();
        return Add(digest, record).Sum();
    }

    /// <summary>Of several, in the order of their gateways, streams and numbers.</summary>
    public static (int Count, byte[] Hash) Of(IEnumerable<RecordRow> records)
    {
        using var digest = new Digest();
        var count = 0;
        foreach (var record in records.OrderBy(record => record.GatewayId, StringComparer.Ordinal).ThenBy(record => record.Stream).ThenBy(record => record.Sequence))
        {
            Add(digest, record);
            count++;
        }

        return (count, digest.Sum());
    }

    private static Digest Add(Digest digest, RecordRow record)
        => digest.Add(record.GatewayId).Add((long)record.Stream).Add(record.Sequence).Add(record.Kind).Add(record.Body);
}
