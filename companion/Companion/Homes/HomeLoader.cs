using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage.Rules;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Homes.Plans;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Homes;

/// <summary>Reads back, at a start, all homes: what is open, what the rules keep in mind, what people have planned, and when each gateway was last heard.</summary>
internal static class HomeLoader
{
    public static IReadOnlyList<HomeState> All(WriterConnection connection, HomeEngine engine, DateTimeOffset startedAt)
    {
        using var db = connection.Context();
        var alerts = OpenAlerts(db);
        var plans = db.HomePlans.AsNoTracking().ToDictionary(row => row.HomeId, row => PlanJson.Read(row.Plan));
        var rules = db.HomeRules.AsNoTracking().ToDictionary(row => row.HomeId);
        var gateways = db.Gateways.AsNoTracking().Where(gateway => gateway.LastContactAt != null)
            .Select(gateway => new { gateway.Id, gateway.HomeId, At = gateway.LastContactAt!.Value }).AsEnumerable()
            .ToLookup(gateway => gateway.HomeId, gateway => new LastHeard(gateway.Id, gateway.At));
        var homes = new List<HomeState>();
        foreach (var home in db.Homes.AsNoTracking().Select(home => new { home.Id, home.TimeZone }).ToList())
        {
            var plan = plans.TryGetValue(home.Id, out var planned) || home.TimeZone != PlanIndex.DefaultZone
                ? new PlanIndex(planned ?? HomePlan.None, TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone))
                : PlanIndex.None;
            var state = HomeState.Empty(home.Id) with
            {
                Alerts = [.. alerts[home.Id]],
                Rules = Read(rules.GetValueOrDefault(home.Id)) with { Plan = plan },
            };
            homes.Add(engine.Resume(state, [.. gateways[home.Id]], startedAt));
        }

        return homes;
    }

    private static ILookup<string, Safety.Alerts.Alert> OpenAlerts(CompanionDb db)
    {
        var open = db.Alerts.AsNoTracking().Where(alert => alert.ResolvedAt == null).OrderBy(alert => alert.StoredAt).ToList();
        var ids = open.ConvertAll(alert => alert.Id);
        var records = db.AlertRecords.AsNoTracking().Where(r => ids.Contains(r.AlertId)).AsEnumerable().ToLookup(r => r.AlertId);
        var timers = db.AlertTimers.AsNoTracking().Where(t => t.Name == Timers.Escalate).ToDictionary(t => t.AlertId, t => t.DueAt);
        return open
            .Select(row => AlertRows.AlertOf(row, records[row.Id], timers.TryGetValue(row.Id, out var due) ? due : null))
            .ToLookup(alert => alert.HomeId);
    }

    private static RuleState Read(HomeRuleRow? row)
    {
        if (row is null)
        {
            return RuleState.None;
        }

        var state = RuleStateJson.Read(row.State);
        return RuleState.None with
        {
            Points = state.Points,
            Watches = state.Watches,
            Boots = state.Boots,
            Paused = state.Paused,
            LookedAt = state.LookedAt,
            Habits = row is { Learned: { } learned, Present: { } present } ? HabitCodec.Read(learned, present) : Habits.None,
            Revision = 1,
        };
    }
}
