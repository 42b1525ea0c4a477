using Hjemvakt.Gateway.Sensing.Wearable;
using Shouldly;
using Xunit;

namespace Hjemvakt.Recordings.Tests.Falls;

/// <summary>
/// Acted falls and everyday activities of volunteers. The bounds lie below what is measured: they watch for a step back, they do not promise how real
/// falls of real residents fare.
/// </summary>
public class FallRecordingTests
{
    [Fact]
    public void Most_falls_are_found_and_everyday_activities_are_left_in_peace_for_each_person()
    {
        var people = People();
        foreach (var (person, recordings) in people)
        {
            var score = FallScore.Of(recordings, new FallThresholds());

            if (score.Falls > 0)
            {
                score.Sensitivity.ShouldBeGreaterThan(0.75, person);
            }

            // Of one person four in a hundred activities are mistaken (he turns over in bed, and fast); of nobody more.
            score.Specificity.ShouldBeGreaterThan(0.95, person);
        }

        FallScore.Of([.. people.SelectMany(person => person.Recordings)], new FallThresholds()).Specificity.ShouldBeGreaterThan(0.98);

        var table = new StringWriter();
        FallEvaluation.Run([], table, table).ShouldBe(0);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
    }

    [Fact]
    public void A_fall_is_told_once_and_with_a_confidence_between_0_and_100()
    {
        foreach (var fall in People().SelectMany(p => p.Recordings).Where(r => r.IsFall))
        {
            var confidences = FallPlayer.Play(fall, new FallThresholds());

            confidences.Count.ShouldBeLessThanOrEqualTo(1, fall.Name);
            confidences.ShouldAllBe(c => c >= 40 && c <= 100, fall.Name);
        }
    }

    [Fact]
    public void How_the_sensor_is_turned_makes_no_difference()
    {
        foreach (var recording in People().SelectMany(p => p.Recordings))
        {
            var turned = recording with { Samples = [.. recording.Samples.Select(s => (-s.Z, s.X, -s.Y))] };

            FallPlayer.Play(turned, new FallThresholds()).ShouldBe(FallPlayer.Play(recording, new FallThresholds()), recording.Name);
        }
    }

    [Fact]
    public void Hours_of_samples_allocate_nothing()
    {
        var recording = People()[0].Recordings[0];
        var detector = new FallDetector("pendant", new FallThresholds(), new FallPlayer());
        long at = 0;
        foreach (var (x, y, z) in recording.Samples)
        {
            detector.Sample(x, y, z, at += 20);
        }

        var above = Allocations.LeastAbove(() =>
        {
            for (var round = 0; round < 20; round++)
            {
                for (var i = 0; i < recording.Samples.Count; i++)
                {
                    var (x, y, z) = recording.Samples[i];
                    detector.Sample(x, y, z, at += 20);
                }
            }

            return 0;
        });

        above.ShouldBe(0);
    }

    private static List<(string Person, List<FallRecording> Recordings)> People() =>
        [.. Directory.GetFiles(RecordingFiles.PathOrSkip("falls"), "*.csv.gz").Order(StringComparer.Ordinal)
            .SelectMany(FallRecording.Read).GroupBy(r => r.Person).Select(g => (g.Key, g.ToList()))];
}
