using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Alerts;

/// <summary>
/// The history of each home: who did what, when and from where. Append-only, and each line carries SHA-256 over the line
/// before it and its own content, so that nothing in the middle can be changed or taken out unnoticed. A chain for each
/// home, not one for all: homes are written independently, and one person's history can be erased without breaking another's.
/// </summary>
internal sealed class AuditTrail(CompanionDb db)
{
    private readonly Dictionary<string, (long Number, byte[] Hash)> ends = [];

    /// <summary>Appends a line; it is written with the context's next save.</summary>
    public void Append(string homeId, Guid? alertId, DateTimeOffset at, string what, string who, string device, string detail, string whoId = "")
    {
        if (!ends.TryGetValue(homeId, out var end))
        {
            end = db.Audit.AsNoTracking().Where(a => a.HomeId == homeId).OrderByDescending(a => a.Number)
                .Select(a => new { a.Number, a.Hash }).AsEnumerable().Select(a => (a.Number, a.Hash)).FirstOrDefault((0, Beginning(homeId)));
        }

        var row = new AuditRow
        {
            HomeId = homeId,
            Number = end.Number + 1,
            AlertId = alertId,
            // As the database keeps it: to the millisecond.
            At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            What = what,
            Who = who,
            WhoId = whoId.Length > 0 ? whoId : null,
            Device = device,
            Detail = detail,
            Hash = [],
        };
        row.Hash = HashOf(row, end.Hash);
        ends[homeId] = (row.Number, row.Hash);
        db.Audit.Add(row);
    }

    /// <summary>Checks every line of every home.</summary>
    /// <returns>The number of lines, and the first thing that is wrong, or null.</returns>
    public static (long Lines, string? Fault) Verify(CompanionDb db)
    {
        var lines = 0L;
        string? home = null;
        var (number, hash) = (0L, Array.Empty<byte>());
        foreach (var row in db.Audit.AsNoTracking().OrderBy(a => a.HomeId).ThenBy(a => a.Number).AsEnumerable())
        {
            if (row.HomeId != home)
            {
                (home, number, hash) = (row.HomeId, 0, Beginning(row.HomeId));
            }

            if (row.Number != ++number)
            {
                return (lines, $"home '{home}': line {number} is missing");
            }

            if (!HashOf(row, hash).AsSpan().SequenceEqual(row.Hash))
            {
                return (lines, $"home '{home}': line {number} is not what was written");
            }

            hash = row.Hash;
            lines++;
        }

        // A chain alone does not show that its end was cut off. An alert's version counts its lines.
        var torn = db.Alerts.AsNoTracking()
            .Where(alert => db.Audit.Count(line => line.AlertId == alert.Id) != alert.Version)
            .Select(alert => new { alert.HomeId, alert.Id }).FirstOrDefault();
        return (lines, torn is null ? null : $"home '{torn.HomeId}': lines of alert {torn.Id} are missing");
    }

    private static byte[] Beginning(string homeId) => SHA256.HashData(Encoding.UTF8.GetBytes("hjemvakt/" + homeId));

    // Every field with its length before it: no two contents have the same bytes.
    private static byte[] HashOf(AuditRow row, byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, row.HomeId);
        Append(hash, row.Number);
        Append(hash, row.AlertId?.ToString() ?? "");
        Append(hash, row.At.ToUnixTimeMilliseconds());
        Append(hash, row.What);
        Append(hash, row.Who);
        Append(hash, row.Device);
        Append(hash, row.Detail);
        if (row.WhoId is { } whoId)
        {
            // After all the rest: lines from before there were ids have the hash they always had.
            Append(hash, whoId);
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
