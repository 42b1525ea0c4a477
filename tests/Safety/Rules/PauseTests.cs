using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

public sealed class PauseTests
{
    [Fact]
    public void What_happens_in_a_pause_is_stored_and_marked_and_does_not_ring()
    {
        var home = new PlannedHome("2026-01-16 02:00", Paused(PauseReason.Holiday, hours: 12));
        home.Door(true);

        (home.Only.Kind, home.Only.Pause, home.Only.AwaitsAnswer, home.Only.EscalateAt).ShouldBe((AlertKind.DoorAtNight, PauseReason.Holiday, false, (DateTimeOffset?)null));
        home.Events.Select(e => e.What).ShouldBe([AlertEventKind.Raised, AlertEventKind.Suppressed]);
        home.Only.Version.ShouldBe(home.Events.Count, "the version counts the lines of its history");
    }

    [Fact]
    public void A_fall_in_a_pause_rings_all_the_same()
    {
        var home = new PlannedHome(plan: Paused(PauseReason.Technician, hours: 2));
        home.Happen("bathroom-radar", new Fall("radar", 80));

        (home.Only.Pause, home.Only.AwaitsAnswer).ShouldBe((PauseReason.Technician, true));
    }

    [Fact]
    public void A_fall_in_a_pause_that_says_so_does_not_ring()
    {
        var home = new PlannedHome(plan: Paused(PauseReason.Technician, hours: 2, criticalToo: true));
        home.Happen("bathroom-radar", new Fall("radar", 80));
        home.Happen("bedside-button", new HelpCall("button"));

        home.State.Alerts.ShouldAllBe(alert => !alert.AwaitsAnswer && alert.Pause == PauseReason.Technician);
        home.State.Alerts.Length.ShouldBe(2);
    }

    [Fact]
    public void A_pause_ends_by_itself_and_what_lasts_then_rings()
    {
        var home = new PlannedHome(plan: Paused(PauseReason.Technician, hours: 1));
        home.Door(true);
        home.Wait(TimeSpan.FromMinutes(59));
        home.Only.AwaitsAnswer.ShouldBeFalse();

        home.Wait(TimeSpan.FromMinutes(1));
        home.Only.AwaitsAnswer.ShouldBeTrue();
        home.Events[^1].What.ShouldBe(AlertEventKind.PauseEnded);
        home.State.Rules.Paused.ShouldBeNull();
    }

    [Fact]
    public void What_is_over_or_answered_when_the_pause_ends_stays_quiet()
    {
        var home = new PlannedHome(plan: Paused(PauseReason.Technician, hours: 1));
        home.Door(true);
        home.Wait(TimeSpan.FromMinutes(20));
        home.Door(false);
        home.Happen("bedside-button", new ContactWish());
        home.Acknowledge(AlertKind.ContactWish);
        home.Wait(TimeSpan.FromHours(1));

        home.State.Alerts.Length.ShouldBe(2);
        home.State.Alerts.ShouldAllBe(alert => !alert.AwaitsAnswer);
    }

    [Fact]
    public void A_pause_begins_and_ends_by_the_clock_even_if_nothing_happens()
    {
        var plan = PlannedHome.Plan with { Pauses = [new Pause(Guid.Empty, PauseReason.Hospital, PlannedHome.Wall("2026-01-16 08:00"), PlannedHome.Wall("2026-01-18 08:00"))] };
        var home = new PlannedHome("2026-01-15 12:00", plan);
        home.State.Rules.Paused.ShouldBeNull();
        home.WaitUntil("2026-01-16 08:00");
        home.State.Rules.Paused.ShouldNotBeNull();
        home.WaitUntil("2026-01-18 08:00");
        home.State.Rules.Paused.ShouldBeNull();
        home.State.NextDue.ShouldNotBe(home.Now);
    }

    [Fact]
    public void A_pause_taken_back_ends_at_once()
    {
        var home = new PlannedHome(plan: Paused(PauseReason.Other, hours: 12));
        home.Happen("bedside-button", new ContactWish());
        home.Set(PlannedHome.Plan);

        home.Only.AwaitsAnswer.ShouldBeTrue();
    }

    [Fact]
    public void Who_is_in_hospital_is_not_missed_at_home()
    {
        var plan = PlannedHome.Plan with { Pauses = [new Pause(Guid.Empty, PauseReason.Hospital, PlannedHome.Wall("2026-01-15 13:00"), PlannedHome.Wall("2026-01-20 12:00"))] };
        var home = new PlannedHome("2026-01-15 12:00", plan);
        home.Motion("kitchen-motion");
        home.WaitUntil("2026-01-20 12:00");
        home.State.Alerts.ShouldBeEmpty();

        var unpaused = new PlannedHome("2026-01-15 12:00");
        unpaused.Motion("kitchen-motion");
        unpaused.WaitUntil("2026-01-20 12:00");
        unpaused.Open.ShouldBe([AlertKind.Inactive]);
    }

    [Fact]
    public void Silence_at_home_is_told_with_the_last_sign_of_life_and_a_sign_ends_it()
    {
        var home = new PlannedHome("2026-01-15 12:00");
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromHours(5));

        (home.Only.Kind, home.Only.Severity).ShouldBe((AlertKind.Inactive, Severity.Serious));
        (home.Only.Reason!.LastSeenAt, home.Only.Reason.Room, home.Only.Reason.FixedLimits).ShouldBe((PlannedHome.Wall("2026-01-15 12:00"), "kitchen", true));

        home.Motion("hall-motion");
        home.Only.ClearedAt.ShouldNotBeNull();
        home.Only.AwaitsAnswer.ShouldBeTrue();
    }

    [Fact]
    public void While_there_is_no_contact_nobody_is_called_inactive()
    {
        var home = new PlannedHome("2026-01-15 12:00");
        home.Notice(new GatewayHeard("gw-1"));
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromHours(12));

        home.Open.ShouldBe([AlertKind.NoContact]);
    }

    [Fact]
    public void A_false_alarm_teaches_that_so_long_a_silence_is_usual()
    {
        var home = new PlannedHome("2026-01-15 12:00");
        home.Motion("kitchen-motion");
        home.Wait(TimeSpan.FromHours(5.5));
        home.Resolve(AlertKind.Inactive, ResolveCause.FalseAlarmResident);
        home.Motion("kitchen-motion", on: false);
        var sooner = home.SilentUntil!.Value - home.Now;
        home.WaitUntil("2026-01-15 20:00");
        home.Motion("kitchen-motion");
        home.Sleep(PlannedHome.Wall("2026-01-16 12:00") - home.Now);
        home.Motion("kitchen-motion", on: false);
        home.Motion("kitchen-motion");
        var due = home.SilentUntil!.Value - home.Now;

        sooner.ShouldBeLessThan(TimeSpan.FromHours(5), "another time of day has its own rests");
        due.ShouldBeGreaterThan(TimeSpan.FromHours(5));
        due.ShouldBeLessThan(TimeSpan.FromHours(9), "one long rest must not delay the next alarm by the whole of it");
    }

    [Fact]
    public void A_measurement_that_does_not_come_is_told_two_hours_later_and_each_day_again()
    {
        var plan = PlannedHome.Off("inactivity") with { Measurements = [new("bp", new(10, 0))] };
        var home = new PlannedHome("2026-01-15 07:00", plan);
        home.Happen("bp-1", new Vital("bp"));
        home.WaitUntil("2026-01-16 11:59");
        home.State.Alerts.ShouldBeEmpty();

        home.WaitUntil("2026-01-16 12:00");
        (home.Only.Kind, home.Only.Severity, home.Only.Reason!.Detail, home.Only.Reason.UsuallyBy)
            .ShouldBe((AlertKind.MeasurementMissing, Severity.Moderate, "bp", PlannedHome.Wall("2026-01-16 10:00")));
        home.WaitUntil("2026-01-17 12:00");
        home.Events.Count(e => e.What == AlertEventKind.Joined).ShouldBe(1);

        home.Happen("bp-1", new Vital("bp"));
        home.Only.ClearedAt.ShouldNotBeNull();
        home.WaitUntil("2026-01-18 11:59");
        home.Events.Count(e => e.What == AlertEventKind.Joined).ShouldBe(1);
    }

    [Fact]
    public void A_morning_reading_is_that_evenings_measurement_and_not_the_next_ones()
    {
        var plan = PlannedHome.Off("inactivity") with { Measurements = [new("weight", new(23, 0))] };
        var home = new PlannedHome("2026-01-15 07:00", plan);
        home.Happen("scale", new Vital("weight"));
        home.WaitUntil("2026-01-17 00:59");
        home.State.Alerts.ShouldBeEmpty();

        home.WaitUntil("2026-01-17 01:00");
        home.Only.Reason!.UsuallyBy.ShouldBe(PlannedHome.Wall("2026-01-16 23:00"));
    }

    [Theory]
    [InlineData("2026-03-28 20:00", "2026-03-29 04:30")]
    [InlineData("2026-10-24 20:00", "2026-10-25 04:30")]
    public void A_measurement_by_half_past_two_is_due_two_hours_later_on_both_odd_nights(string evening, string due)
    {
        var plan = PlannedHome.Plan with { Measurements = [new("bp", new(2, 30))] };
        var home = new PlannedHome(evening, plan);
        home.WaitUntil(due);
        home.Wait(TimeSpan.FromHours(1));

        home.Only.Kind.ShouldBe(AlertKind.MeasurementMissing);
        (home.Only.OccurredAt - PlannedHome.Wall(due)).Duration().ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_sensor_that_is_taken_away_is_watched_no_longer()
    {
        var home = new PlannedHome();
        home.Door(true);
        home.Set(PlannedHome.Plan with { Points = PlannedHome.Plan.Points.RemoveAll(point => point.Id == "front-door") });
        home.Wait(TimeSpan.FromHours(1));

        home.State.Alerts.ShouldBeEmpty();
    }

    private static HomePlan Paused(PauseReason reason, int hours, bool criticalToo = false) => PlannedHome.Plan with
    {
        Pauses = [new Pause(Guid.Empty, reason, PlannedHome.Wall("2026-01-15 00:00"), PlannedHome.Wall("2026-01-15 12:00").AddHours(hours + (hours == 12 ? 12 : 0)), criticalToo)],
    };
}
