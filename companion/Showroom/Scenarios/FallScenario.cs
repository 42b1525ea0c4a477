namespace Hjemvakt.Showroom.Scenarios;

/// <summary>Somebody falls in the bathroom; the one on duty sees it, takes it, goes there and ends it, and the lamp in the home tells each step.</summary>
public static class FallScenario
{
    /// <summary>Plays it once, in <paramref name="actor"/>'s home.</summary>
    /// <returns>From the fall until the alert is on the page's event stream.</returns>
    public static async Task<TimeSpan> PlayAsync(Stage stage, PlayedHome actor, Timeline timeline, CancellationToken cancel)
    {
        var (news, pictures) = (stage.Phone.Alerts.Count, actor.Pictures.Count);
        timeline.Event("event", await actor.FallAsync(cancel));
        var alert = await Chapters.ReachesThePhoneAsync(stage, actor, timeline, news, pictures, Timeline.Patience, cancel);
        await Chapters.IsAnsweredAsync(stage, actor, timeline, alert.Id, cancel);
        actor.Home.GetUp();
        return timeline["seen on the page's event stream"] - timeline["event"];
    }
}
