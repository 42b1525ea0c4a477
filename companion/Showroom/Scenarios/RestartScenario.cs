namespace Hjemvakt.Showroom.Scenarios;

/// <summary>
/// The companion is killed between the event and the answer (SIGKILL: nothing is tidied up) and started again on the same data. The alert
/// is there once, can be answered, and the lamp in the home follows.
/// </summary>
public static class RestartScenario
{
    // Both the phone and the gateway find out by themselves and come back by themselves.
    private static readonly TimeSpan ToComeBack = TimeSpan.FromSeconds(60);

    /// <summary>Plays it once, in <paramref name="actor"/>'s home.</summary>
    /// <param name="kill">Kills the companion; it is gone when the task ends.</param>
    /// <param name="start">Starts it again at the same place.</param>
    public static async Task PlayAsync(
        Stage stage, PlayedHome actor, Timeline timeline, Func<Task> kill, Func<Task> start, CancellationToken cancel)
    {
        var (news, pictures) = (stage.Phone.Alerts.Count, actor.Pictures.Count);
        timeline.Event("event", await actor.FallAsync(cancel));
        var alert = await Chapters.ReachesThePhoneAsync(stage, actor, timeline, news, pictures, Timeline.Patience, cancel);

        var connections = stage.Phone.Connections.Count;
        news = stage.Phone.Alerts.Count;
        await kill();
        timeline.Note("companion killed", stage.Time.GetUtcNow(), "SIGKILL", "alert raised");
        await start();
        timeline.Note("companion started", stage.Time.GetUtcNow(), null, "companion killed");
        timeline.Tell();

        await timeline.StepAsync(
            "page's event stream back", guarded => stage.Phone.Connections.FirstAsync(connections, open => open == 1, guarded), cancel, ToComeBack, "companion started");
        await timeline.WithinAsync(
            "the alert on the page again", guarded => stage.Phone.Alerts.FirstAsync(news, seen => seen.Id == alert.Id && seen.Open, guarded), cancel);
        await Chapters.IsAnsweredAsync(stage, actor, timeline, alert.Id, cancel);

        await Chapters.HasNothingLeftAsync(stage, actor, timeline, ToComeBack, cancel);
        await Chapters.IsTheOnlyAlertAsync(stage, timeline, cancel);
    }
}
