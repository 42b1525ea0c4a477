using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules;

/// <summary>
/// One rule of the catalogue: what in a home calls for a person. <c>(state, record or deadline, now) → (finding, watch with its next
/// deadline)</c>. Pure, and of a cost that does not grow with the home's history.
/// </summary>
public interface IRule
{
    /// <summary>What people read about the rule.</summary>
    RuleCard Card { get; }

    /// <summary>Judges one record. The home's picture already has it; <see cref="RuleView.Before"/> is what stood before.</summary>
    Verdict Judge(in RuleView home, HomeRecord record);

    /// <summary>Judges something the companion noticed.</summary>
    Verdict Judge(in RuleView home, HomeNotice notice) => Verdict.Nothing;

    /// <summary>A watch of this rule is due.</summary>
    Verdict Tick(in RuleView home, Watch due) => Verdict.Forget(due);

    /// <summary>What the rule watches from the moment a plan is in force, before anything has happened.</summary>
    IReadOnlyList<Watch> Begin(in RuleView home) => [];
}

/// <summary>A rule in words and limits.</summary>
/// <param name="Name">Kebab-case; stored in plans and watches: never rename one.</param>
/// <param name="Default">What it does when nobody has set anything.</param>
/// <param name="Source">Where that comes from.</param>
public sealed record RuleCard(string Name, string Default, string Source)
{
    /// <summary>What can be set about it.</summary>
    public ImmutableArray<RuleLimit> Limits { get; init; } = [];

    /// <summary>Names of limits of which each must be less than the next.</summary>
    public ImmutableArray<string> Ascending { get; init; } = [];

    /// <summary>It cannot be turned off for good, only paused.</summary>
    public bool Always { get; init; }

    /// <summary>The alert that ends by itself when none of the rule's watches stands any more; null when none does.</summary>
    public AlertKind? Clears { get; init; }

    /// <summary>One of <see cref="Limits"/>.</summary>
    public RuleLimit Limit(string name)
    {
        foreach (var limit in Limits)
        {
            if (limit.Name == name)
            {
                return limit;
            }
        }

        throw new ArgumentException($"Rule '{Name}' has no limit '{name}'.", nameof(name));
    }
}

/// <summary>A limit that can be set for a home.</summary>
/// <param name="Name">Lower-case words with hyphens.</param>
/// <param name="Unit"><c>s</c>, <c>min</c>, <c>h</c>, <c>d</c>, <c>°C</c>, <c>%</c> or <c>/week</c>.</param>
/// <param name="Least">The least value that makes sense.</param>
/// <param name="Most">The greatest one.</param>
public sealed record RuleLimit(string Name, string Unit, decimal Default, decimal Least, decimal Most)
{
    /// <summary>A limit of time as a stretch of time.</summary>
    public TimeSpan Time(decimal value) => Unit switch
    {
        "s" => TimeSpan.FromSeconds((double)value),
        "min" => TimeSpan.FromMinutes((double)value),
        "h" => TimeSpan.FromHours((double)value),
        "d" => TimeSpan.FromDays((double)value),
        _ => throw new InvalidOperationException($"'{Name}' is no time but {Unit}."),
    };
}

/// <summary>What a rule found: reason for an alert.</summary>
/// <param name="Source">What saw or was used.</param>
/// <param name="Confidence">0–100, or null where there is no doubt to measure.</param>
/// <param name="Reason">Why, in facts.</param>
/// <param name="Point">What it is about, when it was not a record of that point that told.</param>
public readonly record struct Finding(AlertKind Kind, Severity Severity, string Source, int? Confidence = null, Reason? Reason = null, string? Point = null);

/// <summary>A sensor's word is weighed again.</summary>
/// <param name="Alarm">The record whose word it was.</param>
/// <param name="Confidence">0–100. Never raises what stands.</param>
/// <param name="Why">What was seen.</param>
public readonly record struct Weighing(RecordId Alarm, int Confidence, string Why);

/// <summary>What a rule says.</summary>
public readonly record struct Verdict
{
    /// <summary>Nothing to say, and what was watched stays.</summary>
    public static Verdict Nothing => default;

    /// <summary>Reason for an alert, or null.</summary>
    public Finding? Finding { get; init; }

    /// <summary>A watch to begin or to change.</summary>
    public Watch? Keep { get; init; }

    /// <summary>The point of a watch that is over.</summary>
    public string? Drop { get; init; }

    public Weighing? Weigh { get; init; }

    /// <summary>Calls for a person, and leaves nothing to watch.</summary>
    public static Verdict Of(Finding finding) => new() { Finding = finding };

    /// <summary>Watches from now on.</summary>
    public static Verdict Watching(Watch watch) => new() { Keep = watch };

    /// <summary>A watch is over.</summary>
    public static Verdict Forget(Watch watch) => new() { Drop = watch.Point };
}
