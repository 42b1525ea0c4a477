using System.Collections.Immutable;
using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>Home care comes to Solveig at eight, and leaves by the front door. She does not stir after that: she is missed as somebody at home, not as somebody who went out.</summary>
public static class HelperLeavesScenario
{
    private static readonly TimeSpan AtTheLatest = TimeSpan.FromHours(6);

    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "solveig", "2026-01-15 07:30", timeline, cancel);
        await stage.PlanAsync(plan => plan with
        {
            Visits = [new PlannedVisit(new TimeOnly(7, 45), new TimeOnly(8, 45), "hjemmetjenesten")],
            // The morning is told record by record: nobody shall wait for each minute's heartbeat and each hour's repetition.
            Rules = plan.Rules.SetItem("no-contact", SilentFor(86_400)).SetItem("sensor-silent", SilentFor(168)),
        }, cancel);
        await MoveAsync(stage, "bedroom-motion", cancel);
        stage.Time.Advance(TimeSpan.FromMinutes(30));
        await DoorAsync(stage, cancel);
        timeline.Event("home care comes in", stage.Time.GetUtcNow());
        for (var i = 0; i < 6; i++)
        {
            stage.Time.Advance(TimeSpan.FromMinutes(2));
            await MoveAsync(stage, "bedroom-motion", cancel);
        }

        await DoorAsync(stage, cancel);
        var left = stage.Time.GetUtcNow();
        var habits = stage.Rules.Habits;
        timeline.Note("home care leaves", left, $"at home: {habits.AtHome.ToString(CultureInfo.InvariantCulture)}, because {habits.PresenceReason}");
        timeline.Must(habits.AtHome && habits.PresenceReason == PresenceReason.PlannedVisitLeft, "the resident is taken for away when the helper leaves");
        timeline.Tell();

        await stage.BeginDutyAsync(cancel);
        var due = stage.Rules.Plan.Habits.DueOf(stage.Rules.Habits)!.Value.At;
        timeline.Must(due - left < AtTheLatest, $"the silence would be told only after {due - left}");
        stage.Time.Advance(due - stage.Time.GetUtcNow());
        await stage.Home.HeartbeatAsync(cancel);
        var alert = await stage.SeenAsync("no activity at home, seen on the page's event stream", AlertKind.Inactive, cancel);
        await stage.AnswerAsync(alert.Id, ResolveCause.RealNeed, cancel);
        timeline.Must(await stage.CountAsync(AlertKind.NotBack, cancel) == 0, "she was looked for outside");
    }

    private static RuleSetting SilentFor(decimal limit) => new(true, ImmutableSortedDictionary<string, decimal>.Empty.Add("silent-for", limit));

    private static async Task DoorAsync(RuleStage stage, CancellationToken cancel)
    {
        await stage.Home.RoutineAsync("door", "front-door", "\"open\":true", cancel);
        stage.Time.Advance(TimeSpan.FromSeconds(8));
        await stage.Home.RoutineAsync("door", "front-door", "\"open\":false", cancel);
    }

    private static async Task MoveAsync(RuleStage stage, string point, CancellationToken cancel)
    {
        await stage.Home.RoutineAsync("motion", point, "\"on\":true", cancel);
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        await stage.Home.RoutineAsync("motion", point, "\"on\":false", cancel);
    }
}
