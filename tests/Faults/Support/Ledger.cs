using System.Collections.Immutable;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.PostgreSql;
using Hjemvakt.Companion.Storage.Sqlite;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>What the companion has on its disk, read past it: while it runs, and when it is dead.</summary>
internal sealed class Ledger : IDisposable
{
    private readonly Database _database;

    /// <param name="folder">The data folder of a companion on SQLite.</param>
    public Ledger(string folder) => _database = new SqliteDatabase(folder, TimeSpan.FromSeconds(20));

    /// <param name="connectionString">The database of a companion on PostgreSQL.</param>
    public Ledger(string connectionString, TimeSpan patience) => _database = new PostgreSqlDatabase(connectionString + ";Pooling=false", patience);

    /// <summary>Path of the database, when it is SQLite's.</summary>
    public string File => ((SqliteDatabase)_database).File;

    /// <summary>The numbers that are stored of a stream.</summary>
    public ImmutableHashSet<long> Held(string gateway, RecordStream stream)
    {
        using var db = _database.Context();
        return [.. Of(db, gateway, stream).Select(record => record.Sequence)];
    }

    /// <summary>The records of a stream, by number.</summary>
    public IReadOnlyList<RecordRow> Records(string gateway, RecordStream stream)
    {
        using var db = _database.Context();
        return [.. Of(db, gateway, stream).OrderBy(record => record.Sequence)];
    }

    /// <summary>All records there are.</summary>
    public int Count()
    {
        using var db = _database.Context();
        return db.Records.Count();
    }

    /// <summary>Every record from 1 to <paramref name="last"/> is there once, none is beyond, and the stored receipt says the same.</summary>
    public void ShouldHoldEachOnce(string gateway, RecordStream stream, long last)
    {
        using var db = _database.Context();
        var held = Of(db, gateway, stream).OrderBy(record => record.Sequence).Select(record => record.Sequence).ToList();
        held.ShouldBe(Enumerable.Range(1, (int)last).Select(number => (long)number), $"{stream} of {gateway}: {string.Join('\n', Latest(db, gateway, stream))}");
        var prefix = db.Streams.AsNoTracking().SingleOrDefault(row => row.GatewayId == gateway && row.Stream == stream)?.Prefix ?? 0;
        prefix.ShouldBe(last, $"receipt for {stream} of {gateway}");
        db.Quarantine.Count().ShouldBe(0);
    }

    /// <summary>The home has one alert for help, of exactly these many help calls, each told once on its timeline.</summary>
    public void ShouldHoldOneHelpAlert(string home, string gateway, int calls)
    {
        using var db = _database.Context();
        var alert = db.Alerts.AsNoTracking().Where(row => row.HomeId == home && row.Kind == AlertKind.Help).ToList().ShouldHaveSingleItem();
        alert.Count.ShouldBe(calls);
        var numbers = db.AlertRecords.AsNoTracking().Where(row => row.AlertId == alert.Id && row.GatewayId == gateway).Select(row => row.Sequence).ToList();
        numbers.Order().ShouldBe(Records(gateway, RecordStream.Alarm).Where(record => record.Kind == "help").Select(record => record.Sequence));
        var told = db.Audit.AsNoTracking().Where(line => line.AlertId == alert.Id).Select(line => line.What).ToList();
        told.Count(what => what == "raised").ShouldBe(1);
        told.Count(what => what == "joined").ShouldBe(calls - 1);
    }

    // For whoever reads a failure.
    private static List<string> Latest(CompanionDb db, string gateway, RecordStream stream) =>
        Of(db, gateway, stream).OrderByDescending(record => record.Sequence).Take(20).AsEnumerable()
            .Select(record => FormattableString.Invariant($"{record.Sequence} came {record.ReceivedAt:HH:mm:ss.fff} {record.Body}")).ToList();

    public void Dispose() => _database.Release();

    private static IQueryable<RecordRow> Of(CompanionDb db, string gateway, RecordStream stream) =>
        db.Records.AsNoTracking().Where(record => record.GatewayId == gateway && record.Stream == stream);
}
