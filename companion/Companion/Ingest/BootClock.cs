using Hjemvakt.Companion.Homes;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>
/// Time for records of a gateway that had none: once it tells the time in the same boot, the boot's beginning is known,
/// and with it the time of everything since. What is stored already is put right, alerts included.
/// </summary>
internal static class BootClock
{
    /// <summary>The gateway has told the time.</summary>
    /// <param name="uptime">Milliseconds since the boot, at that time.</param>
    /// <param name="sentAt">The time, Unix milliseconds; ignored when it cannot be believed.</param>
    public static GatewayState Learn(HomeTransaction transaction, GatewayState gateway, int boot, long uptime, long sentAt)
    {
        if (gateway.Began(boot) is not null || RecordDating.Judge(sentAt, gateway.EnrolledAt, transaction.Now) != ClockNote.None)
        {
            return gateway;
        }

        var began = sentAt - uptime;
        transaction.Log.Keep(gateway.Id, boot, began);
        gateway = gateway.Knowing(boot, began);
        return gateway.UndatedBoots.Contains(boot) ? PutRight(transaction, gateway, boot, began) : gateway;
    }

    private static GatewayState PutRight(HomeTransaction transaction, GatewayState gateway, int boot, long began)
    {
        foreach (var undated in transaction.Log.Undated(gateway.Id, boot))
        {
            var at = began + undated.Uptime;
            if (RecordDating.Judge(at, gateway.EnrolledAt, transaction.Now) != ClockNote.None)
            {
                continue;
            }

            var occurredAt = DateTimeOffset.FromUnixTimeMilliseconds(at);
            transaction.Log.Redate(undated.Id, occurredAt, ClockNote.Derived);
            if (undated.Id.Stream == RecordStream.Alarm)
            {
                transaction.Carry(HomeEngine.Redate(transaction.Home(gateway.HomeId), undated.Id, occurredAt, transaction.Now));
            }
        }

        return gateway with { UndatedBoots = gateway.UndatedBoots.Remove(boot) };
    }
}
