namespace Hjemvakt.Safety.Tests.Rules;

public sealed class ContactInvertedTests
{
    private static readonly TimeSpan Passage = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_door_that_is_open_all_day_and_shut_for_moments_has_its_contact_the_wrong_way_round()
    {
        var home = new PlannedHome("2026-01-15 07:00", PlannedHome.Off("door-left-open"));
        home.Door(true);

        Pass(home, times: 4, inverted: true);
        home.Wait(TimeSpan.FromHours(24));

        var alert = home.OpenOf(AlertKind.ContactInverted).ShouldNotBeNull();
        (alert.Severity, alert.Point).ShouldBe((Severity.Technical, "front-door"));
        // Four times twenty seconds.
        alert.Reason!.Value.ShouldBe(1);
    }

    [Fact]
    public void A_door_that_people_pass_and_one_that_stands_open_all_summer_day_are_well()
    {
        var passed = new PlannedHome("2026-01-15 07:00");
        passed.Door(false);
        Pass(passed, times: 12, inverted: false);
        passed.Wait(TimeSpan.FromDays(3));
        passed.OpenOf(AlertKind.ContactInverted).ShouldBeNull();

        var summer = new PlannedHome("2026-07-15 06:00", PlannedHome.Off("door-left-open"));
        summer.Door(false);
        summer.Wait(TimeSpan.FromHours(2));
        summer.Door(true);
        Pass(summer, times: 4, inverted: true);
        summer.Wait(TimeSpan.FromHours(10));
        summer.Door(false);
        summer.Wait(TimeSpan.FromDays(2));
        summer.OpenOf(AlertKind.ContactInverted).ShouldBeNull();
    }

    [Fact]
    public void A_door_that_is_left_open_for_days_is_not_taken_for_a_contact_that_is_wrong()
    {
        var home = new PlannedHome("2026-01-15 07:00");
        home.Door(true);

        home.Wait(TimeSpan.FromDays(3));

        home.OpenOf(AlertKind.ContactInverted).ShouldBeNull();
        home.OpenOf(AlertKind.DoorLeftOpen).ShouldNotBeNull();
    }

    [Fact]
    public void It_ends_by_itself_after_a_day_with_the_contact_put_right()
    {
        var home = new PlannedHome("2026-01-15 07:00", PlannedHome.Off("door-left-open"));
        home.Door(true);
        Pass(home, times: 3, inverted: true);
        home.Wait(TimeSpan.FromHours(24));
        home.OpenOf(AlertKind.ContactInverted).ShouldNotBeNull();

        home.Door(false);
        home.Wait(TimeSpan.FromHours(47));

        home.OpenOf(AlertKind.ContactInverted)?.ClearedAt.ShouldNotBeNull();
        home.State.Rules.Watch("contact-inverted", "front-door")!.Value.Raised.ShouldBeFalse();
    }

    private static void Pass(PlannedHome home, int times, bool inverted)
    {
        for (var i = 0; i < times; i++)
        {
            home.Wait(TimeSpan.FromHours(1));
            home.Door(!inverted);
            home.Wait(Passage);
            home.Door(inverted);
        }
    }
}
