using System.Collections.Immutable;

namespace Hjemvakt.Safety.Replays;

/// <summary>Sets two runs over the same records beside each other, and beside what really happened.</summary>
internal static class ReplayComparison
{
    // Deadlines of two runs may lie a moment apart; nobody notices less than this.
    private static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(1);

    public static ImmutableArray<ReplayLine> Lines(IReadOnlyList<ReplayedAlert> before, IReadOnlyList<ReplayedAlert> after, IReadOnlyList<PastAlert> past)
    {
        var lines = new List<ReplayLine>();
        var was = ReplayMatching.Pairs(before, after);
        foreach (var (old, partner) in before.Zip(was))
        {
            lines.Add(new ReplayLine(Change(old, partner < 0 ? null : after[partner]), partner < 0 ? old.Kind : after[partner].Kind, old.Room, old.At, partner < 0 ? null : after[partner].At, null, null));
        }

        lines.AddRange(after.Where((_, i) => !was.Contains(i)).Select(found => new ReplayLine(ReplayChange.New, found.Kind, found.Room, null, found.At, null, null)));
        // What really happened is found again in the run with the plan as it was; what is not, perhaps in the other.
        ReplayedAlert[] runs = [.. before, .. after.Where((_, i) => !was.Contains(i))];
        ReplayedAlert[] real = [.. past.Select(one => one.Alert)];
        var then = ReplayMatching.Pairs(real, runs);
        for (var i = 0; i < real.Length; i++)
        {
            if (then[i] >= 0)
            {
                lines[then[i]] = lines[then[i]] with { Happened = real[i].At, Cause = past[i].Cause };
            }
            else
            {
                lines.Add(new ReplayLine(ReplayChange.OnlyThen, real[i].Kind, real[i].Room, null, null, real[i].At, past[i].Cause));
            }
        }

        return [.. lines.OrderBy(line => line.At).ThenBy(line => line.Kind).ThenBy(line => line.Room, StringComparer.Ordinal)];
    }

    private static ReplayChange Change(ReplayedAlert before, ReplayedAlert? after) => after is null ? ReplayChange.Gone
        : (after.At - before.At).Duration() < Noticeable ? ReplayChange.Same
        : after.At < before.At ? ReplayChange.Earlier
        : ReplayChange.Later;
}
