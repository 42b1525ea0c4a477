namespace Hjemvakt.Safety.Alerts;

/// <summary>What can happen in the life of an alert. Events are more than states: a state is reached once, an event may come again.</summary>
public enum AlertEventKind
{
    Raised,

    /// <summary>Put before a person.</summary>
    Notified,

    /// <summary>A further record of the same kind.</summary>
    Joined,

    /// <summary>The resident took it back.</summary>
    Cancelled,

    /// <summary>The resident took an earlier alarm back, but a newer one of the same alert stands.</summary>
    CancelOverruled,

    Acknowledged,

    OnTheWay,

    Resolved,

    /// <summary>A new alarm joined long after the answer: the alert presses for an answer again.</summary>
    Reopened,

    /// <summary>Nobody answered in time: the next step of pressing.</summary>
    Escalated,

    /// <summary>Its holder is asked again: not on the way in time, or not there.</summary>
    HolderAsked,

    /// <summary>Its holder has it no longer: may not answer any more, or the duty ended without a hand-over.</summary>
    HolderLost,

    /// <summary>People are asked again to confirm what the resident has cancelled.</summary>
    ConfirmAsked,

    /// <summary>The plan of who is asked was corrected: the round is asked anew.</summary>
    PlanCorrected,

    /// <summary>People were asked over their channels; who and how is in the detail.</summary>
    Asked,

    /// <summary>A provider took a message.</summary>
    Sent,

    /// <summary>A provider did not take a message.</summary>
    NotSent,

    /// <summary>A sensor's word was weighed again by what was seen since: another confidence.</summary>
    Weighed,

    /// <summary>What it is about has ended by itself.</summary>
    Cleared,

    /// <summary>Raised while the rules were paused: marked, and it does not press.</summary>
    Suppressed,

    /// <summary>The pause has ended and this has not: it presses from now on.</summary>
    PauseEnded,

    /// <summary>The gateway has learnt the time since; the alert's own time was put right.</summary>
    Redated,

    /// <summary>It was held back to see whether many homes have the same cause. They do: it stands under the alert for the cause, and does not press.</summary>
    Grouped,

    /// <summary>It was held back to see whether many homes have the same cause. They do not, or it came back: it presses from now on.</summary>
    Alone,

    /// <summary>Further homes stand under this cause; how many is in the detail.</summary>
    HomesJoined,

    /// <summary>Homes that stood under this cause are well again; how many is in the detail.</summary>
    HomesReturned,

    /// <summary>The companion's clock has jumped; the alert's times were moved with it, by what the detail says.</summary>
    ClockMoved,

    /// <summary>What it is about has become worse: it asks again.</summary>
    Worsened,
}

/// <summary>One line of an alert's history.</summary>
/// <param name="Who"><see cref="Parties"/> or a person's name.</param>
/// <param name="Device">From which device: a gateway's id, or a short description of the browser.</param>
/// <param name="Detail">What else there is to say, or empty.</param>
/// <param name="WhoId">The person's id; empty for a party.</param>
public sealed record AlertEvent(Guid AlertId, DateTimeOffset At, AlertEventKind What, string Who, string Device, string Detail = "", string WhoId = "");

/// <summary>Who does things when it is not a member of staff.</summary>
public static class Parties
{
    public const string Resident = "resident";

    public const string Companion = "companion";
}
