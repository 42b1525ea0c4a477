using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>Somebody presses the help button and cancels it with the long press; the alert stays until staff have confirmed that all is well.</summary>
public static class HelpCancelScenario
{
    /// <summary>Plays it once, in <paramref name="actor"/>'s home.</summary>
    public static async Task PlayAsync(Stage stage, PlayedHome actor, Timeline timeline, CancellationToken cancel)
    {
        var (news, pictures) = (stage.Phone.Alerts.Count, actor.Pictures.Count);
        timeline.Event("event", stage.Time.GetUtcNow());
        actor.Home.PressHelp();
        var alert = await Chapters.ReachesThePhoneAsync(stage, actor, timeline, news, pictures, Timeline.Patience, cancel);

        pictures = actor.Pictures.Count;
        timeline.Note("cancel pressed", stage.Time.GetUtcNow(), "a long press", "seen on the page's event stream");
        actor.Home.CancelAlarm();
        await timeline.StepAsync("cancelled, seen on the page's event stream", stage.AlertIn(alert.Id, "cancelled"), cancel, null, "cancel pressed");
        await timeline.StepAsync("lamp: ok", actor.Lamp(pictures, "ok"), cancel, null, "cancel pressed");
        timeline.Tell();

        var cancelled = await stage.Stored.FindAsync(alert.Id, cancel);
        timeline.Must(cancelled is { State: AlertState.Cancelled, CancelledByResident: true }, "the alert is not kept open for staff to confirm");

        await Chapters.PressAsync(stage, timeline, alert.Id, "resolve", "resolved", cancel, ("cause", nameof(ResolveCause.FalseAlarmResident)));
        await Chapters.NoteTransitionAsync(stage, timeline, alert.Id, ("confirmed and resolved", "resolved"), "cancelled, seen on the page's event stream", cancel);
        await Chapters.IsTheOnlyAlertAsync(stage, timeline, cancel);
    }
}
