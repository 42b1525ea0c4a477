using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Rules;

/// <summary>
/// A rule about something that stands for a while: a door that is open, a room that is cold, a power cut. It begins with a record
/// that says so, is found when it has lasted, and ends with a record that says otherwise. Where it has bands, a worse one is told again when it has
/// lasted, whatever people have answered meanwhile; a band that was told is not told again before it is all over.
/// </summary>
public abstract class StandingRule : IRule
{
    public abstract RuleCard Card { get; }

    public virtual Verdict Judge(in RuleView home, HomeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return home.IsStale(record) || Look(home, record) is not { } look ? Verdict.Nothing : Judge(home, look, record.OccurredAt);
    }

    public virtual Verdict Judge(in RuleView home, HomeNotice notice) => Verdict.Nothing;

    public virtual Verdict Tick(in RuleView home, RuleWatch due) => Tell(home, due, BandOf(home, due));

    public virtual IReadOnlyList<RuleWatch> Begin(in RuleView home) => [];

    /// <summary>Judges how the thing stands.</summary>
    /// <param name="at">Since when, if it has just begun.</param>
    protected Verdict Judge(in RuleView home, in Standing look, DateTimeOffset at)
    {
        var known = home.Watch(look.Point);
        if (!look.Stands)
        {
            return known is { } over ? Verdict.Forget(over) : Verdict.Nothing;
        }

        var told = known is { Raised: true } raised ? raised.Told ?? 1 : 0;
        var watch = (known ?? new RuleWatch(Card.Name, look.Point, at, null)) with { Value = look.Value, Detail = look.Detail };
        if (look.Band <= told)
        {
            return Verdict.Watching(watch with { Due = null });
        }

        if (look.After == TimeSpan.Zero)
        {
            return Tell(home, watch, look.Band);
        }

        var due = home.DueAt(at + look.After, at);
        // What has become worse is due sooner, and never later than it was.
        return Verdict.Watching(watch with { Due = known?.Due < due ? known?.Due : due });
    }

    /// <summary>What a record says of the thing this rule is about; null when it says nothing.</summary>
    protected abstract Standing? Look(in RuleView home, HomeRecord record);

    /// <summary>It has lasted: what there is to tell.</summary>
    protected abstract Finding Found(in RuleView home, RuleWatch watch);

    /// <summary>How bad it is that a watch stands as it does, from 1.</summary>
    protected virtual int BandOf(in RuleView home, RuleWatch watch) => 1;

    private Verdict Tell(in RuleView home, RuleWatch watch, int band)
        => Verdict.Watching(watch with { Raised = true, Due = null, Told = (byte)Math.Min(band, byte.MaxValue) }) with { Finding = Found(home, watch) with { Worse = watch.Raised } };
}

/// <summary>How the thing that a rule is about stands.</summary>
/// <param name="Stands">It is so; false: it is over.</param>
/// <param name="Point">What it is about.</param>
/// <param name="After">How long it may be so; zero: not at all.</param>
public readonly record struct Standing(bool Stands, string Point, TimeSpan After, decimal? Value = null, string? Detail = null)
{
    /// <summary>How bad it is, from 1.</summary>
    public int Band { get; init; } = 1;
}
