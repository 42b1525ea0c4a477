using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>Solveig opens her front door at ten past two at night. Whoever is on duty sees it, and when the door stays open, that too.</summary>
public static class NightDoorScenario
{
    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "solveig", "2026-01-15 02:10", timeline, cancel);
        timeline.Event("front door opened", stage.Time.GetUtcNow());
        await stage.Home.RoutineAsync("door", "front-door", "\"open\":true", cancel);
        var night = await stage.SeenAsync("door at night, seen on the page's event stream", AlertKind.DoorAtNight, cancel);

        await stage.PassAsync(TimeSpan.FromMinutes(5), cancel);
        var open = await stage.SeenAsync("door left open, seen on the page's event stream", AlertKind.DoorLeftOpen, cancel);
        await stage.AnswerAsync(night.Id, ResolveCause.RealNeed, cancel);

        await stage.Home.RoutineAsync("door", "front-door", "\"open\":false", cancel);
        await stage.SeenAsync("door closed: ended by itself", AlertKind.DoorLeftOpen, cancel, push => push.Id == open.Id && !push.Awaits);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 2, "one opening made more than its two alerts");
    }
}
