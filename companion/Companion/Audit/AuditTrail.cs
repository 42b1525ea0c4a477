using System.Security.Cryptography;
using System.Text;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Audit;

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

    /// <summary>Checks every line of every chain.</summary>
    /// <returns>The number of lines, and the first thing that is wrong, or null.</returns>
    public static (long Lines, string? Fault) Verify(CompanionDb db) => Verify(db, new Dictionary<string, ChainEntry>());

    /// <summary>Checks every line of every chain, and that each is at least as long as it is known to have been.</summary>
    /// <param name="known">What is known of the ends of chains, by their names.</param>
    /// <returns>The number of lines, and the first thing that is wrong, or null.</returns>
    public static (long Lines, string? Fault) Verify(CompanionDb db, IReadOnlyDictionary<string, ChainEntry> known)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
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

            if (known.TryGetValue(home, out var end) && end.Length == number)
            {
                if (!row.Hash.AsSpan().SequenceEqual(end.Hash))
                {
                    return (lines, $"home '{home}': line {number} is not the one that was signed");
                }

                reached.Add(home);
            }

            hash = row.Hash;
            lines++;
        }

        if (known.Values.FirstOrDefault(end => !reached.Contains(end.Name)) is { } cut)
        {
            return (lines, $"home '{cut.Name}': lines are missing at the end, there were {cut.Length}");
        }

        // A chain alone does not show that its end was cut off. An alert's version counts its lines.
        var torn = db.Alerts.AsNoTracking()
            .Where(alert => db.Audit.Count(line => line.AlertId == alert.Id) != alert.Version)
            .Select(alert => new { alert.HomeId, alert.Id }).FirstOrDefault();
        return (lines, torn is null ? null : $"home '{torn.HomeId}': lines of alert {torn.Id} are missing");
    }

    private static byte[] Beginning(string homeId) => SHA256.HashData(Encoding.UTF8.GetBytes("hjemvakt/" + homeId));

    private static byte[] HashOf(AuditRow row, byte[] previous)
    {
        using var digest = new Digest();
        digest.Follow(previous)
            .Add(row.HomeId).Add(row.Number).Add(row.AlertId?.ToString() ?? "").Add(row.At).Add(row.What).Add(row.Who).Add(row.Device).Add(row.Detail);
        if (row.WhoId is { } whoId)
        {
            // After all the rest: lines from before there were ids have the hash they always had.
            digest.Add(whoId);
        }

        return digest.Sum();
    }
}
