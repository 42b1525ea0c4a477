using Hjemvakt.Evaluation.Falls;
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
    private static readonly Lazy<IReadOnlyList<(string Person, IReadOnlyList<FallRecording> Recordings)>> Read = new(() => FallRecording.People(RecordingFiles.Path("falls")!));

    [Fact]
    public void Falls_are_found_and_everyday_activities_are_left_in_peace_for_each_person()
    {
        var all = FallScore.None;
        foreach (var (person, recordings) in People())
        {
            var score = FallScore.Of(recordings, new FallThresholds());
            all += score;
            if (score.Falls > 0)
            {
                score.Sensitivity.ShouldBeGreaterThan(0.9, person);
            }

            score.Mistaken.ShouldBeEmpty(person);
        }

        all.Sensitivity.ShouldBeGreaterThan(0.96);
        all.FalsePerHour.ShouldBeLessThanOrEqualTo(0.5);
    }

    [Fact]
    public void Of_somebody_who_had_no_say_in_the_thresholds_most_falls_are_found_too_and_nothing_is_mistaken()
    {
        var left = FallLeaveOneOut.Of(People());

        left.Select(l => l.Score).Aggregate(FallScore.Add).Sensitivity.ShouldBeGreaterThan(0.94);
        left.SelectMany(l => l.Score.Mistaken).Count().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Turning_over_in_bed_is_never_a_fall_whatever_the_wearer_has_done_before()
    {
        foreach (var (person, recordings) in People())
        {
            var turns = recordings.Where(r => r.Activity == "D14").ToList();
            foreach (var before in recordings.Where(r => r.Activity is "D01" or "D05" or "D12" or "D17"))
            {
                var player = new FallPlayer(new FallThresholds());
                player.Play(before);
                foreach (var turn in turns)
                {
                    player.Play(turn);
                }

                player.Confidences.ShouldBeEmpty($"{person} after {before.Name}");
            }
        }
    }

    [Fact]
    public void Days_of_activities_in_any_order_bring_fewer_than_one_false_alarm_in_four_hours()
    {
        var told = 0;
        var hours = 0.0;
        foreach (var (_, recordings) in People())
        {
            for (var seed = 0; seed < 5; seed++)
            {
                var day = recordings.Where(r => !r.IsFall).ToArray();
                new Random(seed).Shuffle(day);
                var player = new FallPlayer(new FallThresholds());
                foreach (var activity in day)
                {
                    player.Play(activity);
                    hours += activity.Length.TotalHours;
                }

                told += player.Confidences.Count;
            }
        }

        (told / hours).ShouldBeLessThanOrEqualTo(0.25);
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
    public void How_the_sensor_is_turned_makes_no_difference_once_the_wearer_has_walked()
    {
        foreach (var (_, recordings) in People())
        {
            var walk = recordings.First(r => r.Activity == "D01");
            foreach (var recording in recordings)
            {
                AfterWalking(Turned(walk), Turned(recording)).ShouldBe(AfterWalking(walk, recording), recording.Name);
            }
        }
    }

    [Fact]
    public void Upside_down_makes_no_difference_at_all()
    {
        foreach (var recording in People().SelectMany(p => p.Recordings))
        {
            var turned = recording with { Samples = [.. recording.Samples.Select(s => (-s.X, -s.Y, s.Z))] };

            FallPlayer.Play(turned, new FallThresholds()).ShouldBe(FallPlayer.Play(recording, new FallThresholds()), recording.Name);
        }
    }

    [Fact]
    public void Worn_on_its_side_by_somebody_who_has_not_walked_yet_most_falls_are_found_still()
    {
        var score = FallScore.Of(People().SelectMany(p => p.Recordings).Select(Turned), new FallThresholds());

        score.Sensitivity.ShouldBeGreaterThan(0.75);
        score.FalseAlarms.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void Hours_of_samples_allocate_nothing()
    {
        var recording = People()[0].Recordings[0];
        var detector = new FallDetector("pendant", new FallThresholds(), new FallPlayer(new FallThresholds()));
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

    private static FallRecording Turned(FallRecording recording) => recording with { Samples = [.. recording.Samples.Select(s => (-s.Z, s.X, -s.Y))] };

    private static IReadOnlyList<int> AfterWalking(FallRecording walk, FallRecording recording)
    {
        var player = new FallPlayer(new FallThresholds());
        player.Play(walk);
        player.Play(recording);
        return player.Confidences;
    }

    private static IReadOnlyList<(string Person, IReadOnlyList<FallRecording> Recordings)> People()
    {
        RecordingFiles.PathOrSkip("falls");
        return Read.Value;
    }
}
