using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hjemvakt.Companion.Web.OnCall;

/// <summary>One alert on its way to one page. The page draws nothing itself: it puts <see cref="Html"/> where the alert belongs.</summary>
/// <param name="Version">A page ignores what is not newer than what it shows.</param>
/// <param name="State">The state's name, as <c>onTheWay</c>.</param>
/// <param name="Open">True: a card on the board. False: a line in the list of resolved ones.</param>
/// <param name="Awaits">It presses for an answer.</param>
/// <param name="Html">The card or the line, drawn for this page's reader; empty for an alert that stands under the one for a cause, whose card goes.</param>
/// <param name="Announce">One sentence for the screen reader.</param>
public sealed record AlertPush(Guid Id, long Version, string State, bool Open, bool Awaits, string Html, string Announce);

/// <summary>The first event of a stream: all that the page should show, so that nothing falls between the page and the stream.</summary>
/// <param name="Now">The companion's clock, Unix milliseconds.</param>
/// <param name="Build">The set of scripts and styles that belongs to this companion.</param>
/// <param name="Open">The first <see cref="OnCallPage.MostCards"/> of the board's order.</param>
/// <param name="OutageSince">As in <see cref="StoragePush"/>.</param>
/// <param name="More">How many open alerts are not among them.</param>
public sealed record SnapshotPush(long Now, string Build, IReadOnlyList<AlertPush> Open, IReadOnlyList<AlertPush> Resolved, long? OutageSince, int More);

/// <summary>Sent when the companion can store nothing, and when it can again: a page that shows no alert then is no comfort.</summary>
/// <param name="OutageSince">Since when, Unix milliseconds; null when all is well.</param>
public sealed record StoragePush(long? OutageSince);

/// <summary>Sent whenever nothing else was, so that silence always means a fault.</summary>
/// <param name="Now">The companion's clock, Unix milliseconds.</param>
public sealed record BeatPush(long Now);

/// <summary>The answer to a step that script sent.</summary>
/// <param name="Done">The step was made and stored.</param>
/// <param name="Message">Why not, in words; null when done.</param>
/// <param name="Alert">The alert as it now stands; null when there is none.</param>
public sealed record StepAnswer(bool Done, string? Message, AlertPush? Alert);

/// <summary>How the above are written: generated code, no reflection on the way of an alarm.</summary>
[JsonSerializable(typeof(AlertPush))]
[JsonSerializable(typeof(SnapshotPush))]
[JsonSerializable(typeof(BeatPush))]
[JsonSerializable(typeof(StoragePush))]
[JsonSerializable(typeof(StepAnswer))]
public sealed partial class PushJson : JsonSerializerContext
{
    /// <summary>For event streams and JSON answers, which no browser reads as a page: markup and Norwegian letters stay as they are.</summary>
    public static PushJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
