using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>Eight nights in Solveig's home with one visit to the bathroom, and then one with ten. Nobody is called for it at night; in the morning there is a note.</summary>
public static class RestlessNightScenario
{
    private const int OrdinaryNights = 8;

    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "solveig", "2026-01-05 21:30", timeline, cancel);
        // The nights are told record by record: nobody shall wait for each minute's heartbeat and each hour's repetition, and nothing is told of the days.
        await stage.PlanAsync(
            plan => plan with { Rules = plan.Rules.SetItem("no-contact", SilentFor(86_400)).SetItem("sensor-silent", SilentFor(168)).SetItem("inactivity", new RuleSetting(false, ImmutableSortedDictionary<string, decimal>.Empty)) }, cancel);
        timeline.Event("ordinary nights begin", stage.Time.GetUtcNow());
        for (var night = 0; night < OrdinaryNights; night++)
        {
            await NightAsync(stage, 1, cancel);
            stage.Time.Advance(TimeSpan.FromHours(15));
        }

        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 0, "an ordinary night made an alert");
        timeline.Note("eight ordinary nights: nothing", stage.Time.GetUtcNow(), null);
        await stage.BeginDutyAsync(cancel);
        await NightAsync(stage, 10, cancel);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 0, "somebody was called at night");
        timeline.Note("a restless night, and nobody is called", stage.Time.GetUtcNow(), null);
        timeline.Tell();

        await stage.BeginDutyAsync(cancel);
        stage.Time.Advance(TimeSpan.FromHours(3));
        await stage.Home.HeartbeatAsync(cancel);
        var note = await stage.SeenAsync("restless night, seen on the page's event stream in the morning", AlertKind.RestlessNight, cancel);
        await stage.AnswerAsync(note.Id, ResolveCause.RealNeed, cancel);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 1, "one night made more than one note");
    }

    // From half past nine until half past six.
    private static async Task NightAsync(RuleStage stage, int visits, CancellationToken cancel)
    {
        var morning = stage.Time.GetUtcNow().AddHours(9);
        stage.Time.Advance(TimeSpan.FromHours(1));
        for (var visit = 0; visit < visits; visit++)
        {
            await stage.Home.RoutineAsync("presence", "bathroom-radar", "\"on\":true", cancel);
            stage.Time.Advance(TimeSpan.FromMinutes(5));
            await stage.Home.RoutineAsync("presence", "bathroom-radar", "\"on\":false", cancel);
            await stage.Home.RoutineAsync("motion", "bedroom-motion", "\"on\":true", cancel);
            stage.Time.Advance(TimeSpan.FromSeconds(20));
            await stage.Home.RoutineAsync("motion", "bedroom-motion", "\"on\":false", cancel);
            stage.Time.Advance(TimeSpan.FromMinutes(35));
        }

        stage.Time.Advance(morning - stage.Time.GetUtcNow());
    }

    private static RuleSetting SilentFor(decimal limit) => new(true, ImmutableSortedDictionary<string, decimal>.Empty.Add("silent-for", limit));
}
