using System.Collections.Immutable;
using Hjemvakt.Companion.Ingest;
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

        var clocks = db.BootClocks.AsNoTracking().Where(b => b.GatewayId == gatewayId).OrderByDescending(b => b.Boot).Take(16)
            .ToDictionary(b => (int)b.Boot, b => b.BeganAt);
        var undated = db.Records.AsNoTracking().Where(r => r.GatewayId == gatewayId && r.Clock == ClockNote.Unset).Select(r => r.Boot).Distinct().ToList();
        var gateway = new GatewayState(
            row.Id, row.HomeId, row.EnrolledAt,
            Position(db, gatewayId, RecordStream.Alarm, out var alarms),
            Position(db, gatewayId, RecordStream.Routine, out _),
            clocks.ToImmutableSortedDictionary(),
            [.. undated.Select(boot => (int)boot).Where(boot => !clocks.ContainsKey(boot))]);
        return (gateway, Cancels(gateway, alarms));
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
