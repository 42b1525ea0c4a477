using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>A technician works in Amir's flat for an hour. What happens is kept and marked and does not ring; a fall does; and the pause ends by itself.</summary>
public static class PauseScenario
{
    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "amir", "2026-01-15 10:00", timeline, cancel);
        var until = stage.Time.GetUtcNow().AddHours(1);
        await stage.PlanAsync(plan => plan with { Pauses = [new Pause(Guid.CreateVersion7(), PauseReason.Technician, stage.Time.GetUtcNow(), until)] }, cancel);
        timeline.Event("the pause begins", stage.Time.GetUtcNow());

        await stage.Home.AlarmAsync("tamper", "gateway", "", cancel);
        await stage.Home.RoutineAsync("door", "front-door", "\"open\":true", cancel);
        await stage.SeenAsync("tampering: kept and marked, does not ring", AlertKind.Tamper, cancel, push => !push.Awaits);

        await stage.Home.AlarmAsync("fall", "bathroom-radar", "\"src\":\"radar\",\"conf\":85", cancel);
        var fall = await stage.SeenAsync("a fall in the pause: rings", AlertKind.Fall, cancel, push => push.Awaits);
        await stage.AnswerAsync(fall.Id, ResolveCause.RealNeed, cancel);

        await stage.PassAsync(TimeSpan.FromMinutes(20), cancel);
        await stage.SeenAsync("door left open: kept and marked, does not ring", AlertKind.DoorLeftOpen, cancel, push => !push.Awaits);
        await stage.PassAsync(until - stage.Time.GetUtcNow(), cancel);
        await stage.SeenAsync("the pause has ended: the door that is still open rings", AlertKind.DoorLeftOpen, cancel, push => push.Awaits);
        timeline.Must(stage.Rules.Paused is null, "the pause did not end by itself");
    }
}
