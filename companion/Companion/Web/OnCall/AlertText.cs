using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>What there is to say about an alert, asked for by the card, the list and the screen reader alike.</summary>
public static class AlertText
{
    // Longer than this between the event and its storage, and the reader should know that help is already late.
    private static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(60);

    /// <summary>True while the alert belongs on the board.</summary>
    public static bool IsOpen(this AlertView alert) => alert.State is not AlertState.Resolved;

    /// <summary>True when the record reached the companion long after the event, as after a network failure.</summary>
    public static bool CameLate(this AlertView alert) => alert.StoredAt - alert.OccurredAt > LateAfter;

    /// <summary>Where in the list it stands: what nobody has answered, what must still be confirmed, what somebody has. Then by gravity and age.</summary>
    public static int Rank(this AlertView alert) => alert switch
    {
        { AwaitsAnswer: true } => 0,
        { State: AlertState.Cancelled } => 1,
        _ => 2,
    };

    /// <summary>The board's order. The gravest that waits for an answer stands first; what is in good hands gives way to it.</summary>
    public static IReadOnlyList<AlertView> InBoardOrder(this IEnumerable<AlertView> alerts) =>
        [.. alerts.OrderBy(a => a.Rank()).ThenByDescending(a => a.Severity).ThenBy(a => a.OccurredAt).ThenBy(a => a.Id)];

    /// <summary>As <c>Fall på badet</c>.</summary>
    public static string Title(this AlertView alert, Words words) => words.Happened(alert.Kind, HasPlace(alert.Kind) ? Room.Of(alert) : null);

    /// <summary>Why it is an alert, in one sentence, or null where its kind says it all.</summary>
    public static string? Why(this AlertView alert, Words words) => alert.Reason is { } reason ? words.Rules.Why(alert.Kind, reason, words.Place) : null;

    // Of what is told by a sensor but is not about its room, the room would mislead.
    private static bool HasPlace(AlertKind kind) => kind is AlertKind.Fall or AlertKind.Help or AlertKind.DoorAtNight or AlertKind.DoorLeftOpen
        or AlertKind.LongBathroom or AlertKind.Cold or AlertKind.Freezing or AlertKind.Hot;

    /// <summary>Where it stands, in a word. What was answered long ago and has been reported again is unanswered once more.</summary>
    public static string Standing(this AlertView alert, Words words) =>
        alert.AwaitsAnswer && alert.HolderName is not null ? words.Transition("reopened") : words.State(alert.State);

    /// <summary>Who has it, as <c>Kari er på vei</c>, or null while nobody has.</summary>
    public static string? Holder(this AlertView alert, Viewer viewer) => (alert.State, alert.HolderName) switch
    {
        (_, null) => null,
        (AlertState.OnTheWay, _) when viewer.Has(alert) => viewer.Words.YouOnTheWay,
        (AlertState.OnTheWay, var name) => viewer.Words.SomeoneOnTheWay(name),
        (AlertState.Acknowledged, _) when viewer.Has(alert) => viewer.Words.WithYou,
        (AlertState.Acknowledged, var name) => viewer.Words.WithSomeone(name),
        _ => null,
    };

    /// <summary>One sentence for the screen reader when the alert has changed.</summary>
    public static string Announcement(this AlertView alert, Viewer viewer)
    {
        var title = alert.Title(viewer.Words);
        return alert.AwaitsAnswer
            ? viewer.Words.NewAlert(title, alert.ResidentName, alert.Address)
            : $"{title}, {alert.ResidentName}: {alert.Holder(viewer) ?? alert.Standing(viewer.Words)}";
    }

    /// <summary>The state's name in markup and on the wire, as <c>onTheWay</c>.</summary>
    public static string Name(this AlertState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
