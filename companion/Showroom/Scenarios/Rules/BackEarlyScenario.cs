using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>Berit is in hospital until Friday, and her home is paused. She comes home on Tuesday: the companion asks, and the pause is ended.</summary>
public static class BackEarlyScenario
{
    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "berit", "2026-01-13 09:00", timeline, cancel);
        var friday = stage.Time.GetUtcNow().AddDays(3);
        await stage.PlanAsync(plan => plan with { Measurements = [], Pauses = [new Pause(Guid.CreateVersion7(), PauseReason.Hospital, stage.Time.GetUtcNow().AddDays(-1), friday)] }, cancel);
        timeline.Event("in hospital", stage.Time.GetUtcNow());

        await MoveAsync(stage, cancel);
        await stage.PassAsync(TimeSpan.FromHours(1), cancel);
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 0, "one stray pulse made an alert");
        timeline.Note("one stray pulse: nothing", stage.Time.GetUtcNow(), null);
        timeline.Tell();

        await stage.PassAsync(TimeSpan.FromHours(1), cancel);
        timeline.Note("home and moving", stage.Time.GetUtcNow());
        for (var i = 0; i < 3; i++)
        {
            await MoveAsync(stage, cancel);
            await stage.PassAsync(TimeSpan.FromMinutes(5), cancel);
            await stage.Home.RoutineAsync("presence", "bathroom-radar", "\"on\":true", cancel);
            await stage.PassAsync(TimeSpan.FromMinutes(4), cancel);
            await stage.Home.RoutineAsync("presence", "bathroom-radar", "\"on\":false", cancel);
        }

        var asked = await stage.SeenAsync("is she home? seen on the page's event stream", AlertKind.BackEarly, cancel, push => push.Awaits);
        await stage.PlanAsync(plan => plan with { Pauses = [] }, cancel);
        await MoveAsync(stage, cancel);
        await stage.SeenAsync("the pause is ended: the question with it", AlertKind.BackEarly, cancel, push => push.Id == asked.Id && !push.Awaits);
        await stage.AnswerAsync(asked.Id, ResolveCause.RealNeed, cancel);
        timeline.Must(stage.Rules.Paused is null && stage.Rules.Habits.Due is not null, "her silence would not be noticed");
        timeline.Must((await stage.Stored.AllAsync(cancel)).Count == 1, "coming home made more than one alert");
    }

    private static async Task MoveAsync(RuleStage stage, CancellationToken cancel)
    {
        await stage.Home.RoutineAsync("motion", "hall-motion", "\"on\":true", cancel);
        await stage.PassAsync(TimeSpan.FromSeconds(10), cancel);
        await stage.Home.RoutineAsync("motion", "hall-motion", "\"on\":false", cancel);
    }
}
