namespace Hjemvakt.Safety.Tests.Rules;

public sealed class FallRuleTests
{
    [Fact]
    public void What_the_gateway_weighs_again_lowers_the_confidence_says_why_and_raises_nothing()
    {
        var home = new PlannedHome();
        var fall = home.Happen("bathroom-radar", new Fall("radar", 80));
        home.Happen("bathroom-radar", new Fall("radar", 60, fall.Sequence, "motion in hall"));

        (home.Only.Confidence, home.Only.Records.Length, home.Only.AwaitsAnswer, home.Only.Severity).ShouldBe((60, 1, true, Severity.Critical));
        home.Events[^1].What.ShouldBe(AlertEventKind.Weighed);
        home.Events[^1].Detail.ShouldBe("60 %: motion in hall");
    }

    [Fact]
    public void Weighing_again_never_raises_a_confidence()
    {
        var home = new PlannedHome();
        var fall = home.Happen("bathroom-radar", new Fall("radar", 50));
        home.Happen("bathroom-radar", new Fall("radar", 90, fall.Sequence, "?"));

        home.Only.Confidence.ShouldBe(50);
    }

    [Fact]
    public void Weighing_again_what_is_over_raises_nothing()
    {
        var home = new PlannedHome();
        var fall = home.Happen("bathroom-radar", new Fall("radar", 80));
        home.Resolve(AlertKind.Fall);
        home.Happen("bathroom-radar", new Fall("radar", 40, fall.Sequence, "motion in hall"));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Motion_that_begins_elsewhere_within_half_a_minute_lowers_the_confidence_to_three_quarters()
    {
        var home = new PlannedHome();
        home.Happen("bathroom-radar", new Fall("radar", 80));
        home.Wait(TimeSpan.FromSeconds(10));
        home.Motion("kitchen-motion");

        home.Only.Confidence.ShouldBe(60);
        home.Events[^1].Detail.ShouldBe("60 %: motion in kitchen");

        home.Motion("hall-motion");
        home.Only.Confidence.ShouldBe(60, "once is enough");
    }

    [Fact]
    public void The_gateways_weighing_and_ours_are_not_counted_twice()
    {
        var home = new PlannedHome();
        var fall = home.Happen("bathroom-radar", new Fall("radar", 80));
        home.Motion("hall-motion", at: home.Now + TimeSpan.FromSeconds(5));
        home.Happen("bathroom-radar", new Fall("radar", 60, fall.Sequence, "motion in hall"));

        home.Only.Confidence.ShouldBe(60);
    }

    [Fact]
    public void Motion_in_the_same_room_or_too_late_or_going_on_already_says_nothing()
    {
        var plan = PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(new("bathroom-motion", Safety.Plans.PointKind.Motion, "bathroom")) };
        var home = new PlannedHome(plan: plan);
        home.Motion("hall-motion");
        home.Happen("bathroom-radar", new Fall("radar", 80));
        home.Wait(TimeSpan.FromSeconds(5));
        home.Motion("bathroom-motion");
        home.Motion("hall-motion");
        home.Wait(TimeSpan.FromSeconds(30));
        home.Motion("kitchen-motion");

        home.Only.Confidence.ShouldBe(80);
    }

    [Fact]
    public void Who_wears_the_sensor_is_in_no_room()
    {
        var home = new PlannedHome();
        home.Happen("bathroom-radar", new Fall("wearable", 80));
        home.Wait(TimeSpan.FromSeconds(5));
        home.Motion("kitchen-motion");

        home.Only.Confidence.ShouldBe(80);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_what_the_sensor_said_before_the_fall_the_card_says_nothing_because_alarms_overtake_all_else(bool present)
    {
        var home = new PlannedHome();
        home.Presence(present);
        home.Wait(TimeSpan.FromMilliseconds(1));
        home.Happen("bathroom-radar", new Fall("radar", 80));

        home.OpenOf(AlertKind.Fall)!.Reason!.Detail.ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "presence")]
    [InlineData(false, "no-presence")]
    public void The_card_says_whether_somebody_is_still_seen_there(bool present, string said)
    {
        var home = new PlannedHome();
        home.Presence(present);
        home.Happen("bathroom-radar", new Fall("radar", 80));

        home.OpenOf(AlertKind.Fall)!.Reason!.Detail.ShouldBe(said);
    }
}
