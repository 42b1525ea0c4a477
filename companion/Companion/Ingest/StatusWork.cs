using Hjemvakt.Companion.Gateways;
using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Ingest;

/// <summary>A gateway's birth or heartbeat, or the last will the broker sends for it.</summary>
/// <param name="arrived">When it came, by the companion's clock.</param>
/// <param name="again">It is sent for the second time (MQTT's DUP), and so says nothing about now.</param>
internal sealed class StatusWork(string gatewayId, GatewayStatus status, DateTimeOffset arrived, bool again) : HomeWork
{
    // A thousand years, in milliseconds.
    private const long MostOff = 31_557_600_000_000;

    public override WorkRank Rank => WorkRank.Background;

    // A gateway that is heard again may end alerts, which costs as much as many records: an alarm does not wait for hundreds of these.
    public override int Weight => 16;

    public override void Execute(HomeTransaction transaction)
    {
        if (!status.Online)
        {
            // The will is not the gateway's own word, so it is no contact. That there is none is for the companion's clock to say.
            transaction.Log.SaidOffline(gatewayId);
            return;
        }

        var at = arrived.ToUnixTimeMilliseconds();
        var live = !again && !IsCopy(transaction.Gateway(gatewayId).Clocks.Last);
        transaction.Heard(gatewayId, status.Boot, live && status.SentAt is { } sentAt ? Off(sentAt, at) : null);
        transaction.Log.Status(gatewayId, status.Json);
        if (live && status is { Boot: { } boot, Uptime: { } uptime })
        {
            transaction.Put(BootClock.Heard(transaction, transaction.Gateway(gatewayId), boot, uptime, status.SentAt, at));
        }
    }

    private bool IsCopy(LastHeartbeat? last) => last is { } known && known.Boot == status.Boot && known.Uptime == status.Uptime;

    // The gateway's clock may say anything.
    private static TimeSpan Off(long sentAt, long at) => TimeSpan.FromMilliseconds(Math.Clamp(sentAt - at, -MostOff, MostOff));
}
