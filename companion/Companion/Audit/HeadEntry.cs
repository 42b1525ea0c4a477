using System.Globalization;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Audit;

/// <summary>One line of a signed head.</summary>
internal abstract record HeadEntry
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public abstract override string ToString();

    /// <exception cref="FormatException">It is no such line.</exception>
    public static HeadEntry Parse(string line)
    {
        try
        {
            return line.Split(' ') switch
            {
                ["chain", var name, var length, var hash] => new ChainEntry(name, long.Parse(length, Plain), Convert.FromHexString(hash)),
                ["alert", var id, var version, var hash] => new AlertEntry(Guid.Parse(id), long.Parse(version, Plain), Convert.FromHexString(hash)),
                ["record", var home, var kind, var received, var gateway, var stream, var sequence, var hash] => new RecordEntry(
                    home, kind, long.Parse(received, Plain), gateway, Enum.Parse<RecordStream>(stream), long.Parse(sequence, Plain), Convert.FromHexString(hash)),
                ["day", var home, var kind, var day, var count, var hash] => new DayEntry(
                    home, kind, DateOnly.ParseExact(day, "yyyy-MM-dd", Plain), int.Parse(count, Plain), Convert.FromHexString(hash)),
                ["kept", var kind, var since] => new KeptEntry(kind, long.Parse(since, Plain)),
                ["days", var until] => new DaysEntry(DateOnly.ParseExact(until, "yyyy-MM-dd", Plain)),
                _ => throw new FormatException($"'{line}' is no entry of a head."),
            };
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new FormatException($"'{line}' is no entry of a head.", error);
        }
    }

    private protected static string Line(params object[] parts) => string.Join(' ', parts.Select(part => part is byte[] hash ? Convert.ToHexStringLower(hash) : Convert.ToString(part, Plain)));
}

/// <summary>A chain of the audit had so many lines, and the last one this hash.</summary>
internal sealed record ChainEntry(string Name, long Length, byte[] Hash) : HeadEntry
{
    public override string ToString() => Line("chain", Name, Length, Hash);
}

/// <summary>What an alert was in a version (<see cref="AlertDigest"/>).</summary>
internal sealed record AlertEntry(Guid Id, long Version, byte[] Hash) : HeadEntry
{
    public override string ToString() => Line("alert", Id, Version, Hash);
}

/// <summary>A record that an alert rests on (<see cref="RecordDigest"/>).</summary>
/// <param name="ReceivedAt">Unix time in milliseconds.</param>
internal sealed record RecordEntry(string HomeId, string Kind, long ReceivedAt, string GatewayId, RecordStream Stream, long Sequence, byte[] Hash) : HeadEntry
{
    public override string ToString() => Line("record", HomeId, Kind, ReceivedAt, GatewayId, Stream, Sequence, Hash);
}

/// <summary>A home's records of one kind that arrived on one day (UTC), all together (<see cref="RecordDigest"/>).</summary>
internal sealed record DayEntry(string HomeId, string Kind, DateOnly Day, int Count, byte[] Hash) : HeadEntry
{
    public override string ToString() => Line("day", HomeId, Kind, $"{Day:yyyy-MM-dd}", Count, Hash);
}

/// <summary>All days up to and including this one are accounted for: a home and kind without an entry had no record.</summary>
internal sealed record DaysEntry(DateOnly Until) : HeadEntry
{
    public override string ToString() => Line("days", $"{Until:yyyy-MM-dd}");
}

/// <summary>Records of this kind that arrived before may have been deleted, because their time was over.</summary>
/// <param name="Since">Unix time in milliseconds.</param>
internal sealed record KeptEntry(string Kind, long Since) : HeadEntry
{
    public override string ToString() => Line("kept", Kind, Since);
}
