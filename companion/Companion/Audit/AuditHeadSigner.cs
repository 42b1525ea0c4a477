using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Audit;

/// <summary>
/// Signs a new head of the audit each minute in which something has changed: the end of every chain, what each alert says and the records that it rests on;
/// and, two days later, all records of a day. The last head goes out with the dead-man call and to a file elsewhere, so that nobody can
/// cut the end off unnoticed. Beside the homes' writer, which never waits for it.
/// </summary>
internal sealed class AuditHeadSigner(Database database, CompanionSettings settings, TimeProvider time, ILogger<AuditHeadSigner> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // Of a day's records none arrives later, unless the clock was set back by more than a day.
    private const int SettledAfterDays = 2;

    // Days in one head, after a long standstill.
    private const int MostDays = 7;

    private readonly SemaphoreSlim alone = new(1);
    private AuditLedger? ledger;
    private AuditHead latest = AuditHead.None;
    private bool anchored = true;

    /// <summary>The last head that was stored; its number is 0 before the first.</summary>
    public AuditHead Latest => Volatile.Read(ref latest);

    /// <summary>Signs what has changed.</summary>
    /// <returns>False when nothing has.</returns>
    public async Task<bool> SignAsync(CancellationToken cancel)
    {
        await alone.WaitAsync(cancel);
        try
        {
            await using var db = database.Context();
            ledger ??= await LoadAsync(db, cancel);
            var now = time.GetUtcNow();
            List<HeadEntry> entries = [.. await ChangesAsync(db, ledger, cancel), .. await DaysAsync(db, ledger, now, cancel)];
            if (entries.Count > 0)
            {
                await StoreAsync(db, entries, now, cancel);
            }

            Anchor(entries.Count > 0);
            return entries.Count > 0;
        }
        catch
        {
            // What is stored and what is in mind may differ now: it is read anew.
            ledger = null;
            throw;
        }
        finally
        {
            alone.Release();
        }
    }

    public override void Dispose()
    {
        alone.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SignAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("The audit's new head could not be signed; it is tried again in a minute: {Error}", error.GetBaseException().Message);
            }
        }
    }

    private async Task<AuditLedger> LoadAsync(CompanionDb db, CancellationToken cancel)
    {
        var loaded = new AuditLedger();
        var head = AuditHead.None;
        await foreach (var row in db.AuditHeads.AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            loaded.Add(row.Content);
            head = AuditHead.Of(row);
        }

        Volatile.Write(ref latest, head);
        return loaded;
    }

    private async Task StoreAsync(CompanionDb db, List<HeadEntry> entries, DateTimeOffset now, CancellationToken cancel)
    {
        using var key = AuditHeadKey.FindOrMake(settings.DataFolder);
        var row = Latest.Next(now, entries, key);
        db.AuditHeads.Add(row);
        await db.SaveChangesAsync(cancel);
        foreach (var entry in entries)
        {
            ledger!.Add(entry);
        }

        Volatile.Write(ref latest, AuditHead.Of(row));
    }

    private void Anchor(bool isNew)
    {
        if (settings.AuditAnchorFile is not { } path || (!isNew && anchored))
        {
            return;
        }

        try
        {
            AuditAnchorFile.Append(path, Latest);
            anchored = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next one stands for this one as well.
            anchored = false;
            log.LogError("The audit's head {Number} could not be written to '{File}': {Error}", Latest.Number, path, error.Message);
        }
    }

    private async Task<List<HeadEntry>> ChangesAsync(CompanionDb db, AuditLedger known, CancellationToken cancel)
    {
        var entries = new List<HeadEntry>();
        var alerts = new HashSet<Guid>();
        var ends = await db.Audit.AsNoTracking().GroupBy(line => line.HomeId).Select(chain => new { Name = chain.Key, Length = chain.Max(line => line.Number) }).ToListAsync(cancel);
        foreach (var end in ends)
        {
            var before = known.Chains.GetValueOrDefault(end.Name)?.Length ?? 0;
            if (end.Length < before)
            {
                log.LogCritical("The history '{Chain}' has {Length} lines and had {Before}: somebody has cut its end off. See 'audit verify'.", end.Name, end.Length, before);
                continue;
            }

            if (end.Length > before)
            {
                var lines = await db.Audit.AsNoTracking().Where(line => line.HomeId == end.Name && line.Number > before && line.Number <= end.Length)
                    .OrderBy(line => line.Number).Select(line => new { line.AlertId, line.Hash }).ToListAsync(cancel);
                entries.Add(new ChainEntry(end.Name, end.Length, lines[^1].Hash));
                alerts.UnionWith(lines.Where(line => line.AlertId is not null).Select(line => line.AlertId!.Value));
            }
        }

        foreach (var some in alerts.Chunk(200))
        {
            entries.AddRange(await AlertsAsync(db, known, some, cancel));
        }

        return entries;
    }

    private static async Task<List<HeadEntry>> AlertsAsync(CompanionDb db, AuditLedger known, Guid[] ids, CancellationToken cancel)
    {
        var entries = new List<HeadEntry>();
        foreach (var alert in await db.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).ToListAsync(cancel))
        {
            entries.Add(new AlertEntry(alert.Id, alert.Version, AlertDigest.Of(alert)));
        }

        var records =
            from part in db.AlertRecords.AsNoTracking()
            where ids.Contains(part.AlertId)
            join record in db.Records.AsNoTracking() on new { part.GatewayId, part.Stream, part.Sequence } equals new { record.GatewayId, record.Stream, record.Sequence }
            select record;
        foreach (var record in await records.ToListAsync(cancel))
        {
            if (!known.Records.ContainsKey((record.GatewayId, record.Stream, record.Sequence)))
            {
                entries.Add(new RecordEntry(
                    record.HomeId, record.Kind, record.ReceivedAt.ToUnixTimeMilliseconds(), record.GatewayId, record.Stream, record.Sequence, RecordDigest.Of(record)));
            }
        }

        return entries;
    }

    private async Task<List<HeadEntry>> DaysAsync(CompanionDb db, AuditLedger known, DateTimeOffset now, CancellationToken cancel)
    {
        var settled = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-SettledAfterDays);
        var first = known.DaysUntil?.AddDays(1) ?? await FirstDayAsync(db, settled, cancel);
        if (first > settled)
        {
            return [];
        }

        var last = first.AddDays(MostDays - 1) < settled ? first.AddDays(MostDays - 1) : settled;
        var entries = new List<HeadEntry>();
        foreach (var (kind, days) in settings.Keep.Days)
        {
            entries.Add(new KeptEntry(kind, now.AddDays(-days).ToUnixTimeMilliseconds()));
        }

        var homes = await db.Homes.AsNoTracking().Select(home => home.Id).ToListAsync(cancel);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var home in homes)
            {
                foreach (var kind in settings.Keep.Days.Keys)
                {
                    var (count, hash) = RecordDigest.Of(await RecordsOf(db, home, kind, day).ToListAsync(cancel));
                    if (count > 0)
                    {
                        entries.Add(new DayEntry(home, kind, day, count, hash));
                    }
                }
            }
        }

        entries.Add(new DaysEntry(last));
        return entries;
    }

    /// <summary>A home's records of one kind that arrived on one day (UTC).</summary>
    internal static IQueryable<RecordRow> RecordsOf(CompanionDb db, string home, string kind, DateOnly day)
    {
        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var until = from.AddDays(1);
        return db.Records.AsNoTracking().Where(record => record.HomeId == home && record.Kind == kind && record.ReceivedAt >= from && record.ReceivedAt < until);
    }

    private static async Task<DateOnly> FirstDayAsync(CompanionDb db, DateOnly settled, CancellationToken cancel)
        => await db.Records.AsNoTracking().MinAsync(record => (DateTimeOffset?)record.ReceivedAt, cancel) is { } oldest && DateOnly.FromDateTime(oldest.UtcDateTime) is var day && day < settled
            ? day
            : settled;
}
