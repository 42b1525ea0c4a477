namespace Hjemvakt.Safety.Tests.Alerts;

public sealed class AlertLifecycleTests
{
    [Fact]
    public void From_a_help_call_to_the_end_every_step_is_on_the_timeline()
    {
        var home = new TestHome();

        var id = home.Help(1)!.Id;
        home.Notified(id).ShouldBeNull();
        home.Acknowledge(id).ShouldBeNull();
        home.Go(id).ShouldBeNull();
        home.Resolve(id).ShouldBeNull();

        home.State.Alerts.ShouldBeEmpty();
        home.Told.ShouldBe([AlertEventKind.Raised, AlertEventKind.Notified, AlertEventKind.Acknowledged, AlertEventKind.OnTheWay, AlertEventKind.Resolved]);
        home.Alerts[id].State.ShouldBe(AlertState.Resolved);
        home.Alerts[id].Cause.ShouldBe(ResolveCause.RealNeed);
        home.Alerts[id].ResolvedAt.ShouldBe(TestHome.Evening);
        home.Alerts[id].Version.ShouldBe(5);
    }

    [Fact]
    public void Of_two_who_acknowledge_one_wins_and_the_other_is_told()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;

        home.Acknowledge(id, "Kari").ShouldBeNull();
        home.Acknowledge(id, "Ola").ShouldBe(StaffRefusal.TakenBySomeoneElse);
        home.Acknowledge(id, "Kari").ShouldBe(StaffRefusal.AlreadyYours);

        home.Only.HolderName.ShouldBe("Kari");
        home.Told.Count(what => what == AlertEventKind.Acknowledged).ShouldBe(1);
    }

    [Fact]
    public void Whoever_goes_takes_the_alert_over_and_the_timeline_says_from_whom()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Acknowledge(id, "Kari");

        home.Go(id, "Ola").ShouldBeNull();

        home.Only.HolderName.ShouldBe("Ola");
        home.Events[^1].Detail.ShouldBe("took over from Kari");
        home.Go(id, "Ola").ShouldBe(StaffRefusal.AlreadyYours);
        home.Go(id, "Kari").ShouldBeNull();
        home.Only.HolderName.ShouldBe("Kari");
    }

    [Fact]
    public void Notified_says_something_only_of_an_alert_that_was_just_raised()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Acknowledge(id);

        home.Notified(id).ShouldBeNull();

        home.Only.State.ShouldBe(AlertState.Acknowledged);
        home.Told.ShouldNotContain(AlertEventKind.Notified);
    }

    [Fact]
    public void After_the_end_nothing_more_happens_to_it()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Resolve(id);
        var ended = home.Alerts[id];

        home.Acknowledge(id).ShouldBe(StaffRefusal.Unknown);
        var life = new AlertLifecycle(AlertLimits.Default, Safety.OnCall.OnCallPlan.Empty, PartGuard.Plain);
        life.Act(ended, new GoThere(id, new StaffPerson("ola", "Ola"), ""), home.Now).Refusal.ShouldBe(StaffRefusal.Ended);
        life.Act(ended, new Notify(id, new StaffPerson("page", "page"), ""), home.Now).Events.ShouldBeEmpty();
        life.Cancel(ended, new RecordId("gw-1", RecordStream.Alarm, 9), home.Now).Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_call_joins_the_open_alert()
    {
        var home = new TestHome();
        var first = home.Help(1)!;
        home.Wait(TimeSpan.FromMinutes(3));

        home.Help(2)!.Id.ShouldBe(first.Id);

        home.Only.Records.Length.ShouldBe(2);
        home.Only.OccurredAt.ShouldBe(TestHome.Evening);
        home.Only.LastSeenAt.ShouldBe(TestHome.Evening.AddMinutes(3));
        home.Told.ShouldBe([AlertEventKind.Raised, AlertEventKind.Joined]);
    }

    [Fact]
    public void A_fall_and_a_help_call_are_two_alerts()
    {
        var home = new TestHome();

        home.Help(1);
        home.Fall(2);

        home.State.Alerts.Select(alert => alert.Kind).ShouldBe([AlertKind.Help, AlertKind.Fall]);
    }

    [Fact]
    public void The_surest_of_several_falls_is_shown()
    {
        var home = new TestHome();

        home.Fall(1, confidence: 40);
        home.Fall(2, confidence: 90);
        home.Fall(3, confidence: 60);

        home.Only.Confidence.ShouldBe(90);
    }

    [Fact]
    public void A_call_long_after_the_answer_presses_again_until_somebody_answers_that_too()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Acknowledge(id, "Kari");
        home.Wait(TimeSpan.FromMinutes(11));

        home.Help(2);

        home.Only.AwaitsAnswer.ShouldBeTrue();
        home.Only.State.ShouldBe(AlertState.Acknowledged);
        home.Told.ShouldBe([AlertEventKind.Raised, AlertEventKind.Acknowledged, AlertEventKind.Joined, AlertEventKind.Reopened]);

        home.Wait(TimeSpan.FromSeconds(60));
        home.Tick();
        home.Told.Last().ShouldBe(AlertEventKind.Escalated);

        home.Acknowledge(id, "Ola").ShouldBeNull();
        home.Only.AwaitsAnswer.ShouldBeFalse();
        home.Only.HolderName.ShouldBe("Ola");
        home.Acknowledge(id, "Kari").ShouldBe(StaffRefusal.TakenBySomeoneElse);
    }

    [Fact]
    public void A_call_soon_after_the_answer_only_joins()
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Go(id);
        home.Wait(TimeSpan.FromMinutes(9));

        home.Help(2);

        home.Only.AwaitsAnswer.ShouldBeFalse();
        home.Told.Last().ShouldBe(AlertEventKind.Joined);
    }

    [Fact]
    public void An_undated_alarm_says_so_and_is_put_right_when_the_time_is_known()
    {
        var home = new TestHome();
        home.Happen(1, new HelpCall("cord"), clock: ClockNote.Unset);
        home.Events[0].Detail.ShouldContain("no clock");
        var truth = TestHome.Evening.AddMinutes(-40);

        home.Redate(1, truth);

        home.Only.OccurredAt.ShouldBe(truth);
        home.Only.LastSeenAt.ShouldBe(truth);
        home.Told.Last().ShouldBe(AlertEventKind.Redated);
    }
}
