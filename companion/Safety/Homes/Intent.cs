using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Homes;

/// <summary>What must be done because of a decision. Whoever carries it out does so in the transaction that stores the cause.</summary>
public abstract record Intent
{
    private protected Intent()
    {
    }
}

/// <summary>Store the alert as it now stands and the event on its timeline; then tell everybody.</summary>
public sealed record ChangeAlert(Alert Alert, AlertEvent Event) : Intent;

/// <summary>Remember to tick this home at a time; replaces the alert's earlier timer of that name.</summary>
public sealed record SetTimer(Guid AlertId, string Timer, DateTimeOffset DueAt) : Intent;

/// <summary>Forget a timer.</summary>
public sealed record ClearTimer(Guid AlertId, string Timer) : Intent;

/// <summary>Ask these people, over their channels, to answer an alert.</summary>
public sealed record AskPeople(Alert Alert, OnCall.Asked Asked) : Intent;

/// <summary>A rule would have found something, were it not for an explanation: a line in the home's history.</summary>
/// <param name="Why">As <c>night patrol 02:00–02:30</c>.</param>
public sealed record NoteExplained(string Rule, string Why) : Intent;

/// <summary>A part of the decision failed, as one rule. The others have done theirs; people must be told.</summary>
/// <param name="Part">The rule's name, or that of another part.</param>
public sealed record ReportFailure(string Part, Exception Error) : Intent
{
    /// <summary>The error in a line.</summary>
    public string Line => $"{Error.GetType().Name}: {Error.Message}";
}

/// <summary>The names of timers.</summary>
public static class Timers
{
    public const string Escalate = "escalate";

    /// <summary>An alert that is held back presses when it is due.</summary>
    public const string Hold = "hold";

    /// <summary>The duty of an alert's holder ends.</summary>
    public const string DutyEnds = "duty-ends";
}
