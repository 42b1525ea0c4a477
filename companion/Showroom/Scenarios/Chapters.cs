using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>The parts that several scenarios have in common, from an event in the home to the end of its alert.</summary>
public static class Chapters
{
    /// <summary>The alert is stored, raised and seen on the phone, and the home's lamp says that it is received.</summary>
    /// <param name="news">Where the phone's sightings of it begin.</param>
    /// <param name="pictures">Where the home's pictures of it begin.</param>
    public static async Task<AlertPush> ReachesThePhoneAsync(Stage stage, PlayedHome actor, Timeline timeline, int news, int pictures, TimeSpan within, CancellationToken cancel)
    {
        var seen = await timeline.WithinAsync("seen on the page's event stream", stage.NewAlert(news), cancel, within);
        var alert = await stage.Stored.FindAsync(seen.What.Id, cancel);
        timeline.Must(alert.HomeId == actor.File.Id, $"the alert is of the home {alert.HomeId}, not of {actor.File.Id}");
        timeline.Note("stored", alert.StoredAt, null, "event");
        await NoteTransitionAsync(stage, timeline, alert.Id, ("alert raised", "raised"), "stored", cancel);
        timeline.Note("seen on the page's event stream", seen.At, alert.Id.ToString(), "alert raised");
        await timeline.StepAsync("lamp: alarmReceived", actor.Lamp(pictures, "alarmReceived"), cancel, within, "event");
        timeline.Tell();
        return seen.What;
    }

    /// <summary>Whoever is on duty takes the alert, goes there and ends it; the lamp follows each step.</summary>
    public static async Task IsAnsweredAsync(Stage stage, PlayedHome actor, Timeline timeline, Guid alert, CancellationToken cancel)
    {
        await PressAsync(stage, timeline, alert, "seen", "notified", cancel);
        await NoteTransitionAsync(stage, timeline, alert, ("shown", "notified"), "seen on the page's event stream", cancel);

        var pictures = actor.Pictures.Count;
        await PressAsync(stage, timeline, alert, "acknowledge", "acknowledged", cancel);
        await TellAsync(stage, actor, timeline, alert, ("acknowledged", "acknowledged", "somebodyHasIt"), "seen on the page's event stream", pictures, cancel);

        pictures = actor.Pictures.Count;
        await PressAsync(stage, timeline, alert, "on-the-way", "onTheWay", cancel);
        await TellAsync(stage, actor, timeline, alert, ("on the way", "onTheWay", "onTheWay"), "acknowledged", pictures, cancel);

        pictures = actor.Pictures.Count;
        await PressAsync(stage, timeline, alert, "resolve", "resolved", cancel, ("cause", nameof(ResolveCause.RealNeed)));
        await TellAsync(stage, actor, timeline, alert, ("resolved", "resolved", "ok"), "on the way", pictures, cancel);
    }

    /// <summary>Every record that the gateway made is receipted.</summary>
    public static async Task HasNothingLeftAsync(Stage stage, PlayedHome actor, Timeline timeline, TimeSpan within, CancellationToken cancel)
    {
        const string Step = "nothing left to send";
        var last = actor.Pictures.Count - 1;
        await timeline.WithinAsync(Step, guarded => actor.Pictures.FirstAsync(last, picture => picture is { AlarmsWaiting: 0, RoutineWaiting: 0 }, guarded), cancel, within);
        timeline.Note(Step, stage.Time.GetUtcNow());
    }

    /// <summary>The companion has one alert on its disk, of one alarm, and no other: the end of every scenario with one event.</summary>
    public static async Task IsTheOnlyAlertAsync(Stage stage, Timeline timeline, CancellationToken cancel)
    {
        var all = await stage.Stored.AllAsync(cancel);
        timeline.Must(all.Count == 1 && all[0].Count == 1, $"one event made {all.Count} alerts of {all.Sum(one => one.Count)} alarms");
        timeline.Note("exactly one alert", stage.Time.GetUtcNow());
        timeline.Tell();
    }

    /// <summary>A stored alert once it is so; looked for anew at each change that the phone hears of.</summary>
    public static Task<StoredAlert> StoredOnceAsync(Stage stage, Timeline timeline, string what, Func<StoredAlert, bool> fits, CancellationToken cancel) =>
        timeline.WithinAsync(
            what,
            async guarded =>
            {
                while (true)
                {
                    var seen = stage.Phone.Alerts.Count;
                    if ((await stage.Stored.AllAsync(guarded)).FirstOrDefault(fits) is { } alert)
                    {
                        return alert;
                    }

                    await stage.Phone.Alerts.FirstAsync(seen, _ => true, guarded);
                }
            },
            cancel);

    /// <summary>Presses a button of the card, until the phone has seen what comes of it.</summary>
    public static Task<Sighting<AlertPush>> PressAsync(
        Stage stage, Timeline timeline, Guid alert, string button, string becomes, CancellationToken cancel, params (string, string)[] fields) =>
        timeline.WithinAsync(
            $"{button} pressed",
            async guarded =>
            {
                await stage.Phone.PressAsync(alert, button, guarded, fields);
                return await stage.AlertIn(alert, becomes)(guarded);
            },
            cancel);

    /// <summary>Notes a transition at the time that the alert's stored timeline gives it.</summary>
    public static async Task NoteTransitionAsync(
        Stage stage, Timeline timeline, Guid alert, (string Step, string Transition) what, string after, CancellationToken cancel)
    {
        var stored = await stage.Stored.FindAsync(alert, cancel);
        var line = stored.Timeline.FirstOrDefault(entry => entry.What == what.Transition);
        timeline.Must(line is not null, $"'{what.Transition}' is not on the alert's timeline");
        timeline.Note(what.Step, line!.At, line.Who, after);
    }

    private static async Task TellAsync(
        Stage stage, PlayedHome actor, Timeline timeline, Guid alert, (string Step, string Transition, string Lamp) what, string after, int pictures, CancellationToken cancel)
    {
        await NoteTransitionAsync(stage, timeline, alert, (what.Step, what.Transition), after, cancel);
        await timeline.StepAsync($"lamp: {what.Lamp}", actor.Lamp(pictures, what.Lamp), cancel, null, what.Step);
        timeline.Tell();
    }
}
