namespace Hjemvakt.Showroom.Scenarios;

/// <summary>The network plug is out when somebody falls. The alarm is kept in the home, and when the plug is back it becomes one alert with its true time.</summary>
public static class OfflineThenFallScenario
{
    // Long enough that the time of the fall and the time of the reconnection cannot be mistaken for each other.
    private static readonly TimeSpan Unplugged = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMilliseconds(250);

    // The gateway may have to give up a connection that died without a word before it makes a new one.
    private static readonly TimeSpan ToReconnect = TimeSpan.FromSeconds(60);

    /// <summary>Plays it once, in <paramref name="actor"/>'s home.</summary>
    public static async Task PlayAsync(Stage stage, PlayedHome actor, Timeline timeline, CancellationToken cancel)
    {
        var (news, pictures) = (stage.Phone.Alerts.Count, actor.Pictures.Count);
        actor.Home.PullNetwork();
        timeline.Event("event", await actor.FallAsync(cancel));
        await timeline.StepAsync(
            "kept in the home", guarded => actor.Pictures.FirstAsync(pictures, picture => picture.AlarmsWaiting > 0, guarded), cancel, null, "event");

        await Task.Delay(Unplugged, stage.Time, cancel);
        timeline.Must(stage.Phone.Alerts.Count == news, "an alert came through a pulled plug");
        timeline.Note("plug back", stage.Time.GetUtcNow(), null, "kept in the home");
        timeline.Tell();
        actor.Home.PlugNetwork();

        var seen = await Chapters.ReachesThePhoneAsync(stage, actor, timeline, news, pictures, ToReconnect, cancel);
        timeline.Must(timeline["stored"] >= timeline["plug back"], "the alert was stored before the plug was back");
        var alert = await stage.Stored.FindAsync(seen.Id, cancel);
        var off = alert.OccurredAt - timeline["event"];
        timeline.Must(off.Duration() <= ClockTolerance, $"the alert is dated {off.TotalMilliseconds:0} ms from the fall");
        timeline.Note("original time kept", stage.Time.GetUtcNow(), $"occurredAt {alert.OccurredAt.UtcDateTime:O}, {off.TotalMilliseconds:0} ms from the fall");

        await Chapters.IsAnsweredAsync(stage, actor, timeline, seen.Id, cancel);
        await Chapters.HasNothingLeftAsync(stage, actor, timeline, Timeline.Patience, cancel);
        await Chapters.IsTheOnlyAlertAsync(stage, timeline, cancel);
    }
}
