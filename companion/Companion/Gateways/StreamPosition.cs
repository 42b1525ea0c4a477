using System.Collections.Immutable;

namespace Hjemvakt.Companion.Gateways;

/// <summary>
/// Which sequence numbers of a stream are accounted for: all up to <see cref="Prefix"/>, and some islands above a hole.
/// Immutable, so that a transaction that fails leaves nothing behind.
/// </summary>
/// <param name="Prefix">What a receipt tells: everything up to and including this is stored; 0 is nothing yet.</param>
/// <param name="Islands">Closed ranges above the prefix, ascending, never touching it or one another.</param>
public sealed record StreamPosition(long Prefix, ImmutableArray<NumberRange> Islands)
{
    public static StreamPosition Start { get; } = new(0, []);

    /// <summary>True when the number is accounted for.</summary>
    public bool Holds(long number)
    {
        if (number <= Prefix)
        {
            return true;
        }

        var at = FirstEndingAtOrAfter(number);
        return at < Islands.Length && Islands[at].From <= number;
    }

    /// <summary>Accounts for one number.</summary>
    public StreamPosition Add(long number)
        => number == Prefix + 1 && Islands.IsEmpty ? new StreamPosition(number, []) : Add(new NumberRange(number, number));

    /// <summary>Accounts for a range of numbers.</summary>
    public StreamPosition Add(NumberRange range)
    {
        if (range.To <= Prefix || range.To < range.From)
        {
            return this;
        }

        // Everything that the range overlaps or touches becomes one with it.
        var first = FirstEndingAtOrAfter(range.From - 1);
        var (from, to, end) = (range.From, range.To, first);
        while (end < Islands.Length && Islands[end].From <= to + 1)
        {
            from = Math.Min(from, Islands[end].From);
            to = Math.Max(to, Islands[end].To);
            end++;
        }

        return from <= Prefix + 1
            ? new StreamPosition(to, Islands.RemoveRange(0, end))
            : new StreamPosition(Prefix, Islands.RemoveRange(first, end - first).Insert(first, new NumberRange(from, to)));
    }

    /// <summary>The first and the last number of a range that are not accounted for; null when all are.</summary>
    public NumberRange? Missing(NumberRange range)
    {
        var from = Math.Max(range.From, Prefix + 1);
        var to = range.To;
        foreach (var island in Islands)
        {
            from = island.From <= from && from <= island.To ? island.To + 1 : from;
        }

        for (var i = Islands.Length - 1; i >= 0; i--)
        {
            to = Islands[i].From <= to && to <= Islands[i].To ? Islands[i].From - 1 : to;
        }

        return from <= to ? new NumberRange(from, to) : null;
    }

    /// <summary>The first hole: numbers that are missing though later ones are there; null when none are.</summary>
    public NumberRange? Hole => Islands is [var island, ..] ? new NumberRange(Prefix + 1, island.From - 1) : null;

    private int FirstEndingAtOrAfter(long number)
    {
        var (low, high) = (0, Islands.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Islands[middle].To < number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

/// <summary>A closed range of sequence numbers.</summary>
public readonly record struct NumberRange(long From, long To);

/// <summary>Which numbers a gap notice accounts for.</summary>
internal static class GapExtensions
{
    /// <summary>Only what came before the notice can have been evicted: a gateway that says more cannot make a receipt run ahead.</summary>
    public static NumberRange CoveredBy(this Hjemvakt.Safety.Records.Gap gap, long sequence) => new(gap.From, Math.Min(gap.To, sequence - 1));
}
