using System.Globalization;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Recordings.Tests.Falls;

/// <summary>
/// Asks whether other thresholds would do better on people they were not chosen on: for each person, the thresholds that are best on the others
/// (by Youden's index) are tried on that person. A check of the defaults, never their source.
/// </summary>
public static class FallCrossValidation
{
    private static readonly int[] Impacts = [1600, 2000, 2500, 3000];
    private static readonly int[] HardImpacts = [2000, 2500, 3000, 3500];
    private static readonly int[] Postures = [Posture.Degrees45, Posture.Degrees60, Posture.Degrees75];

    /// <summary>Writes, for each person, the thresholds the others would choose and how they do.</summary>
    public static void Write(IReadOnlyList<(string Person, List<FallRecording> Recordings)> people, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(output);
        var candidates = Candidates().ToList();
        var scores = candidates
            .Select(c => people.ToDictionary(p => p.Person, p => FallScore.Of(p.Recordings, c)))
            .ToList();

        output.WriteLine("cross-validation over people: thresholds (impact after free fall, hard impact, posture) best on the others, tried on each");
        output.WriteLine("person  chosen             found/falls  false  hours");
        foreach (var (person, _) in people)
        {
            var best = 0;
            for (var i = 1; i < candidates.Count; i++)
            {
                if (OnOthers(scores[i], person).Youden > OnOthers(scores[best], person).Youden)
                {
                    best = i;
                }
            }

            var c = candidates[best];
            var score = scores[best][person];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{person,-6}  {c.ImpactMg} {c.HardImpactMg} {Degrees(c.PostureChange)}°  {score.Found,11}/{score.Falls,-3}  {score.FalseAlarms,5}  {score.Hours,5:F2}"));
        }

        output.WriteLine();
        output.WriteLine("impact  hard  posture  found/falls  false");
        for (var i = 0; i < candidates.Count; i++)
        {
            var total = scores[i].Values.Aggregate((a, b) => a + b);
            var c = candidates[i];
            output.WriteLine($"{c.ImpactMg,6}  {c.HardImpactMg,4}  {Degrees(c.PostureChange),6}°  {total.Found,7}/{total.Falls,-3}  {total.FalseAlarms,5}");
        }
    }

    private static FallScore OnOthers(Dictionary<string, FallScore> scores, string person) =>
        scores.Where(s => s.Key != person).Select(s => s.Value).Aggregate((a, b) => a + b);

    private static IEnumerable<FallThresholds> Candidates() =>
        from impact in Impacts
        from hard in HardImpacts
        where hard >= impact
        from posture in Postures
        select new FallThresholds { ImpactMg = impact, HardImpactMg = hard, PostureChange = posture };

    private static int Degrees(int cosineSquaredPerMille) => cosineSquaredPerMille switch
    {
        Posture.Degrees45 => 45,
        Posture.Degrees60 => 60,
        _ => 75,
    };
}
