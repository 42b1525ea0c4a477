using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Hosting;

/// <summary>
/// Goes the way of an alarm once, in a transaction that is thrown away, before the first real one comes: the first call
/// for help after a restart must not wait for the compiler. It also finds out whether the database can be written at all.
/// </summary>
internal sealed class Warmup : IWarmup
{
    private const string Name = "warm-up";

    public void Run(HomeStates states, WriterConnection connection, HomeEngine engine, ClockReading reading)
    {
        var now = reading.Now;
        for (var turn = 0; turn < 2; turn++)
        {
            using var transaction = new HomeTransaction(states, connection, engine, reading);
            transaction.Db.Homes.Add(new Storage.Rows.HomeRow { Id = Name, Name = Name, ResidentName = Name, Address = Name, TimeZone = "UTC", AddedAt = now });
            transaction.Db.Gateways.Add(new Storage.Rows.GatewayRow { Id = Name, HomeId = Name, EnrolledAt = now, SecretSalt = [], SecretHash = [] });
            transaction.Db.SaveChanges();
            var batch = RecordDecoder.Decode(RecordStream.Alarm, """[{"s":1,"b":1,"u":1,"k":"help","p":"x","src":"button"},{"s":2,"b":1,"u":2,"k":"fall","p":"x","src":"radar","conf":1}]"""u8.ToArray());
            new RecordsWork(Name, RecordStream.Alarm, "", ReadOnlyMemory<byte>.Empty, batch, 0).Execute(transaction);
            var alert = transaction.Home(Name).Alerts[0];
            transaction.Carry(engine.Apply(transaction.Home(Name), new Acknowledge(alert.Id, new StaffPerson(Name, Name), Name), now).Decision);
            transaction.Rehearse();
        }
    }
}
