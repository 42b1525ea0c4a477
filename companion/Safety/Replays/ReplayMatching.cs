namespace Hjemvakt.Safety.Replays;

/// <summary>Finds which alert of one list is which of another.</summary>
internal static class ReplayMatching
{
    /// <summary>Two alerts of a kind that lie further apart are two matters, unless both say that it began at the same time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(12);

    /// <summary>For each alert of the first list the index of its counterpart in the second; −1 for one without. The same lists give the same pairs.</summary>
    public static int[] Pairs(IReadOnlyList<ReplayedAlert> first, IReadOnlyList<ReplayedAlert> second)
    {
        var pairs = Enumerable.Repeat(-1, first.Count).ToArray();
        var taken = new bool[second.Count];
        // First what began at the same time, the nearest first; then the nearest of what is left.
        Take(Candidates(first, second).Where(pair => first[pair.A].Began == second[pair.B].Began), pairs, taken);
        Take(Candidates(first, second).Where(pair => pair.Apart <= Window), pairs, taken);
        return pairs;
    }

    private static IEnumerable<(int A, int B, TimeSpan Apart)> Candidates(IReadOnlyList<ReplayedAlert> first, IReadOnlyList<ReplayedAlert> second)
        => from a in Enumerable.Range(0, first.Count)
           from b in Enumerable.Range(0, second.Count)
           where first[a].IsAkinTo(second[b])
           select (a, b, (first[a].At - second[b].At).Duration());

    private static void Take(IEnumerable<(int A, int B, TimeSpan Apart)> candidates, int[] pairs, bool[] taken)
    {
        foreach (var (a, b, _) in candidates.OrderBy(pair => pair.Apart).ThenBy(pair => pair.A).ThenBy(pair => pair.B))
        {
            if (pairs[a] < 0 && !taken[b])
            {
                (pairs[a], taken[b]) = (b, true);
            }
        }
    }
}
