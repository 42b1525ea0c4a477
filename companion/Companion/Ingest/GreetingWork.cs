using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Ingest;

/// <summary>
/// A gateway has connected or subscribed: it is told how far its streams are stored, and how every alert it may be
/// wondering about now stands. Goes through the writer so that it cannot be overtaken by an older state.
/// </summary>
internal sealed class GreetingWork(string gatewayId) : HomeWork
{
    // Longer than any lamp shines for an alert that has ended.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);
    private const int MostEnded = 16;

    public override WorkRank Rank => WorkRank.Background;

    // A gateway that is heard again may end alerts, which costs as much as many records: an alarm does not wait for hundreds of these.
    public override int Weight => 16;

    public override void Execute(HomeTransaction transaction)
    {
        transaction.Heard(gatewayId);
        if (transaction.Greetings.Exists(greeting => greeting.GatewayId == gatewayId))
        {
            // It subscribes to several topics at once; one answer will do.
            return;
        }

        var gateway = transaction.Gateway(gatewayId);
        transaction.Put(gateway);
        transaction.Receipts.Add(gatewayId);

        var since = transaction.Now - Remembered;
        var ended = transaction.Db.Alerts.AsNoTracking()
            .Where(a => a.ResolvedAt >= since && a.HomeId == gateway.HomeId)
            .OrderByDescending(a => a.ResolvedAt).Take(MostEnded)
            .Select(a => new { a.Id, a.Kind })
            .AsEnumerable()
            .Where(a => AlertFeedback.IsForTheHome(a.Kind))
            .Select(a => AlertFeedback.Of(a.Id, a.Kind, AlertState.Resolved, null));
        // What has ended first: the lamp should come to rest on what has not.
        transaction.Greetings.Add(new Greeting(gatewayId, [.. ended.Reverse(), .. transaction.Home(gateway.HomeId).Alerts.Where(alert => AlertFeedback.IsForTheHome(alert.Kind)).Select(AlertFeedback.Of)]));
    }
}
