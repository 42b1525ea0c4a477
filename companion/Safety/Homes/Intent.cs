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

/// <summary>A rule failed on a record. The other rules have judged it; people must be told.</summary>
public sealed record ReportRuleFailure(string Rule, string Error) : Intent;

/// <summary>The names of timers.</summary>
public static class Timers
{
    public const string Escalate = "escalate";
}
