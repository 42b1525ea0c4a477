using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>
/// A number that is spent has come again. Nearly always it is a copy of the same record, and nothing to do. On the alarm stream it may be a
/// gateway that has lost count, after its store was lost: its calls for help must not be taken for copies of what it said long ago.
/// </summary>
internal static class SpentNumber
{
    /// <summary>Looks whether it is the same record; if not, it is kept in quarantine, people are told, and what it says is judged.</summary>
    /// <param name="record">The record; null for one that breaks the contract, which is kept in quarantine by its first coming.</param>
    public static GatewayState Look(HomeTransaction transaction, GatewayState gateway, RecordStream stream, string topic, RawRecord? record, long arrived)
    {
        if (stream != RecordStream.Alarm || record is null || transaction.Log.Find(gateway.Id, stream, record.Sequence) is not { } stored || IsSame(stored, record))
        {
            return gateway;
        }

        var reason = string.Create(CultureInfo.InvariantCulture, $"number {record.Sequence} of the alarm stream was used before for another record");
        var json = Encoding.UTF8.GetBytes(record.Json);
        if (!transaction.Quarantine(new QuarantinedInput(gateway.Id, topic, json, reason)))
        {
            return gateway;
        }

        var cause = new Cause(gateway.Id, topic, record.Json, arrived);
        var (occurredAt, clock, _) = gateway.Clocks.Date(record.Boot, record.Uptime, record.SentAt, gateway.EnrolledAt, transaction.Now);
        var id = new RecordId(gateway.Id, RecordStream.Companion, NumberOf(json));
        var happened = new HomeRecord(id, occurredAt, clock, record.Point, record.Body);
        transaction.Put(gateway);
        if (record.Body is Fall or { IsCall: true })
        {
            transaction.Carry(transaction.Engine.Apply(transaction.Home(gateway.HomeId), happened, transaction.Now), cause);
        }

        transaction.Notice(gateway.Id, new NumberReused(gateway.Id, record.Sequence), cause);
        return gateway;
    }

    // What was quarantined under the number told too little to compare.
    private static bool IsSame(Storage.RecordIdentity stored, RawRecord record)
        => stored.Kind == RecordKinds.Quarantined || (stored.Boot == record.Boot && stored.Uptime == record.Uptime && stored.Kind == record.Kind && stored.Point == record.Point);

    // Its own number is taken: one that is the same each time the same content comes.
    private static long NumberOf(byte[] json) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(json)) & long.MaxValue;
}
