using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Ingest;

/// <summary>
/// Learns when the boots of a gateway began, keeps it, and dates anew what is stored already when a better word has come, alerts included.
/// </summary>
internal static class BootClock
{
    // How far back what is stored is dated anew. What is older than this is no news to anybody.
    private const int AlarmsBack = 1000;
    private const int RoutineBack = 2000;

    // Drift of less than this is not worth a write.
    private const long KeptWithin = 1000;

    /// <summary>A record is dated by the gateway's clock.</summary>
    /// <param name="uptime">Milliseconds since the boot, at that time.</param>
    /// <param name="sentAt">The time, Unix milliseconds; ignored when it cannot be believed.</param>
    public static GatewayState Claimed(HomeTransaction transaction, GatewayState gateway, int boot, long uptime, long sentAt)
    {
        if (RecordDating.Judge(sentAt, gateway.EnrolledAt, transaction.Now) != ClockNote.None)
        {
            return gateway;
        }

        var before = gateway.Clocks.Start(boot);
        gateway = Keep(transaction, gateway, gateway.Clocks.Claimed(boot, uptime, sentAt, transaction.Now.ToUnixTimeMilliseconds()));
        var after = gateway.Clocks.Start(boot)!.Value;
        return gateway.UnsettledBoots.Contains(boot) && (before is not { } known || GatewayClocks.Contradict(known.Began, after.Began))
            ? DateAnew(transaction, gateway, boot)
            : gateway;
    }

    /// <summary>A heartbeat has come.</summary>
    /// <param name="uptime">Milliseconds since the boot.</param>
    /// <param name="sentAt">The time by the gateway's clock, Unix milliseconds, or null.</param>
    /// <param name="at">When it came, Unix milliseconds by the companion's clock.</param>
    public static GatewayState Heard(HomeTransaction transaction, GatewayState gateway, int boot, long uptime, long? sentAt, long at)
    {
        var before = gateway.Clocks.Start(boot);
        gateway = Keep(transaction, gateway, gateway.Clocks.Heard(boot, uptime, sentAt, at));
        if (before is { Heard: true } known && GatewayClocks.Contradict(known.Began, gateway.Clocks.Start(boot)!.Value.Began))
        {
            gateway = gateway.Unsettled(boot);
        }

        foreach (var unsettled in gateway.UnsettledBoots)
        {
            if (gateway.Clocks.Trusts(unsettled, at))
            {
                gateway = DateAnew(transaction, gateway, unsettled);
            }
        }

        return gateway;
    }

    private static GatewayState Keep(HomeTransaction transaction, GatewayState gateway, GatewayClocks clocks)
    {
        foreach (var (boot, known) in gateway.Clocks.Boots)
        {
            if (!clocks.Boots.ContainsKey(boot) && known.Kept is not null)
            {
                transaction.Log.ForgetBoot(gateway.Id, boot);
            }
        }

        foreach (var (boot, start) in clocks.Boots)
        {
            var known = gateway.Clocks.Start(boot);
            if (start != known && (start.Kept is not { } kept || start.Heard != known?.Heard || Math.Abs(kept - start.Began) >= KeptWithin))
            {
                transaction.Log.Keep(gateway.Id, boot, start);
                clocks = clocks with { Boots = clocks.Boots.SetItem(boot, start with { Kept = start.Began }) };
            }
        }

        return gateway with { Clocks = clocks };
    }

    private static GatewayState DateAnew(HomeTransaction transaction, GatewayState gateway, int boot)
    {
        foreach (var stored in transaction.Log.OfBoot(gateway.Id, boot, gateway.Alarm.Prefix - AlarmsBack, gateway.Routine.Prefix - RoutineBack))
        {
            if (gateway.Clocks.Redate(boot, stored.Uptime, stored.SentAt, (stored.OccurredAt, stored.Clock), stored.ReceivedAt, gateway.EnrolledAt) is not { } dated)
            {
                continue;
            }

            transaction.Log.Redate(stored.Id, dated.OccurredAt, dated.Clock);
            transaction.Carry(HomeEngine.Redate(transaction.Home(gateway.HomeId), stored.Id, dated.OccurredAt, transaction.Now));
        }

        // A boot that has ended without a heartbeat stays as its own clock told.
        var final = gateway.Clocks.Start(boot) is { Heard: true } || gateway.Clocks.Last is { } last && boot < last.Boot;
        return final ? gateway with { UnsettledBoots = gateway.UnsettledBoots.Remove(boot) } : gateway;
    }
}
