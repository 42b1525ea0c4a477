using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>Somebody falls and nobody answers: the one on duty gets a push message, then the second on duty a text message, then the lead and everybody; then it is answered.</summary>
public static class EscalationScenario
{
    // The wait of a step, and time for a message to get out.
    private static readonly TimeSpan AStep = TimeSpan.FromSeconds(25);

    /// <summary>Plays it once, in <paramref name="actor"/>'s home.</summary>
    public static async Task PlayAsync(Stage stage, PlayedHome actor, ProviderServers providers, Timeline timeline, CancellationToken cancel)
    {
        var (news, pictures) = (stage.Phone.Alerts.Count, actor.Pictures.Count);
        timeline.Event("event", await actor.FallAsync(cancel));
        // The push message and the page are two ways, and neither waits for the other.
        await timeline.StepAsync("Kari is asked by push message", Message(providers, ProviderServers.Ntfy, DemoPlan.Kari), cancel, AStep, "event");
        var alert = await Chapters.ReachesThePhoneAsync(stage, actor, timeline, news, pictures, Timeline.Patience, cancel);
        timeline.Must(timeline["Kari is asked by push message"] >= timeline["alert raised"], "Kari was asked before the alert was stored");

        await timeline.StepAsync("Ola is asked by text message", Message(providers, ProviderServers.Sms, DemoPlan.Ola), cancel, AStep, "Kari is asked by push message");
        await timeline.StepAsync("Liv is asked by text message", Message(providers, ProviderServers.Sms, DemoPlan.Liv), cancel, AStep, "Ola is asked by text message");
        timeline.Tell();

        // That a provider has taken a message is on the alert's timeline.
        var asked = await Chapters.StoredOnceAsync(
            stage, timeline, "three people on the timeline", one => one.Id == alert.Id && one.Timeline.Where(line => line.What == "sent").Select(line => line.Who).Distinct().Count() == 3, cancel);
        var order = asked.Timeline.Where(line => line.What == "sent").Select(line => line.Who).Distinct().ToList();
        timeline.Must(order is ["Kari", "Ola", ..], $"the timeline tells of {string.Join(", ", order)}");

        await Chapters.PressAsync(stage, timeline, alert.Id, "acknowledge", "acknowledged", cancel);
        await Chapters.NoteTransitionAsync(stage, timeline, alert.Id, ("acknowledged", "acknowledged"), "Liv is asked by text message", cancel);
        await Chapters.PressAsync(stage, timeline, alert.Id, "resolve", "resolved", cancel, ("cause", nameof(ResolveCause.RealNeed)));

        var stored = await stage.Stored.FindAsync(alert.Id, cancel);
        timeline.Must(stored.Timeline.Count(line => line.What == "escalated") == 2, "it was not escalated twice");
        timeline.Must(stored.Timeline.Count(line => line.What == "asked") == 3, "the timeline does not tell of three rounds");
        await Chapters.IsTheOnlyAlertAsync(stage, timeline, cancel);
    }

    private static Func<CancellationToken, Task<Sighting<DeliveredMessage>>> Message(ProviderServers providers, string provider, string to)
        => cancel => providers.Messages.FirstAsync(0, message => message == new DeliveredMessage(provider, to, true), cancel);
}
