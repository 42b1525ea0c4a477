using Shouldly;
using Xunit;

namespace Hjemvakt.Recordings.Tests.Environment;

/// <summary>Half a year of a home's air: reports that come two and three times, and outages of hours and months.</summary>
public class ClimateRecordingTests
{
    private const int TwoHours = 2 * 60 * 60 * 1000;

    private readonly ClimatePlayer _played = ClimatePlayer.Play(RecordingFiles.PathOrSkip("environment", "sgh-home2.csv.gz"));

    [Fact]
    public void A_report_that_comes_again_within_a_second_sends_nothing_new()
    {
        _played.Repeats.ShouldBeGreaterThan(1000);

        for (var i = 1; i < _played.Sent.Count; i++)
        {
            var (before, after) = (_played.Sent[i - 1], _played.Sent[i]);
            if (after.At - before.At < 1000)
            {
                var changed = Math.Abs(after.Temperature - before.Temperature) >= 3
                    || Math.Abs(after.Humidity - before.Humidity) >= 20
                    || Math.Abs((long)after.Pressure - before.Pressure) >= 10;
                changed.ShouldBeTrue($"{before} and {after}");
            }
        }
    }

    [Fact]
    public void Every_outage_longer_than_two_hours_is_told_once_when_the_two_hours_are_over_and_its_end_too()
    {
        var reports = ClimateReport.Read(RecordingFiles.PathOrSkip("environment", "sgh-home2.csv.gz")).Select(r => r.At).ToList();
        var expected = new List<(long At, bool Ok)>();
        for (var i = 1; i < reports.Count; i++)
        {
            if ((reports[i] - reports[i - 1]).TotalMilliseconds >= TwoHours)
            {
                expected.Add(((long)(reports[i - 1] - reports[0]).TotalMilliseconds + TwoHours, false));
                expected.Add(((long)(reports[i] - reports[0]).TotalMilliseconds, true));
            }
        }

        _played.Health.Select(h => (h.At, h.Ok)).ShouldBe(expected);
        expected.Count.ShouldBe(12);
    }

    [Fact]
    public void While_reports_come_no_more_than_a_report_and_a_quarter_of_an_hour_lies_between_two_records()
    {
        // This sensor reports hourly when nothing changes: a record is due with the first report after a quarter of an hour.
        var outages = _played.Health.Where(h => h.Ok).Select(h => h.At).ToHashSet();
        for (var i = 1; i < _played.Sent.Count; i++)
        {
            var gap = _played.Sent[i].At - _played.Sent[i - 1].At;
            (gap < TwoHours || outages.Contains(_played.Sent[i].At)).ShouldBeTrue($"{gap} ms before {_played.Sent[i]}");
        }
    }
}
