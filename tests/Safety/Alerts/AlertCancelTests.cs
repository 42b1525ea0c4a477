namespace Hjemvakt.Safety.Tests.Alerts;

public sealed class AlertCancelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_stays_on_the_page_until_staff_confirm_it(bool notified)
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        if (notified)
        {
            home.Notified(id);
        }

        home.Cancel(2, reference: 1);

        home.Only.State.ShouldBe(AlertState.Cancelled);
        home.Only.CancelledByResident.ShouldBeTrue();
        home.Only.AwaitsAnswer.ShouldBeFalse();
        home.Events[^1].Who.ShouldBe(Parties.Resident);

        home.Resolve(id, cause: ResolveCause.FalseAlarmResident).ShouldBeNull();
        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Staff_who_doubt_it_can_still_take_it()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Cancel(2, reference: 1);

        home.Acknowledge(id).ShouldBeNull();
        home.Go(id).ShouldBeNull();

        home.Only.State.ShouldBe(AlertState.OnTheWay);
        home.Only.CancelledByResident.ShouldBeTrue();
    }

    [Fact]
    public void After_somebody_has_taken_it_the_cancel_is_noted_and_the_alert_stays_theirs()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Acknowledge(id);

        home.Cancel(2, reference: 1);

        home.Only.State.ShouldBe(AlertState.Acknowledged);
        home.Only.HolderName.ShouldBe("Kari");
        home.Only.CancelledByResident.ShouldBeTrue();
        home.Told.Last().ShouldBe(AlertEventKind.Cancelled);
    }

    [Fact]
    public void A_new_call_after_the_cancel_is_a_new_alert()
    {
        var home = new TestHome();
        var first = home.Help(1)!.Id;
        home.Cancel(2, reference: 1);

        var second = home.Help(3)!.Id;

        second.ShouldNotBe(first);
        home.State.Alerts.Length.ShouldBe(2);
        home.Alerts[second].State.ShouldBe(AlertState.Raised);
        home.Alerts[second].AwaitsAnswer.ShouldBeTrue();
    }

    [Fact]
    public void A_cancel_that_comes_late_does_not_take_a_newer_call_with_it()
    {
        var home = new TestHome();
        home.Help(1);
        home.Help(3);

        home.Cancel(2, reference: 1);

        home.Only.State.ShouldBe(AlertState.Raised);
        home.Only.AwaitsAnswer.ShouldBeTrue();
        home.Told.Last().ShouldBe(AlertEventKind.CancelOverruled);
    }

    [Fact]
    public void A_cancel_takes_back_all_calls_before_it()
    {
        var home = new TestHome();
        home.Help(1);
        home.Help(2);

        home.Cancel(3, reference: 2);

        home.Only.State.ShouldBe(AlertState.Cancelled);
    }

    [Fact]
    public void A_cancel_from_one_gateway_leaves_a_call_through_another_alone()
    {
        var home = new TestHome();
        home.Help(1, gateway: "gw-1");
        home.Help(1, gateway: "gw-2");

        home.Cancel(2, reference: 1, gateway: "gw-1");

        home.Only.State.ShouldBe(AlertState.Raised);
    }

    [Fact]
    public void A_cancel_that_overtakes_its_call_still_counts_and_both_are_shown()
    {
        var home = new TestHome();
        home.Cancel(2, reference: 1);
        home.State.Alerts.ShouldBeEmpty();

        home.Help(1);

        home.Only.State.ShouldBe(AlertState.Cancelled);
        home.Told.ShouldBe([AlertEventKind.Raised, AlertEventKind.Cancelled]);
        home.State.PendingCancels.ShouldBeEmpty();
    }

    [Fact]
    public void A_cancel_of_the_fall_leaves_the_help_call_alone()
    {
        var home = new TestHome();
        var help = home.Help(1)!.Id;
        var fall = home.Fall(2)!.Id;

        home.Cancel(3, reference: 2);

        home.Alerts[help].State.ShouldBe(AlertState.Raised);
        home.Alerts[fall].State.ShouldBe(AlertState.Cancelled);
    }

    [Fact]
    public void Cancels_without_their_calls_do_not_pile_up()
    {
        var home = new TestHome();

        for (var s = 1; s <= 100; s++)
        {
            home.Cancel(2 * s, reference: (2 * s) - 1);
        }

        home.State.PendingCancels.Length.ShouldBe(16);
    }
}
