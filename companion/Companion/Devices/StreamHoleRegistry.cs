using System.Globalization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Devices;

/// <summary>Holes, worked out from what is stored.</summary>
/// <param name="atWork">Null without a companion at work.</param>
internal sealed class StreamHoleRegistry(IDbContextFactory<CompanionDb> databases, Administration administration, TimeProvider time, IClosedHoles? atWork = null) : IStreamHoleRegistry
{
    public async Task<IReadOnlyList<StreamHole>> ListAsync(string gatewayId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var holes = new List<StreamHole>();
        foreach (var stream in (RecordStream[])[RecordStream.Alarm, RecordStream.Routine])
        {
            if (GatewayLoader.PositionOf(db, gatewayId, stream).Hole is { } hole)
            {
                var records = db.Records.AsNoTracking().Where(r => r.GatewayId == gatewayId && r.Stream == stream);
                var after = await records.Where(r => r.Sequence < hole.From).OrderByDescending(r => r.Sequence).Select(r => (DateTimeOffset?)r.OccurredAt).FirstOrDefaultAsync(cancel);
                var before = await records.Where(r => r.Sequence > hole.To).OrderBy(r => r.Sequence).Select(r => (DateTimeOffset?)r.OccurredAt).FirstOrDefaultAsync(cancel);
                holes.Add(new StreamHole(stream, hole.From, hole.To, after, before));
            }
        }

        return holes;
    }

    public async Task<bool> CloseAsync(string gatewayId, RecordStream stream, long from, long to, Actor by, CancellationToken cancel = default)
    {
        try
        {
            if (!await StoreAsync(gatewayId, stream, new NumberRange(from, to), by, cancel))
            {
                return false;
            }
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            throw new StorageUnavailableException("The hole could not be closed.", error);
        }

        await (atWork?.TakeUpAsync(gatewayId, stream) ?? Task.CompletedTask);
        return true;
    }

    private async Task<bool> StoreAsync(string gatewayId, RecordStream stream, NumberRange hole, Actor by, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await administration.BeginAsync(db, cancel);
        var position = GatewayLoader.PositionOf(db, gatewayId, stream);
        if (position.Hole != hole)
        {
            return false;
        }

        var row = await db.Streams.FindAsync([gatewayId, stream], cancel);
        if (row is null)
        {
            db.Streams.Add(row = new StreamRow { GatewayId = gatewayId, Stream = stream });
        }

        row.Prefix = position.Add(hole).Prefix;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{(stream == RecordStream.Alarm ? "alarm" : "routine")} {hole.From}–{hole.To}");
        GatewayHistory.Append(db, gatewayId, time.GetUtcNow(), "holeClosed", by, detail);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
