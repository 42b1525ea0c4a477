using System.Globalization;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Evaluation.Falls;

/// <summary>
/// Leave-one-person-out: for each person, the thresholds that are best on the others are tried on that person, who had no say in them. What it finds of
/// unseen people is what may be said of unseen people; the shipped thresholds have seen all of these.
/// </summary>
public static class FallLeaveOneOut
{
    private static readonly int[] Speeds = [500, 700, 900, 1100, 1400];
    private static readonly int[] SpeedsFromLying = [900, 1200, 1500, 1800];
    private static readonly int[] Changes = [Posture.Degrees50, Posture.Degrees60, Posture.Degrees75];
    private static readonly int[] Uprights = [Posture.Degrees40, Posture.Degrees50, Posture.Degrees60];

    /// <summary>For each person: the thresholds chosen on the others, and how this person fares with them.</summary>
    public static IReadOnlyList<(string Person, FallThresholds Chosen, FallScore Score)> Of(IReadOnlyList<(string Person, IReadOnlyList<FallRecording> Recordings)> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var grid = Grid();
        var scores = new FallScore[grid.Count][];
        Parallel.For(0, grid.Count, i => scores[i] = [.. people.Select(p => FallScore.Of(p.Recordings, Thresholds(grid[i])))]);
        return [.. people.Select((person, left) =>
        {
            var chosen = Best(grid, [.. scores.Select(score => score.Where((_, p) => p != left).Aggregate(FallScore.None, FallScore.Add))]);
            return (person.Person, Thresholds(grid[chosen]), scores[chosen][left]);
        })];
    }

    /// <summary>Thresholds as the tables write them.</summary>
    public static string Describe(FallThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{thresholds.Speed / 1000.0:F1} m/s, from lying {thresholds.SpeedFromLying / 1000.0:F1} m/s, change {Degrees(thresholds.PostureChange)}°, upright within {Degrees(thresholds.UprightBefore)}°");
    }

    // Many do equally well on a few people. Of these the one is taken that has most of its neighbours among them: the middle of the plateau, not its edge.
    private static int Best(List<int[]> grid, List<FallScore> scores)
    {
        var most = scores.Max(s => s.Youden);
        var tied = Enumerable.Range(0, grid.Count).Where(i => scores[i].Youden >= most - 1e-9).ToList();
        return tied.MaxBy(i => tied.Count(other => Distance(grid[i], grid[other]) <= 2));
    }

    private static int Distance(int[] one, int[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Sum();

    private static List<int[]> Grid() =>
        [.. from speed in Enumerable.Range(0, Speeds.Length)
            from lying in Enumerable.Range(0, SpeedsFromLying.Length)
            where SpeedsFromLying[lying] >= Speeds[speed]
            from change in Enumerable.Range(0, Changes.Length)
            from upright in Enumerable.Range(0, Uprights.Length)
            select new[] { speed, lying, change, upright }];

    private static FallThresholds Thresholds(int[] at) => new()
    {
        Speed = Speeds[at[0]],
        SpeedFromLying = SpeedsFromLying[at[1]],
        PostureChange = Changes[at[2]],
        UprightBefore = Uprights[at[3]],
    };

    private static int Degrees(int cosineSquaredPerMille) => (int)Math.Round(Math.Acos(Math.Sqrt(cosineSquaredPerMille / 1000.0)) * 180 / Math.PI);
}
