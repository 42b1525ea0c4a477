using Hjemvakt.Evaluation.Recordings;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Evaluation.Playing;

/// <summary>A stretch of time; <paramref name="To"/> is not part of it.</summary>
public readonly record struct Span(DateTimeOffset From, DateTimeOffset To)
{
    public bool Holds(DateTimeOffset at) => at >= From && at < To;

    public TimeSpan Length => To - From;
}

/// <summary>What a home's life is, for an evaluation: what was reported, and, in hindsight, when nobody was at home.</summary>
/// <param name="Signs">In order of time.</param>
/// <param name="Absences">Known from hindsight, in order; the model does not get to see them.</param>
public sealed record HomeLife(string Name, IReadOnlyList<HomeSign> Signs, IReadOnlyList<Span> Absences)
{
    public DateTimeOffset Start => Signs[0].At;

    public DateTimeOffset End => Signs[^1].At;

    /// <summary>How long it is.</summary>
    public double Days => (End - Start).TotalDays;

    /// <summary>The moment at a share (0–1) of all the time at home.</summary>
    public DateTimeOffset AtHome(double share)
    {
        var left = (End - Start - TimeSpan.FromTicks(Absences.Sum(a => a.Length.Ticks))) * share;
        var at = Start;
        foreach (var absence in Absences)
        {
            if (left < absence.From - at)
            {
                break;
            }

            left -= absence.From - at;
            at = absence.To;
        }

        return at + left;
    }

    public bool IsAbsent(DateTimeOffset at)
    {
        // The last absence that began by then is the only one that can hold it.
        var (low, high) = (0, Absences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Absences[middle].From <= at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && Absences[low - 1].Holds(at);
    }

    /// <param name="labelled">When somebody who was there says that nobody was at home, besides what hindsight finds.</param>
    public static HomeLife Of(Recording recording, Commissioning commissioning, IReadOnlyList<(DateTime From, DateTime To)>? labelled = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(commissioning);
        var signs = recording.Events.Select(commissioning.Sign).OfType<HomeSign>().ToList();
        var absences = Hindsight.Absences(recording.Events, commissioning).Concat((labelled ?? []).Select(span => new Span(At(span.From), At(span.To))));
        return new HomeLife(recording.Name, signs, Joined(absences));
    }

    private static DateTimeOffset At(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.Zero);

    private static List<Span> Joined(IEnumerable<Span> spans)
    {
        var joined = new List<Span>();
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (joined.Count > 0 && span.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = span.To > joined[^1].To ? span.To : joined[^1].To };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}
