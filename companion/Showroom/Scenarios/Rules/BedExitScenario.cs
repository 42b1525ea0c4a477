using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>Solveig goes to the bathroom at half past midnight and back to bed, which is nothing. At ten past two she gets up and does not come back.</summary>
public static class BedExitScenario
{
    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "solveig", "2026-01-15 22:30", timeline, cancel);
        await BedAsync(stage, true, cancel);
        timeline.Event("in bed", stage.Time.GetUtcNow());

        await stage.PassAsync(TimeSpan.FromHours(2), cancel);
        await BedAsync(stage, false, cancel);
        await stage.PassAsync(TimeSpan.FromMinutes(8), cancel);
        await BedAsync(stage, true, cancel);
        await stage.PassAsync(TimeSpan.FromMinutes(92), cancel);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 0, "a visit to the bathroom made an alert");
        timeline.Note("up to the bathroom and back: nothing", stage.Time.GetUtcNow(), null);
        timeline.Tell();

        await BedAsync(stage, false, cancel);
        timeline.Note("out of bed", stage.Time.GetUtcNow());
        await stage.PassAsync(TimeSpan.FromMinutes(29), cancel);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 0, "half an hour was not waited for");
        await stage.PassAsync(TimeSpan.FromMinutes(1), cancel);
        var exit = await stage.SeenAsync("out of bed at night, seen on the page's event stream", AlertKind.BedExit, cancel, push => push.Awaits);

        await BedAsync(stage, true, cancel);
        await stage.SeenAsync("back in bed: still asks for an answer", AlertKind.BedExit, cancel, push => push.Id == exit.Id && push.Version > exit.Version && push.Awaits);
        await stage.AnswerAsync(exit.Id, ResolveCause.RealNeed, cancel);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 1, "one exit made more than its one alert");
    }

    private static Task BedAsync(RuleStage stage, bool taken, CancellationToken cancel)
        => stage.Home.RoutineAsync("presence", "bed", taken ? "\"on\":true" : "\"on\":false", cancel);
}
