using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Alerts;

/// <summary>Counts resolved alerts in the database. An alert of a pause asked nobody, and does not count.</summary>
internal sealed class QuietReports(IDbContextFactory<CompanionDb> databases, TimeProvider time) : IQuietReports
{
    public async Task<IReadOnlyList<OverspentRule>> FindAsync(string? homeId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var since = now - QuietBudget.Span;
        var counts = await db.Alerts.AsNoTracking()
            .Where(alert => alert.ResolvedAt >= since && alert.Pause == null && alert.Cause != null && (homeId == null ? alert.HomeId != ServiceHome.Id : alert.HomeId == homeId))
            .GroupBy(alert => new { alert.HomeId, alert.Kind, alert.Cause })
            .Select(group => new KindCount(group.Key.HomeId, group.Key.Kind, group.Key.Cause!.Value, group.Count())).ToListAsync(cancel);
        if (counts.Count == 0)
        {
            return [];
        }

        var homes = await db.Homes.AsNoTracking().Where(home => homeId == null || home.Id == homeId).Select(home => new { home.Id, home.Name, home.AddedAt }).ToDictionaryAsync(home => home.Id, cancel);
        var found = new List<OverspentRule>();
        foreach (var home in counts.GroupBy(count => count.Home))
        {
            var known = now - homes[home.Key].AddedAt;
            var watched = known < QuietBudget.Span ? known : QuietBudget.Span;
            foreach (var card in RuleCatalogue.All.Select(rule => rule.Card))
            {
                if (card.QuietBudget is { } budget && Overspent(db, card, budget, [.. home.Where(count => budget.Kinds.Contains(count.Kind))], watched) is { } spent)
                {
                    found.Add(spent with { HomeId = home.Key, HomeName = homes[home.Key].Name });
                }
            }
        }

        return [.. found.OrderByDescending(rule => rule.FalseAlarms / rule.PerWeek).ThenBy(rule => rule.HomeName, StringComparer.Ordinal).ThenBy(rule => rule.Rule, StringComparer.Ordinal)];
    }

    private static OverspentRule? Overspent(CompanionDb db, RuleCard card, QuietBudget budget, List<KindCount> counts, TimeSpan watched)
    {
        var wrong = counts.FindAll(count => count.Cause.IsFalseFor(count.Kind));
        var falseAlarms = wrong.Sum(count => count.Alerts);
        var perWeek = budget.PerWeek;
        if (falseAlarms > 1 && budget.AcceptedBy is { } limit && PlanStore.Find(db, counts[0].Home).Plan.Rules.GetValueOrDefault(card.Name)?.Limits.TryGetValue(limit, out var accepted) == true)
        {
            perWeek = accepted;
        }

        return QuietBudget.IsOverspent(falseAlarms, perWeek, watched.TotalDays / 7)
            ? new OverspentRule(
                "", "", card.Name, falseAlarms, counts.Sum(count => count.Alerts), Math.Max(1, (int)watched.TotalDays), perWeek,
                [.. wrong.GroupBy(count => count.Cause).Select(cause => new CauseCount(cause.Key, cause.Sum(count => count.Alerts))).OrderByDescending(cause => cause.Alerts).ThenBy(cause => cause.Cause)])
            : null;
    }

    private sealed record KindCount(string Home, AlertKind Kind, ResolveCause Cause, int Alerts);
}
