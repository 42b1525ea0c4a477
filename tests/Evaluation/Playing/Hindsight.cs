using Hjemvakt.Evaluation.Recordings;

namespace Hjemvakt.Evaluation.Playing;

/// <summary>
/// When nobody was at home in a recording, as one can say only afterwards: between two uses of the outer door hardly anything
/// moved inside. The model does not see this; it decides which silences can be injected, and what an on-call person would have found.
/// </summary>
public static class Hindsight
{
    /// <summary>Nobody is at home and unseen for this long: the recorder stood still, or the way out was not watched.</summary>
    public static readonly TimeSpan Unseen = TimeSpan.FromHours(16);

    /// <summary>Shorter stretches are steps on the stairs, not absences.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    /// <summary>Door movements this close are one use of the door.</summary>
    private static readonly TimeSpan OneUse = TimeSpan.FromMinutes(3);

    /// <summary>A sensor may report this late what it saw of somebody in the doorway.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    /// <summary>Motions in an empty home: the sun on a curtain. A person who is in makes more, if only on the way to the chair.</summary>
    private const int MostStray = 2;

    public static IReadOnlyList<Span> Absences(IReadOnlyList<RecordedEvent> events, Commissioning commissioning)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(commissioning);
        var absences = new List<Span>();
        DateTime? doorAt = null;
        DateTime? last = null;
        var inside = 0;
        foreach (var happened in events)
        {
            if (commissioning.Sign(happened) is not { } sign)
            {
                continue;
            }

            if (last is { } before && happened.At - before >= Unseen)
            {
                absences.Add(Duration(before, happened.At));
                doorAt = null;
            }

            last = happened.At;
            if (commissioning.IsEntrance(happened))
            {
                if (doorAt is { } left && happened.At - left > OneUse && happened.At - left >= Least && inside <= MostStray)
                {
                    absences.Add(Duration(left, happened.At));
                }

                (doorAt, inside) = (happened.At, 0);
            }
            else if (sign.On && !commissioning.IsAtEntrance(happened) && doorAt is { } door && happened.At - door > Late)
            {
                inside++;
            }
        }

        return absences;
    }

    private static Span Duration(DateTime from, DateTime to) => new(At(from), At(to));

    private static DateTimeOffset At(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.Zero);
}
