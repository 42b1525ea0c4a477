using System.Collections.Immutable;
using System.Globalization;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>
/// How long a person usually stays away, in the bathroom or out of bed, by day and at night: counts of visits by their length, of a size that does not grow.
/// Old visits weigh less with time. A text in a rule's watch.
/// </summary>
internal readonly record struct VisitLengths(ImmutableArray<int> Day, ImmutableArray<int> Night)
{
    /// <summary>Visits from which it is known what is usual.</summary>
    public const int Least = 30;

    // At this many the older half of the weight is let go.
    private const int Most = 400;

    // Of so many usual visits one may be longer.
    private const int OneIn = 200;

    // Up to how many minutes; the last count is of what is longer.
    private static readonly int[] Edges = [2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80];

    private static readonly ImmutableArray<int> None = [.. new int[Edges.Length + 1]];

    /// <summary>Reads what <see cref="ToString"/> wrote; what cannot be read is learned anew.</summary>
    public static VisitLengths Read(string? text)
        => text?.Split(';') is [var day, var night] && Counts(day) is { } days && Counts(night) is { } nights ? new(days, nights) : new(None, None);

    public VisitLengths With(bool night, TimeSpan lasted) => night ? this with { Night = Add(Night, lasted) } : this with { Day = Add(Day, lasted) };

    /// <summary>From when on a stay is unusual; null while too little is known.</summary>
    /// <param name="shortest">The least limit, whatever is usual.</param>
    /// <param name="longest">The greatest one.</param>
    public TimeSpan? Limit(bool night, TimeSpan shortest, TimeSpan longest)
    {
        var counts = night ? Night : Day;
        var all = counts.Sum();
        if (all < Least)
        {
            return null;
        }

        var (bucket, beyond) = (Edges.Length, counts[Edges.Length]);
        while (bucket > 0 && beyond * OneIn <= all)
        {
            beyond += counts[--bucket];
        }

        var usual = bucket < Edges.Length ? TimeSpan.FromMinutes(Edges[bucket]) * 1.5 : longest;
        return usual < shortest ? shortest : usual > longest ? longest : usual;
    }

    public override string ToString() => $"{string.Join(',', Day)};{string.Join(',', Night)}";

    private static ImmutableArray<int> Add(ImmutableArray<int> counts, TimeSpan lasted)
    {
        var bucket = Array.FindIndex(Edges, edge => lasted <= TimeSpan.FromMinutes(edge));
        var index = bucket < 0 ? Edges.Length : bucket;
        var added = counts.SetItem(index, counts[index] + 1);
        return added.Sum() < Most ? added : [.. added.Select(count => (count + 1) / 2)];
    }

    private static ImmutableArray<int>? Counts(string text)
    {
        var counts = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1).ToImmutableArray();
        return counts.Length == None.Length && counts.All(count => count >= 0) ? counts : null;
    }
}
