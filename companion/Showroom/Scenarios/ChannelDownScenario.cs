using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>The push server is down when somebody falls: the text message goes out at once, and that the channel is down is an alert of its own.</summary>
public static class ChannelDownScenario
{
    /// <summary>Plays it once, in <paramref name="actor"/>'s home.</summary>
    public static async Task PlayAsync(Stage stage, PlayedHome actor, ProviderServers providers, Timeline timeline, CancellationToken cancel)
    {
        providers.BreakDown(ProviderServers.Ntfy);
        var (news, pictures) = (stage.Phone.Alerts.Count, actor.Pictures.Count);
        timeline.Event("event", await actor.FallAsync(cancel));
        // Messages and the page are ways of their own, and none waits for another.
        await timeline.StepAsync("push message refused", Message(providers, new DeliveredMessage(ProviderServers.Ntfy, DemoPlan.Kari, false)), cancel, null, "event");
        await timeline.StepAsync("text message instead", Message(providers, new DeliveredMessage(ProviderServers.Sms, DemoPlan.KariAlso, true)), cancel, null, "push message refused");
        timeline.Must(timeline["text message instead"] - timeline["push message refused"] < TimeSpan.FromSeconds(5), "the next channel was not used at once");

        var technical = await Chapters.StoredOnceAsync(stage, timeline, "the technical alert", one => one.Kind == AlertKind.ChannelDown, cancel);
        timeline.Note("technical alert raised", technical.StoredAt, technical.Kind.ToString(), "push message refused");
        var alert = await Chapters.ReachesThePhoneAsync(stage, actor, timeline, news, pictures, Timeline.Patience, cancel);
        timeline.Must(timeline["push message refused"] >= timeline["alert raised"], "a message went out before the alert was stored");

        var stored = await Chapters.StoredOnceAsync(
            stage, timeline, "the text message on the timeline", one => one.Id == alert.Id && one.Timeline.Any(line => line is { What: "sent", Device: "Sms" }), cancel);
        timeline.Must(stored.Timeline.Any(line => line is { What: "notSent", Device: "Ntfy" }), "the timeline does not tell that the push message failed");
        await Chapters.PressAsync(stage, timeline, alert.Id, "acknowledge", "acknowledged", cancel);
        await Chapters.NoteTransitionAsync(stage, timeline, alert.Id, ("acknowledged", "acknowledged"), "text message instead", cancel);
        timeline.Tell();
    }

    private static Func<CancellationToken, Task<Sighting<DeliveredMessage>>> Message(ProviderServers providers, DeliveredMessage expected)
        => cancel => providers.Messages.FirstAsync(0, message => message == expected, cancel);
}
