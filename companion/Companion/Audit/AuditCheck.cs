using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Audit;

/// <summary>
/// Checks the whole history: every line of every chain, what the signed heads say of chains, alerts and records, and the heads themselves against
/// what was kept of them elsewhere. Changes nothing.
/// </summary>
internal static class AuditCheck
{
    private static readonly TimeSpan SweepMargin = TimeSpan.FromDays(2);

    /// <param name="key">The companion's key; null when it is not at hand, and then signatures are not checked.</param>
    /// <param name="anchors">Heads that were kept elsewhere.</param>
    /// <param name="keep">How long records are kept now.</param>
    public static AuditReport Run(CompanionDb db, AuditHeadKey? key, IReadOnlyList<AuditHead> anchors, RetentionPeriods keep, DateTimeOffset now)
    {
        var faults = new List<string>();
        var (ledger, head) = Heads(db, key, anchors, faults);
        var (lines, fault) = AuditTrail.Verify(db, ledger.Chains);
        if (fault is not null)
        {
            faults.Add(fault);
        }

        Alerts(db, ledger, faults);
        var kept = Kept(ledger, keep, now);
        Records(db, ledger, kept, faults);
        Days(db, ledger, kept, faults);
        return new AuditReport(lines, head, ledger.Alerts.Count, ledger.DaysUntil, faults);
    }

    private static (AuditLedger Ledger, AuditHead Head) Heads(CompanionDb db, AuditHeadKey? key, IReadOnlyList<AuditHead> anchors, List<string> faults)
    {
        var ledger = new AuditLedger();
        var head = AuditHead.None;
        var wanted = anchors.ToLookup(anchor => anchor.Number);
        foreach (var row in db.AuditHeads.AsNoTracking().OrderBy(row => row.Number).AsEnumerable())
        {
            if (!head.IsFollowedBy(row) || key?.Fits(row.Hash, row.Signature) == false)
            {
                faults.Add($"signed head {row.Number} is not what was signed");
            }

            foreach (var anchor in wanted[row.Number].Where(anchor => !anchor.Hash.AsSpan().SequenceEqual(row.Hash)))
            {
                faults.Add($"signed head {row.Number} is not the one that was kept elsewhere: the history was rewritten, or restored from a backup");
            }

            try
            {
                ledger.Add(row.Content);
            }
            catch (FormatException error)
            {
                faults.Add($"signed head {row.Number}: {error.Message}");
            }

            head = AuditHead.Of(row);
        }

        if (anchors.Count > 0 && anchors.Max(anchor => anchor.Number) is var last && last > head.Number)
        {
            faults.Add($"signed heads {head.Number + 1} to {last} are missing: the end was cut off, or the database restored from a backup");
        }

        return (ledger, head);
    }

    private static void Alerts(CompanionDb db, AuditLedger ledger, List<string> faults)
    {
        foreach (var some in ledger.Alerts.Values.Chunk(500))
        {
            var ids = some.Select(entry => entry.Id).ToArray();
            var rows = db.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).ToDictionary(alert => alert.Id);
            foreach (var entry in some)
            {
                if (!rows.TryGetValue(entry.Id, out var row))
                {
                    faults.Add($"alert {entry.Id} is missing");
                }
                else if (row.Version < entry.Version || (row.Version == entry.Version && !AlertDigest.Of(row).AsSpan().SequenceEqual(entry.Hash)))
                {
                    faults.Add($"home '{row.HomeId}': alert {entry.Id} is not what was signed");
                }
            }
        }
    }

    private static Dictionary<string, long> Kept(AuditLedger ledger, RetentionPeriods keep, DateTimeOffset now)
    {
        var kept = new Dictionary<string, long>(ledger.KeptSince);
        foreach (var (kind, days) in keep.Days)
        {
            kept[kind] = Math.Max(kept.GetValueOrDefault(kind), (now.AddDays(-days) + SweepMargin).ToUnixTimeMilliseconds());
        }

        return kept;
    }

    private static void Records(CompanionDb db, AuditLedger ledger, Dictionary<string, long> kept, List<string> faults)
    {
        foreach (var entry in ledger.Records.Values)
        {
            var row = db.Records.AsNoTracking().FirstOrDefault(record => record.GatewayId == entry.GatewayId && record.Stream == entry.Stream && record.Sequence == entry.Sequence);
            if (row is null ? entry.ReceivedAt >= kept.GetValueOrDefault(entry.Kind) : !RecordDigest.Of(row).AsSpan().SequenceEqual(entry.Hash))
            {
                faults.Add($"home '{entry.HomeId}': record {entry.Sequence} of gateway '{entry.GatewayId}' ({entry.Kind}) is {(row is null ? "missing" : "not what was signed")}");
            }
        }
    }

    private static void Days(CompanionDb db, AuditLedger ledger, Dictionary<string, long> kept, List<string> faults)
    {
        foreach (var entry in ledger.Days)
        {
            if (new DateTimeOffset(entry.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() < kept.GetValueOrDefault(entry.Kind))
            {
                continue;
            }

            var (count, hash) = RecordDigest.Of(AuditHeadSigner.RecordsOf(db, entry.HomeId, entry.Kind, entry.Day).ToList());
            if (!hash.AsSpan().SequenceEqual(entry.Hash))
            {
                faults.Add($"home '{entry.HomeId}': the {entry.Kind} records that came on {entry.Day:yyyy-MM-dd} are not what was signed ({count} now, {entry.Count} then)");
            }
        }
    }
}

/// <summary>What a check of the history has found.</summary>
/// <param name="Lines">Lines of the audit that were looked at.</param>
/// <param name="Head">The last signed head.</param>
/// <param name="Alerts">Alerts that are signed.</param>
/// <param name="RecordsUntil">The last day whose records are signed; null before the first.</param>
/// <param name="Faults">What is wrong, for a technician; empty when all is well.</param>
internal sealed record AuditReport(long Lines, AuditHead Head, int Alerts, DateOnly? RecordsUntil, IReadOnlyList<string> Faults);
