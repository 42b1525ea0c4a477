using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>What the rules have to say, in one language: what has happened, why it is an alert, and what can be set.</summary>
public abstract class RuleWords
{
    /// <summary>What an alert of the rules is about; null for what is told elsewhere.</summary>
    public abstract string? Happened(AlertKind kind);

    /// <summary>
    /// Why it is an alert, in one sentence, as <c>Usually up by 07:40, now 10:15, last seen in the bedroom 22:51.</c>; null where the kind says it all.
    /// </summary>
    /// <param name="place">A room as a place, as <see cref="Words.Place"/> says it.</param>
    public abstract string? Why(AlertKind kind, Reason reason, Func<string?, string?> place);

    /// <summary>A rule's name.</summary>
    public abstract string Name(string rule);

    /// <summary>A limit's name.</summary>
    public abstract string Limit(string rule, string limit);

    public abstract string Unit(string unit);
    public abstract string Pause(PauseReason reason);
    public abstract string Kind(PointKind kind);
    public abstract string Measure(string measure);

    public abstract string RaisedInPause(string reason);
    public abstract string ClearedAt(string time);

    // The pages.
    public abstract string Homes { get; }
    public abstract string HomesLead { get; }
    public abstract string NoHomes { get; }
    public abstract string Rules { get; }
    public abstract string RulesLead { get; }
    public abstract string On { get; }
    public abstract string AlwaysOn { get; }
    public abstract string Save { get; }
    public abstract string Saved { get; }
    public abstract string NotSaved { get; }
    public abstract string ChangedMeanwhile { get; }
    public abstract string QuietHours { get; }
    public abstract string From { get; }
    public abstract string To { get; }
    public abstract string BackBy { get; }
    public abstract string Points { get; }
    public abstract string PointsLead { get; }
    public abstract string NoPoints { get; }
    public abstract string WhatItIs { get; }
    public abstract string Room { get; }
    public abstract string NeverHeard { get; }
    public abstract string LastHeard(string time);
    public abstract string Pauses { get; }
    public abstract string PausesLead { get; }
    public abstract string NoPauses { get; }
    public abstract string AddPause { get; }
    public abstract string EndPause { get; }
    public abstract string Reason { get; }
    public abstract string CriticalToo { get; }
    public abstract string PausedUntil(string time);
    public abstract string NotATime(string entered);
    public abstract string NotANumber(string entered, string limit);
    public abstract string NextDeadline(string time);
    public abstract string Standing { get; }

    private protected static string Clock(DateTimeOffset? at) => at is { } time ? HomeTime.Clock(time) : "–";

    private protected static string Number(decimal? number, CultureInfo culture) => number?.ToString("0.#", culture) ?? "–";

    /// <summary>Puts parts that are there into one sentence.</summary>
    private protected static string Sentence(params ReadOnlySpan<string?> parts)
    {
        var there = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                there.Add(part);
            }
        }

        var text = string.Join(", ", there);
        return text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }
}
