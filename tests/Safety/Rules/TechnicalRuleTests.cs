using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Rules;

public sealed class TechnicalRuleTests
{
    public static TheoryData<RecordBody, AlertKind, string> AtOnce => new()
    {
        { new Tamper(), AlertKind.Tamper, "tamper" },
        { new SensorTrust(false, "no answer"), AlertKind.SensorFault, "sensor-fault" },
        { new PowerSupply(true, 20), AlertKind.BatteryLow, "battery-low" },
    };

    [Theory]
    [MemberData(nameof(AtOnce))]
    public void What_is_told_at_once_is_technical_and_silent_when_its_rule_is_off(RecordBody body, AlertKind kind, string rule)
    {
        var home = new PlannedHome();
        home.Happen("living-room-air", body);
        (home.Only.Kind, home.Only.Severity).ShouldBe((kind, Severity.Technical));

        var off = new PlannedHome(plan: PlannedHome.Off(rule));
        off.Happen("living-room-air", body);
        off.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_wish_to_be_called_is_moderate()
    {
        var home = new PlannedHome();
        home.Happen("bedside-button", new ContactWish());

        (home.Only.Kind, home.Only.Severity).ShouldBe((AlertKind.ContactWish, Severity.Moderate));
    }

    [Fact]
    public void Three_minutes_without_a_word_are_no_contact_and_a_word_ends_it()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        home.Wait(TimeSpan.FromSeconds(170));
        home.Notice(new GatewayHeard("gw-1"));
        home.Wait(TimeSpan.FromSeconds(180) - TimeSpan.FromMilliseconds(1));
        home.State.Alerts.ShouldBeEmpty();

        home.Wait(TimeSpan.FromMilliseconds(1));
        (home.Only.Kind, home.Only.Severity, home.Only.Point).ShouldBe((AlertKind.NoContact, Severity.Technical, "gw-1"));

        home.Notice(new GatewayHeard("gw-1"));
        home.Only.ClearedAt.ShouldBe(home.Now);
        home.Only.AwaitsAnswer.ShouldBeFalse();
    }

    [Fact]
    public void Contact_that_comes_and_goes_all_night_is_one_alert_that_presses_only_when_it_stays_away()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        for (var flap = 0; flap < 50; flap++)
        {
            home.Wait(TimeSpan.FromMinutes(4));
            home.Notice(new GatewayHeard("gw-1"));
        }

        home.Raised.ShouldHaveSingleItem();
        home.Events.Count(e => e.What is AlertEventKind.Asked or AlertEventKind.Escalated).ShouldBeLessThan(3, "nobody is asked fifty times");

        home.Wait(TimeSpan.FromMinutes(14));
        home.Only.AwaitsAnswer.ShouldBeTrue("it has stayed away, and nobody has answered");
        home.Only.Round.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_limit_that_is_changed_holds_for_the_silence_that_goes_on()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        home.Set(PlannedHome.With("no-contact", ("silent-for", 600)));
        home.Wait(TimeSpan.FromSeconds(599));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));

        home.Only.Kind.ShouldBe(AlertKind.NoContact);
    }

    [Fact]
    public void Each_of_two_gateways_without_contact_is_a_matter_of_its_own()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        home.Notice(new GatewayHeard("gw-2"));
        home.Wait(TimeSpan.FromMinutes(4));
        home.State.Alerts.Select(alert => (alert.Kind, alert.About)).ShouldBe([(AlertKind.NoContact, "gw-1"), (AlertKind.NoContact, "gw-2")]);

        home.Notice(new GatewayHeard("gw-1"));

        home.State.Alerts.Where(alert => alert.ClearedAt is null).ShouldHaveSingleItem().About.ShouldBe("gw-2");
    }

    [Fact]
    public void Of_a_gateway_that_was_removed_nothing_is_expected()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-stolen"));
        home.Notice(new GatewayHeard("gw-new"));

        home.Notice(new GatewayRemoved("gw-stolen"));

        home.Wait(TimeSpan.FromMinutes(2));
        home.Notice(new GatewayHeard("gw-new"));
        home.Wait(TimeSpan.FromMinutes(2));
        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_gateway_that_is_removed_while_it_is_silent_ends_the_alert_for_it()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-stolen"));
        home.Wait(TimeSpan.FromMinutes(4));
        home.Only.Kind.ShouldBe(AlertKind.NoContact);

        home.Notice(new GatewayRemoved("gw-stolen"));

        home.Only.ClearedAt.ShouldBe(home.Now);
    }

    [Fact]
    public void While_the_companion_was_down_no_gateway_was_silent()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        home.Restart(TimeSpan.FromHours(5), new LastHeard("gw-1", home.Now));
        home.Wait(TimeSpan.FromSeconds(179));
        home.State.Alerts.ShouldBeEmpty();

        home.Wait(TimeSpan.FromSeconds(2));
        home.Only.Kind.ShouldBe(AlertKind.NoContact);
    }

    [Fact]
    public void A_door_whose_limit_passed_while_the_companion_was_down_waits_for_what_the_gateway_has_kept()
    {
        var home = new PlannedHome();
        home.Door(true);
        home.Restart(TimeSpan.FromHours(1));
        home.Wait(TimeSpan.FromMinutes(1));
        home.Door(false, at: home.Now - TimeSpan.FromMinutes(55));
        home.Wait(TimeSpan.FromHours(1));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_power_cut_counts_when_it_has_lasted_two_minutes_and_ends_with_the_mains()
    {
        var home = new PlannedHome();
        home.Happen("gateway", new PowerSupply(false, 97));
        home.Wait(TimeSpan.FromSeconds(119));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));
        (home.Only.Kind, home.Only.Severity, home.Only.Reason!.Value).ShouldBe((AlertKind.MainsLost, Severity.Technical, 97m));

        home.Happen("gateway", new PowerSupply(true, 95));
        home.Only.ClearedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_blink_of_the_grid_is_nothing()
    {
        var home = new PlannedHome();
        home.Happen("gateway", new PowerSupply(false, 97));
        home.Wait(TimeSpan.FromSeconds(100));
        home.Happen("gateway", new PowerSupply(true, 97));
        home.Wait(TimeSpan.FromHours(1));

        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_battery_that_hovers_is_one_alert_and_ends_when_it_is_charged()
    {
        var home = new PlannedHome();
        foreach (var percent in new[] { 21, 20, 22, 19, 29 })
        {
            home.Happen("gateway", new PowerSupply(true, percent));
        }

        home.Raised.ShouldHaveSingleItem();
        home.Only.ClearedAt.ShouldBeNull();
        home.Happen("gateway", new PowerSupply(true, 30));
        home.Only.ClearedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_sensor_that_says_nothing_for_four_hours_is_silent_and_its_gateways_silence_explains_it()
    {
        var plan = PlannedHome.Plan with { Rules = HomePlan.None.Rules };
        var home = new PlannedHome(plan: plan);
        home.Air(21m);
        home.Wait(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));
        (home.Only.Kind, home.Only.Point, home.Only.Severity).ShouldBe((AlertKind.SensorSilent, "living-room-air", Severity.Technical));
        home.Air(21m);
        home.Only.ClearedAt.ShouldNotBeNull();

        var cut = new PlannedHome(plan: plan);
        cut.Notice(new GatewayHeard("gw-1"));
        cut.Air(21m);
        cut.Wait(TimeSpan.FromHours(6));
        cut.Open.ShouldBe([AlertKind.NoContact]);
    }

    [Fact]
    public void A_hole_that_lasts_a_minute_is_told_unless_the_line_is_cut_and_ends_when_it_fills()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        home.Notice(new Hole("gw-1", RecordStream.Routine, 5, 7));
        home.Wait(TimeSpan.FromSeconds(30));
        home.Notice(new Hole("gw-1", RecordStream.Routine, 5, 7));
        home.Wait(TimeSpan.FromSeconds(29));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));
        (home.Only.Kind, home.Only.Severity).ShouldBe((AlertKind.SequenceHole, Severity.Technical));
        home.Only.Reason!.Detail!.ShouldContain("5–7");

        home.Notice(new HoleFilled("gw-1", RecordStream.Routine));
        home.Only.ClearedAt.ShouldNotBeNull();
    }

    [Fact]
    public void What_the_gateway_had_to_evict_is_told()
    {
        var home = new PlannedHome();
        home.Happen("gateway", new Gap(10, 20, "store full"));

        home.Only.Kind.ShouldBe(AlertKind.SequenceHole);
        home.Only.Reason!.Detail.ShouldBe("10–20: store full");
    }

    [Fact]
    public void A_number_that_is_used_again_is_told()
    {
        var home = new PlannedHome();
        home.Notice(new NumberReused("gw-1", 3));

        (home.Only.Kind, home.Only.Severity, home.Only.Point).ShouldBe((AlertKind.NumberReused, Severity.Technical, "gw-1"));
    }

    [Theory]
    [InlineData(ClockNote.Ahead, true)]
    [InlineData(ClockNote.BeforeEnrolment, true)]
    [InlineData(ClockNote.Unset, false)]
    [InlineData(ClockNote.Derived, false)]
    public void A_clock_that_is_wrong_is_told_and_one_that_was_never_set_is_not_wrong(ClockNote note, bool told)
    {
        var home = new PlannedHome();
        home.Happen("front-door", new Door(false), clock: note);
        home.Open.ShouldBe(told ? [AlertKind.ClockWrong] : []);
        if (told)
        {
            home.Door(true);
            home.Only.ClearedAt.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData(-180, "behind")]
    [InlineData(11, "ahead")]
    public void A_heartbeat_that_is_off_by_more_than_ten_minutes_tells_of_the_clock_at_once(int minutes, string detail)
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1", 1, TimeSpan.FromMinutes(minutes)));
        (home.Only.Kind, home.Only.Severity, home.Only.Reason!.Detail, home.Only.Reason.Value).ShouldBe((AlertKind.ClockWrong, Severity.Technical, detail, Math.Abs(minutes)));

        home.Happen("front-door", new Door(false), at: home.Now - TimeSpan.FromHours(2));
        home.OpenOf(AlertKind.ClockWrong)!.ClearedAt.ShouldBeNull("a record of long ago says nothing of the clock now");
        home.Notice(new GatewayHeard("gw-1", 1, TimeSpan.FromSeconds(-59)));
        home.OpenOf(AlertKind.ClockWrong)!.ClearedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_few_minutes_off_are_told_when_the_next_heartbeat_says_the_same_and_not_when_one_was_held_up()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1", 1, TimeSpan.FromSeconds(-75)));
        home.Wait(TimeSpan.FromSeconds(60));
        home.Notice(new GatewayHeard("gw-1", 1, TimeSpan.Zero));
        home.Wait(TimeSpan.FromSeconds(60));
        home.Notice(new GatewayHeard("gw-1", 1, TimeSpan.FromSeconds(-75)));
        home.Open.ShouldBeEmpty();

        home.Wait(TimeSpan.FromSeconds(60));
        home.Notice(new GatewayHeard("gw-1", 1, TimeSpan.FromSeconds(-75)));
        home.Wait(TimeSpan.FromSeconds(31));
        (home.Only.Kind, home.Only.Reason!.Value).ShouldBe((AlertKind.ClockWrong, 1));
    }

    [Fact]
    public void A_month_without_a_test_alarm_is_told_and_the_test_ends_it()
    {
        var home = new PlannedHome();
        home.Wait(TimeSpan.FromDays(34));
        home.Happen("bedside-button", new TestAlarm());
        home.Wait(TimeSpan.FromDays(34.9));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromDays(0.2));
        (home.Only.Kind, home.Only.Severity).ShouldBe((AlertKind.TestMissing, Severity.Technical));

        home.Happen("bedside-button", new TestAlarm());
        home.Only.ClearedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_call_that_staff_resolve_as_a_test_is_the_test_alarm_of_the_month()
    {
        var home = new PlannedHome();
        home.Wait(TimeSpan.FromDays(35.1));
        home.Only.Kind.ShouldBe(AlertKind.TestMissing);

        home.Happen("bedside-button", new HelpCall("button"));
        home.Resolve(AlertKind.Help, ResolveCause.Test);

        home.OpenOf(AlertKind.TestMissing)!.ClearedAt.ShouldNotBeNull();
        home.Wait(TimeSpan.FromDays(34.8));
        home.State.Alerts.Count(alert => alert.Kind == AlertKind.TestMissing && alert.ClearedAt is null).ShouldBe(0);
        home.Wait(TimeSpan.FromDays(0.3));
        home.State.Alerts.Count(alert => alert.Kind == AlertKind.TestMissing && alert.ClearedAt is null).ShouldBe(1);
    }

    [Fact]
    public void A_call_for_real_is_no_test()
    {
        var home = new PlannedHome();
        home.Wait(TimeSpan.FromDays(34));
        home.Happen("bedside-button", new HelpCall("button"));
        home.Resolve(AlertKind.Help, ResolveCause.RealNeed);

        home.Wait(TimeSpan.FromDays(1.1));
        home.OpenOf(AlertKind.TestMissing).ShouldNotBeNull();
    }

    [Fact]
    public void A_plan_that_is_changed_each_week_does_not_put_the_test_alarm_off()
    {
        var home = new PlannedHome();
        for (var week = 0; week < 5; week++)
        {
            home.Wait(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
            home.Set(PlannedHome.Plan);
        }

        home.Wait(TimeSpan.FromSeconds(5));
        home.Only.Kind.ShouldBe(AlertKind.TestMissing);
    }

    [Fact]
    public void A_rule_that_fails_on_its_own_deadline_is_reported_and_does_not_spin()
    {
        var engine = new HomeEngine(AlertLimits.Default, [new FailingRule()]);
        var now = PlannedHome.Wall("2026-01-15 12:00");
        var home = engine.Notice(HomeState.Empty("berit"), new GatewayHeard("gw-1"), now).Home;

        var ticked = engine.Tick(home, now + TimeSpan.FromMinutes(1));

        ticked.Intents.OfType<ReportFailure>().ShouldHaveSingleItem().Part.ShouldBe("failing");
        ticked.Home.NextDue.ShouldBe(now + TimeSpan.FromMinutes(11));
    }

    private sealed class FailingRule : IRule
    {
        public RuleCard Card { get; } = new("failing", "", "");

        public Verdict Judge(in RuleView home, HomeRecord record) => Verdict.Nothing;

        public Verdict Judge(in RuleView home, HomeNotice notice) => Verdict.Watching(new RuleWatch(Card.Name, "", home.Now, home.Now));

        public Verdict Tick(in RuleView home, RuleWatch due) => throw new InvalidOperationException("It is broken.");
    }
}
