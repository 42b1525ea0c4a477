using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>The heating fails in Berit's living room on a January evening: first it is too cold, then it is dangerous.</summary>
public static class ColdRoomScenario
{
    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "berit", "2026-01-15 18:00", timeline, cancel);
        await AirAsync(stage, "21.5", cancel);
        timeline.Event("the heating fails", stage.Time.GetUtcNow());
        await stage.PassAsync(TimeSpan.FromHours(1), cancel);
        await AirAsync(stage, "15.4", cancel);
        await stage.PassAsync(TimeSpan.FromMinutes(59), cancel);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 0, "an hour was not waited for");
        await stage.PassAsync(TimeSpan.FromMinutes(1), cancel);
        var cold = await stage.SeenAsync("too cold, seen on the page's event stream", AlertKind.Cold, cancel);

        await AirAsync(stage, "8.7", cancel);
        await stage.PassAsync(TimeSpan.FromHours(2), cancel);
        var freezing = await stage.SeenAsync("two hours at 9 °C or less: critical", AlertKind.Freezing, cancel);

        await AirAsync(stage, "19.0", cancel);
        await stage.SeenAsync("warm again: ended by itself", AlertKind.Cold, cancel, push => push.Id == cold.Id && !push.Awaits);
        await stage.AnswerAsync(freezing.Id, ResolveCause.RealNeed, cancel);
        await stage.AnswerAsync(cold.Id, ResolveCause.Technical, cancel);
    }

    private static Task AirAsync(RuleStage stage, string degrees, CancellationToken cancel)
        => stage.Home.RoutineAsync("env", "living-room-env", $"\"temp\":{degrees},\"rh\":40.0", cancel);
}
