using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>
/// Somebody falls and nobody answers; meanwhile the server's clock is put back an hour, and put on again. The rounds keep their distances in time that has passed,
/// each jump is told, and no other alert comes of it.
/// </summary>
public static class ClockJumpScenario
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Second = TimeSpan.FromSeconds(1);

    // What is due is done a hair after its time.
    private static readonly TimeSpan Hair = TimeSpan.FromMilliseconds(2);

    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await RuleStage.SetAsync(folder, "berit", "2026-01-15 03:00", timeline, cancel);
        await stage.Home.RoutineAsync("presence", "bathroom-radar", "\"on\":true", cancel);
        timeline.Event("event", stage.Time.Passed);
        await stage.Home.AlarmAsync("fall", "bathroom-radar", "\"src\":\"radar\",\"conf\":85", cancel);
        var fall = (await timeline.WithinAsync("alert raised", guarded => OnceStoredAsync(stage, stored => stored.FirstOrDefault(alert => alert.Kind == AlertKind.Fall), guarded), cancel)).Id;
        timeline.Note("alert raised", stage.Time.Passed);

        await RoundAsync(stage, timeline, fall, 1, AlertLimits.Default.EscalateAfter, null, cancel);
        await RoundAsync(stage, timeline, fall, 2, AlertLimits.Default.RepeatEvery, -Hour, cancel);
        await RoundAsync(stage, timeline, fall, 3, AlertLimits.Default.RepeatEvery, Hour, cancel);

        var all = await stage.Stored.AllAsync(cancel);
        timeline.Must(all.Any(alert => alert.Kind == AlertKind.ServiceClock), "nobody was told that the clock had jumped");
        timeline.Must(
            all.All(alert => alert.Kind is AlertKind.Fall or AlertKind.ServiceClock or AlertKind.ClockWrong), $"alerts came of it: {string.Join(", ", all.Select(alert => alert.Kind))}");
        timeline.Note("the jumps are told, and nothing else came of them", stage.Time.Passed);
        await stage.AnswerAsync(fall, ResolveCause.RealNeed, cancel);
    }

    // The wait for a round, with the clock set in the middle of it or not. A second before its time it has not come; at its time it has.
    private static async Task RoundAsync(RuleStage stage, Timeline timeline, Guid fall, int round, TimeSpan wait, TimeSpan? jump, CancellationToken cancel)
    {
        var due = stage.Time.Passed + wait;
        await stage.PassAsync(wait / 2, cancel);
        if (jump is { } by)
        {
            stage.Time.SetClock(by);
            // Whatever is stored next is stored in the new time.
            await stage.Home.HeartbeatAsync(cancel);
            timeline.Must(await CountAsync(stage, fall, "clockMoved", cancel) == round - 1, "the jump was not taken over");
            timeline.Note($"the clock is put {(by < TimeSpan.Zero ? "back" : "on")} an hour", stage.Time.Passed);
        }

        await stage.PassAsync(due - Second - stage.Time.Passed, cancel);
        timeline.Must(await CountAsync(stage, fall, "escalated", cancel) == round - 1, $"round {round} came too early");
        stage.Time.Advance(due + Hair - stage.Time.Passed);
        await timeline.WithinAsync(
            $"round {round}",
            guarded => OnceStoredAsync(stage, stored => stored.FirstOrDefault(alert => alert.Id == fall && alert.Timeline.Count(line => line.What == "escalated") == round), guarded),
            cancel);
        timeline.Note($"round {round} keeps its distance", stage.Time.Passed);
        timeline.Tell();
    }

    private static async Task<int> CountAsync(RuleStage stage, Guid alert, string what, CancellationToken cancel)
        => (await stage.Stored.FindAsync(alert, cancel)).Timeline.Count(line => line.What == what);

    private static async Task<StoredAlert> OnceStoredAsync(RuleStage stage, Func<IReadOnlyList<StoredAlert>, StoredAlert?> which, CancellationToken cancel)
    {
        while (true)
        {
            if (which(await stage.Stored.AllAsync(cancel)) is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
        }
    }
}
