using System.Globalization;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>What the rules have to say, in one language: what has happened, why it is an alert, and what can be set.</summary>
public abstract class RuleWords
{
    /// <summary>What an alert of the rules is about; null for what is told elsewhere.</summary>
    public abstract string? Happened(AlertKind kind);

    /// <summary>
    /// Why it is an alert, in one sentence, as <c>Usually up by 07:40, now 10:15, last seen in the bedroom Wed 14 Jan at 22:51.</c>; null where the kind says it all.
    /// </summary>
    public abstract string? Why(AlertKind kind, Reason reason, Told told);

    /// <summary>Of one cause that many homes have, while it lasts.</summary>
    /// <param name="homes">How many are not well yet.</param>
    public abstract string IsCommon(AlertKind kind, Reason reason, int homes, Told told);

    /// <summary>Of one cause that many homes had, as <c>300 homes had no contact 14:02–14:09</c>.</summary>
    public abstract string WasCommon(AlertKind kind, Reason reason, Told told);

    /// <summary>A rule's name.</summary>
    public abstract string Name(string rule);

    /// <summary>A limit's name.</summary>
    public abstract string Limit(string rule, string limit);

    /// <summary>What a rule learns of a person, and what it does before it has; null for one that learns nothing.</summary>
    public abstract string? Learns(string rule);

    public abstract string Unit(string unit);
    public abstract string Pause(PauseReason reason);
    public abstract string Kind(PointKind kind);

    /// <summary>What a technician does so that a point of this kind is heard; null for one that is not planned.</summary>
    public abstract string HowToHear(PointKind? kind);

    public abstract string Measure(string measure);

    public abstract string RaisedInPause(string reason);
    /// <param name="when">As <see cref="HomeTime.When"/> says it.</param>
    public abstract string ClearedAt(string when);

    // The pages.
    public abstract string Homes { get; }
    public abstract string HomesLead { get; }
    public abstract string NoHomes { get; }
    public abstract string Rules { get; }
    public abstract string RulesLead { get; }
    public abstract string On { get; }
    public abstract string Off { get; }
    public abstract string AlwaysOn { get; }
    public abstract string Save { get; }
    public abstract string Saved { get; }
    public abstract string NotSaved { get; }
    public abstract string ChangedMeanwhile { get; }

    /// <summary>What is stored, where something else is typed.</summary>
    public abstract string StoredNow(string value);

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

    // As 02:14, with the day on any other day.
    private protected static string Clock(DateTimeOffset? at, Told told) => at is { } time ? told.Wall.ClockOrDay(time, told.Now, told.Words) : "–";

    // As kl. 02:14, with the day on any other day.
    private protected static string When(DateTimeOffset? at, Told told) => at is { } time ? told.Wall.When(time, told.Now, told.Words) : "–";

    private protected static string Number(decimal? number, CultureInfo culture) => number?.ToString("0.#", culture) ?? "–";

    /// <summary>A stretch of time in its two largest units, as "1 h 30 min"; the sign is for the sentence to say.</summary>
    private protected static string Duration(decimal? seconds, string day, string hour)
    {
        var time = TimeSpan.FromSeconds((double)Math.Abs(seconds ?? 0));
        return time switch
        {
            { TotalDays: >= 1 } => $"{(long)time.TotalDays} {day} {time.Hours} {hour}",
            { TotalHours: >= 1 } => $"{time.Hours} {hour} {time.Minutes} min",
            { TotalMinutes: >= 1 } => $"{time.Minutes} min {time.Seconds} s",
            _ => $"{time.Seconds} s",
        };
    }

    /// <summary>Puts parts that are there into one sentence.</summary>
    /// <summary>Sentences one after another; null where there is none.</summary>
    private protected static string? Lines(string? first, string? second) => first is null ? second : second is null ? first : $"{first} {second}";

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

/// <summary>In which words something is told, in whose zone, and when: a time of another day has its day with it.</summary>
public readonly record struct Told(Words Words, HomeTime Wall, DateTimeOffset Now);
