using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Storage.Rules;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules;
using Hjemvakt.Safety.Rules.State;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Writing;

/// <summary>Reads back, at a start, all homes: what is open, what the rules keep in mind, what people have planned, and when each gateway was last heard.</summary>
internal static class HomeLoader
{
    /// <summary>Every home. One of which something cannot be read comes without that, and keeps neither the others nor its own calls for help from working.</summary>
    /// <param name="failed">Told of each thing that could not be read.</param>
    public static IReadOnlyList<HomeState> All(WriterConnection connection, HomeEngine engine, DateTimeOffset startedAt, Action<PartFailure> failed)
    {
        using var db = connection.Context();
        var alerts = OpenAlerts(db);
        var plans = db.HomePlans.AsNoTracking().ToDictionary(row => row.HomeId, row => row.Plan);
        var rules = db.HomeRules.AsNoTracking().ToDictionary(row => row.HomeId);
        var gateways = db.Gateways.AsNoTracking().Where(gateway => gateway.LastContactAt != null && gateway.RemovedAt == null)
            .Select(gateway => new { gateway.Id, gateway.HomeId, At = gateway.LastContactAt!.Value }).AsEnumerable()
            .ToLookup(gateway => gateway.HomeId, gateway => new LastHeard(gateway.Id, gateway.At));
        var homes = new List<HomeState>();
        foreach (var home in db.Homes.AsNoTracking().Select(home => new { home.Id, home.TimeZone }).ToList())
        {
            var zone = Try("time-zone", home.Id, null, () => TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone));
            var planned = plans.TryGetValue(home.Id, out var json) ? Try("plan", home.Id, null, () => HomePlanJson.Read(json)) : null;
            var plan = planned is null && home.TimeZone == PlanIndex.DefaultZone || zone is null
                ? RulePlan.None
                : Try("plan", home.Id, RulePlan.None, () => new RulePlan(planned ?? HomePlan.None, zone))!;
            var state = HomeState.Empty(home.Id) with
            {
                Alerts = [.. alerts[home.Id]],
                Rules = Try("memory", home.Id, RuleState.None, () => Read(rules.GetValueOrDefault(home.Id)))! with { Plan = plan },
            };
            homes.Add(Try("resume", home.Id, state, () => engine.Resume(state, [.. gateways[home.Id]], startedAt, failure => failed(new PartFailure(failure.Part, home.Id, failure.Error))))!);
        }

        return homes;

        T? Try<T>(string part, string homeId, T? otherwise, Func<T> read)
            where T : class
        {
            try
            {
                engine.Guard.Enter(part);
                return read();
            }
            catch (Exception error) when (!Database.IsOutage(error))
            {
                failed(new PartFailure(part, homeId, error));
                return otherwise;
            }
        }
    }

    private static ILookup<string, Safety.Alerts.Alert> OpenAlerts(CompanionDb db)
    {
        var open = db.Alerts.AsNoTracking().Where(alert => alert.ResolvedAt == null).OrderBy(alert => alert.StoredAt).ToList();
        var ids = open.ConvertAll(alert => alert.Id);
        var records = db.AlertRecords.AsNoTracking().Where(r => ids.Contains(r.AlertId)).AsEnumerable().ToLookup(r => r.AlertId);
        var timers = db.AlertTimers.AsNoTracking().ToDictionary(t => (t.AlertId, t.Name), t => t.DueAt);
        return open
            .Select(row => AlertRows.AlertOf(row, records[row.Id], Due(row.Id, Timers.Escalate), Due(row.Id, Timers.Hold), Due(row.Id, Timers.DutyEnds)))
            .ToLookup(alert => alert.HomeId);

        DateTimeOffset? Due(Guid alert, string timer) => timers.TryGetValue((alert, timer), out var due) ? due : null;
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
