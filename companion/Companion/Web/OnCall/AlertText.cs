using System.Globalization;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>What there is to say about an alert, asked for by the card, the list and the screen reader alike.</summary>
public static class AlertText
{
    // Longer than this between the event and its storage, and the reader should know that help is already late.
    private static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(60);

    /// <summary>True while the alert belongs on the board.</summary>
    public static bool IsOpen(this AlertView alert) => alert.IsOnBoard;

    /// <summary>True when the record reached the companion long after the event, as after a network failure.</summary>
    public static bool CameLate(this AlertView alert) => alert.StoredAt - alert.OccurredAt > LateAfter;

    /// <summary>Where in the list it stands: what nobody has answered, what must still be confirmed, what somebody has. Then by gravity and age.</summary>
    public static int Rank(this AlertView alert) => alert switch
    {
        { AwaitsAnswer: true } or { HolderAsked: true } => 0,
        { State: AlertState.Cancelled } => 1,
        _ => 2,
    };

    /// <summary>The board's order. The gravest that waits for an answer stands first; what is in good hands gives way to it.</summary>
    public static IReadOnlyList<AlertView> InBoardOrder(this IEnumerable<AlertView> alerts) =>
        [.. alerts.OrderBy(BoardOrder, StringComparer.Ordinal)];

    /// <summary>The place of an alert in the board's order, as a text: the page's script puts cards in the order of these texts, and has no order of its own.</summary>
    public static string BoardOrder(this AlertView alert) =>
        string.Create(CultureInfo.InvariantCulture, $"{alert.Rank()}-{100 - (int)alert.Severity:D3}-{alert.OccurredAt.UtcTicks:D19}-{alert.Id}");

    /// <summary>As <c>Fall på badet</c>.</summary>
    public static string Title(this AlertView alert, Words words) => words.Happened(alert.Kind, HasPlace(alert.Kind) ? Room.Of(alert) : null);

    /// <summary>The line of an alert that is over, as <c>300 homes had no contact 14:02–14:09</c> for one that many homes had in common.</summary>
    public static string Line(this AlertView alert, Words words, HomeTime wall, DateTimeOffset now) =>
        CommonCause.Is(alert.Kind) && alert.Reason is { } reason ? words.Rules.WasCommon(alert.Kind, reason, new Told(words, wall, now)) : alert.Title(words);

    /// <summary>Why it is an alert, in one sentence, or null where its kind says it all.</summary>
    /// <param name="wall">The times of the alert's home.</param>
    public static string? Why(this AlertView alert, Words words, HomeTime wall, DateTimeOffset now)
        => alert.Reason is not { } reason ? null
            : CommonCause.Is(alert.Kind) ? words.Rules.IsCommon(alert.Kind, reason, alert.Homes.Count, new Told(words, wall, now))
            : words.Rules.Why(alert.Kind, reason, new Told(words, wall, now));

    /// <summary>The times of an alert: its home's own; of what is about the companion itself, the service's.</summary>
    public static HomeTime Wall(this AlertView alert, HomeTime service) => alert.HomeId == ServiceHome.Id ? service : HomeTime.In(alert.TimeZone);

    // Of what is told by a sensor but is not about its room, the room would mislead.
    private static bool HasPlace(AlertKind kind) => kind.IsAlarm() || kind is AlertKind.DoorAtNight or AlertKind.DoorLeftOpen
        or AlertKind.LongBathroom or AlertKind.Cold or AlertKind.Freezing or AlertKind.Hot;

    /// <summary>Where it stands, in a word. What was answered long ago and has been reported again is unanswered once more.</summary>
    public static string Standing(this AlertView alert, Words words) =>
        alert switch
        {
            { AwaitsAnswer: true, HolderName: { } name, HolderAsked: true } => words.HolderSilent(name),
            { AwaitsAnswer: true, HolderName: not null } => words.Transition("reopened"),
            // Answered once, and nobody has it any more.
            { AwaitsAnswer: true, State: AlertState.Acknowledged or AlertState.OnTheWay } => words.State(AlertState.Raised),
            _ => words.State(alert.State),
        };

    /// <summary>It waits for an answer of this person: it presses for anybody's, or its holder is asked again.</summary>
    public static bool Awaits(this AlertView alert, Viewer viewer) => alert.AwaitsAnswer || (alert.HolderAsked && viewer.Has(alert));

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
