using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Safety.Rules;

/// <summary>
/// A rule about something that stands for a while: a door that is open, a room that is cold, a power cut. It begins with a record
/// that says so, is found when it has lasted, and ends with a record that says otherwise.
/// </summary>
public abstract class StandingRule : IRule
{
    public abstract RuleCard Card { get; }

    public virtual Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (home.IsStale(record) || Look(home, record) is not { } look)
        {
            return Verdict.Nothing;
        }

        var known = home.Watch(look.Point);
        if (!look.Stands)
        {
            return known is { } over ? Verdict.Forget(over) : Verdict.Nothing;
        }

        if (known is { Raised: true } standing)
        {
            return Verdict.Watching(standing with { Value = look.Value, Detail = look.Detail });
        }

        if (look.After == TimeSpan.Zero)
        {
            var found = new Watch(Card.Name, look.Point, record.OccurredAt, null) { Raised = true, Value = look.Value, Detail = look.Detail };
            return Verdict.Watching(found) with { Finding = Found(home, found) };
        }

        var due = home.DueAt(record.OccurredAt + look.After, record.OccurredAt);
        return Verdict.Watching((known ?? new Watch(Card.Name, look.Point, record.OccurredAt, due)) with
        {
            // What has become worse is due sooner, and never later than it was.
            Due = known?.Due < due ? known?.Due : due,
            Value = look.Value,
            Detail = look.Detail,
        });
    }

    public virtual Verdict Judge(in RuleView home, HomeNotice notice) => Verdict.Nothing;

    public virtual Verdict Tick(in RuleView home, Watch due)
        => Verdict.Watching(due with { Raised = true, Due = null }) with { Finding = Found(home, due) };

    public virtual IReadOnlyList<Watch> Begin(in RuleView home) => [];

    /// <summary>What a record says of the thing this rule is about; null when it says nothing.</summary>
    protected abstract Standing? Look(in RuleView home, HomeRecord record);

    /// <summary>It has lasted: what there is to tell.</summary>
    protected abstract Finding Found(in RuleView home, Watch watch);
}

/// <summary>How the thing that a rule is about stands.</summary>
/// <param name="Stands">It is so; false: it is over.</param>
/// <param name="Point">What it is about.</param>
/// <param name="After">How long it may be so; zero: not at all.</param>
public readonly record struct Standing(bool Stands, string Point, TimeSpan After, decimal? Value = null, string? Detail = null);
