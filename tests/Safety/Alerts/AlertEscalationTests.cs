namespace Hjemvakt.Safety.Tests.Alerts;

public sealed class AlertEscalationTests
{
    [Fact]
    public void It_presses_again_after_a_minute_and_then_every_two_minutes_for_ever()
    {
        var home = new TestHome();
        home.Help(1);

        home.Wait(TimeSpan.FromSeconds(59));
        home.Tick();
        home.Told.ShouldBe([AlertEventKind.Raised]);

        home.Wait(TimeSpan.FromSeconds(1));
        home.Tick();
        for (var i = 0; i < 100; i++)
        {
            home.Wait(TimeSpan.FromSeconds(119));
            home.Tick();
            home.Wait(TimeSpan.FromSeconds(1));
            home.Tick();
        }

        home.Told.Count(what => what == AlertEventKind.Escalated).ShouldBe(101);
        home.State.NextDue.ShouldBe(home.Now + TimeSpan.FromSeconds(120));
    }

    [Fact]
    public void Being_shown_to_somebody_is_no_answer()
    {
        var home = new TestHome();
        home.Notified(home.Help(1)!.Id);

        home.Wait(TimeSpan.FromMinutes(1));
        home.Tick();

        home.Told.Last().ShouldBe(AlertEventKind.Escalated);
        home.Only.State.ShouldBe(AlertState.Notified);
    }

    [Fact]
    public void After_a_night_without_the_companion_it_presses_once_and_not_for_every_time_it_missed()
    {
        var home = new TestHome();
        home.Help(1);

        home.Wait(TimeSpan.FromHours(8));
        home.Tick();
        home.Tick();

        home.Told.Count(what => what == AlertEventKind.Escalated).ShouldBe(1);
    }

    [Theory]
    [InlineData("acknowledge", 5)]
    [InlineData("go", 30)]
    [InlineData("resolve", null)]
    [InlineData("cancel", 5)]
    public void An_answer_of_any_kind_ends_the_rounds_and_sets_the_next_deadline(string answer, int? minutes)
    {
        var home = new TestHome();
        var id = home.Help(1)!.Id;
        home.Intents.OfType<SetTimer>().ShouldHaveSingleItem().DueAt.ShouldBe(TestHome.Evening.AddSeconds(60));

        switch (answer)
        {
            case "acknowledge":
                home.Acknowledge(id);
                break;
            case "go":
                home.Go(id);
                break;
            case "resolve":
                home.Resolve(id);
                break;
            default:
                home.Cancel(2, reference: 1);
                break;
        }

        home.State.NextDue.ShouldBe(minutes is { } later ? TestHome.Evening.AddMinutes(later) : null);
        home.Intents.OfType<ClearTimer>().Count().ShouldBe(minutes is null ? 1 : 0);
    }
}
