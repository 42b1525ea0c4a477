using System.Globalization;
using CsCheck;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Plans;

public sealed class PlannedVisitTests
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    [Theory]
    [InlineData("2026-01-15T01:59:59+01:00", false)]
    [InlineData("2026-01-15T02:00:00+01:00", true)]
    [InlineData("2026-01-15T02:29:59+01:00", true)]
    [InlineData("2026-01-15T02:30:00+01:00", false)]
    public void A_visit_holds_from_its_beginning_until_its_end(string at, bool holds) => Holds(new(new(2, 0), new(2, 30), "night patrol"), at).ShouldBe(holds);

    // 2026-01-12 is a Monday.
    [Theory]
    [InlineData("2026-01-12T23:29:00+01:00", false)]
    [InlineData("2026-01-12T23:30:00+01:00", true)]
    [InlineData("2026-01-13T00:15:00+01:00", true)]
    [InlineData("2026-01-13T00:30:00+01:00", false)]
    [InlineData("2026-01-13T23:45:00+01:00", false)]
    [InlineData("2026-01-12T00:15:00+01:00", false)]
    public void One_that_lasts_over_midnight_belongs_to_the_day_on_which_it_begins(string at, bool holds)
        => Holds(new(new(23, 30), new(0, 30), "night patrol") { Days = [DayOfWeek.Monday] }, at).ShouldBe(holds);

    [Theory]
    [InlineData("2026-03-29T01:59:00+01:00", false)]
    [InlineData("2026-03-29T03:00:00+02:00", true)]
    [InlineData("2026-03-29T03:29:00+02:00", true)]
    [InlineData("2026-03-29T03:30:00+02:00", false)]
    public void In_the_spring_night_one_in_the_hour_that_is_left_out_is_expected_from_the_jump(string at, bool holds)
        => Holds(new(new(2, 10), new(2, 40), "night patrol"), at).ShouldBe(holds);

    [Theory]
    [InlineData("2026-10-25T02:09:00+02:00", false)]
    [InlineData("2026-10-25T02:20:00+02:00", true)]
    [InlineData("2026-10-25T02:20:00+01:00", true)]
    [InlineData("2026-10-25T02:40:00+01:00", false)]
    public void In_the_autumn_night_the_hour_that_comes_twice_counts_both_times(string at, bool holds)
        => Holds(new(new(2, 10), new(2, 40), "night patrol"), at).ShouldBe(holds);

    [Fact]
    public void On_an_ordinary_day_a_visit_holds_exactly_when_the_wall_says_so()
        => Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 719], Gen.Int[0, 1439]).Sample((from, length, minute) =>
        {
            var begins = new TimeOnly(from / 60, from % 60);
            var index = Index(new PlannedVisit(begins, begins.AddMinutes(length), "home care"));
            var at = new DateTimeOffset(2026, 6, 10, 0, 0, 0, TimeSpan.FromHours(2)).AddMinutes(minute);
            (index.VisitAt(at) is not null).ShouldBe((minute - from + 1440) % 1440 < length);
        });

    [Fact]
    public void A_plan_without_visits_expects_nobody() => Index().VisitAt(DateTimeOffset.UnixEpoch).ShouldBeNull();

    private static bool Holds(PlannedVisit visit, string at) => Index(visit).VisitAt(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)) == visit;

    private static PlanIndex Index(params PlannedVisit[] visits) => new(HomePlan.None with { Visits = [.. visits] }, Oslo);
}
