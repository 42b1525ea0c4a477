using System.Globalization;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>What a change of a plan was, for the home's history.</summary>
internal static class PlanChanges
{
    /// <summary>The parts that differ, as they now are.</summary>
    public static string Of(HomePlan before, HomePlan after)
    {
        var changes = new List<string>();
        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Card))
        {
            var was = Text(rule, before);
            var now = Text(rule, after);
            if (was != now)
            {
                changes.Add($"{rule.Name}: {was} → {now}");
            }
        }

        Differ(changes, "quiet", Quiet(before), Quiet(after));
        Differ(changes, "back by", before.BackBy?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "-", after.BackBy?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "-");
        Differ(changes, "visits", Visits(before), Visits(after));
        Differ(changes, "pets", before.Pets ? "yes" : "no", after.Pets ? "yes" : "no");
        Differ(changes, "rooms", Rooms(before), Rooms(after));
        Differ(changes, "points", Points(before), Points(after));
        Differ(changes, "measurements", Measurements(before), Measurements(after));
        foreach (var pause in after.Pauses.Except(before.Pauses))
        {
            changes.Add(string.Create(
                CultureInfo.InvariantCulture, $"pause {pause.Reason} {pause.From.UtcDateTime:yyyy-MM-ddTHH:mm}Z to {pause.To.UtcDateTime:yyyy-MM-ddTHH:mm}Z{(pause.CriticalToo ? ", critical too" : "")}"));
        }

        foreach (var pause in before.Pauses.Where(old => after.Pauses.All(now => now.Id != old.Id)))
        {
            changes.Add($"pause {pause.Reason} taken away");
        }

        return changes.Count == 0 ? "nothing" : string.Join("; ", changes);
    }

    private static void Differ(List<string> changes, string what, string was, string now)
    {
        if (was != now)
        {
            changes.Add($"{what}: {was} → {now}");
        }
    }

    private static string Text(RuleCard rule, HomePlan plan)
    {
        if (!plan.Rules.TryGetValue(rule.Name, out var setting))
        {
            return "default";
        }

        var limits = string.Join(' ', setting.Limits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Key}={limit.Value}")));
        return setting.On ? limits.Length == 0 ? "default" : limits : "off";
    }

    private static string Quiet(HomePlan plan) => string.Create(CultureInfo.InvariantCulture, $"{plan.Quiet.From:HH\\:mm}–{plan.Quiet.To:HH\\:mm}");

    private static string Points(HomePlan plan) => string.Join(' ', plan.Points.Select(point => $"{point.Id}={point.Kind}@{point.Room}"));

    private static string Visits(HomePlan plan) => string.Join(' ', plan.Visits.Select(visit => string.Create(
        CultureInfo.InvariantCulture, $"'{visit.Who}'@{visit.From:HH\\:mm}–{visit.To:HH\\:mm}{(visit.Days.IsEmpty ? "" : $"({string.Join(',', visit.Days)})")}")));

    private static string Rooms(HomePlan plan) => string.Join(' ', plan.Rooms.Select(room => $"{room.Key}={room.Value}"));

    private static string Measurements(HomePlan plan)
        => string.Join(' ', plan.Measurements.Select(measure => string.Create(CultureInfo.InvariantCulture, $"{measure.Measure}@{measure.By:HH\\:mm}")));
}
