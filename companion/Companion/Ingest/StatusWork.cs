using Hjemvakt.Companion.Homes;

namespace Hjemvakt.Companion.Ingest;

/// <summary>A gateway's birth or heartbeat, or the last will the broker sends for it.</summary>
internal sealed class StatusWork(string gatewayId, GatewayStatus status) : HomeWork
{
    public override bool IsUrgent => false;

    public override void Execute(HomeTransaction transaction)
    {
        if (!status.Online)
        {
            // The will is not the gateway's own word, so it is no contact. That there is none is for the companion's clock to say.
            transaction.Log.SaidOffline(gatewayId);
            return;
        }

        transaction.Heard(gatewayId, status.Boot);
        transaction.Log.Status(gatewayId, status.Json);
        if (status is { Boot: { } boot, Uptime: { } uptime, SentAt: { } sentAt })
        {
            transaction.Put(BootClock.Learn(transaction, transaction.Gateway(gatewayId), boot, uptime, sentAt));
        }
    }
}
