using System.Collections.Immutable;
using System.Text;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Storage;

/// <summary>Reads back, after a start, what ingest keeps in mind of a gateway. Done when the gateway is first heard.</summary>
internal static class GatewayLoader
{
    /// <summary>The gateway's state, with the cancels that came before their alarms; null when it is not enrolled.</summary>
    public static (GatewayState Gateway, IReadOnlyList<PendingCancel> Cancels)? Load(CompanionDb db, string gatewayId)
    {
        if (db.Gateways.AsNoTracking().FirstOrDefault(g => g.Id == gatewayId) is not { } row)
        {
            return null;
        }

        var boots = db.BootClocks.AsNoTracking().Where(b => b.GatewayId == gatewayId).OrderByDescending(b => b.Boot).Take(GatewayClocks.BootsInMind)
            .ToDictionary(b => (int)b.Boot, b => new BootStart(b.BeganAt, b.Heard, Kept: b.BeganAt));
        var last = LastOf(row);
        if (last is { } heartbeat && boots.TryGetValue(heartbeat.Boot, out var latest))
        {
            boots[heartbeat.Boot] = latest with { Uptime = heartbeat.Uptime };
        }

        var gateway = new GatewayState(
            row.Id, row.HomeId, row.EnrolledAt,
            Position(db, gatewayId, RecordStream.Alarm, out var alarms),
            Position(db, gatewayId, RecordStream.Routine, out _),
            new GatewayClocks(boots.ToImmutableSortedDictionary(), last, null),
            Unsettled(db, gatewayId));
        return (gateway, Cancels(gateway, alarms));
    }

    /// <summary>How far a stream is stored, with what is stored above its first hole.</summary>
    public static StreamPosition PositionOf(CompanionDb db, string gatewayId, RecordStream stream) => Position(db, gatewayId, stream, out _);

    private static LastHeartbeat? LastOf(GatewayRow row)
        => row.Status is { } json && StatusDecoder.Decode(Encoding.UTF8.GetBytes(json)).Status is { Boot: { } boot, Uptime: { } uptime } ? new LastHeartbeat(boot, uptime, 0) : null;

    // Which dates were settled is not kept: those of the latest boot, and those that wait for their time, are looked at once more.
    private static ImmutableSortedSet<int> Unsettled(CompanionDb db, string gatewayId)
    {
        var records = db.Records.AsNoTracking().Where(r => r.GatewayId == gatewayId);
        var undated = records.Where(r => r.Clock == ClockNote.Unset).Select(r => r.Boot).Distinct().OrderByDescending(boot => boot).Take(GatewayClocks.BootsInMind).ToList();
        var latest = records.Where(r => r.Stream == RecordStream.Alarm).OrderByDescending(r => r.Sequence).Take(1).Select(r => r.Boot).ToList();
        return [.. undated.Concat(latest).Distinct().OrderDescending().Take(GatewayClocks.BootsInMind).Select(boot => (int)boot)];
    }

    private static StreamPosition Position(CompanionDb db, string gatewayId, RecordStream stream, out List<RecordRow> above)
    {
        var prefix = db.Streams.AsNoTracking().Where(s => s.GatewayId == gatewayId && s.Stream == stream).Select(s => s.Prefix).FirstOrDefault();
        above = [.. db.Records.AsNoTracking()
            .Where(r => r.GatewayId == gatewayId && r.Stream == stream && r.Sequence > prefix)
            .OrderBy(r => r.Sequence)];
        var position = new StreamPosition(prefix, []);
        foreach (var row in above)
        {
            position = position.Add(row.Sequence);
            if (BodyOf(row) is Gap gap)
            {
                position = position.Add(gap.CoveredBy(row.Sequence));
            }
        }

        return position;
    }

    private static List<PendingCancel> Cancels(GatewayState gateway, List<RecordRow> above)
    {
        var pending = new List<PendingCancel>();
        foreach (var row in above)
        {
            if (BodyOf(row) is Cancel cancel && !gateway.Alarm.Holds(cancel.Ref))
            {
                var id = new RecordId(gateway.Id, RecordStream.Alarm, row.Sequence);
                pending.Add(new PendingCancel(id, id with { Sequence = cancel.Ref }));
            }
        }

        return pending;
    }

    private static RecordBody? BodyOf(RecordRow row) => row.Kind is "gap" or "cancel" ? RecordDecoder.Reread(row.Stream, row.Body).Body : null;
}
