using Hjemvakt.Safety.Tests.Rules;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Tests.Alerts;

/// <summary>Technical alerts that may have a cause in common with other homes: held back, put under the cause, and over without a tap.</summary>
public sealed class CommonCauseTests
{
    private static readonly Guid Cause = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void Lost_contact_is_held_back_for_two_minutes_and_then_presses_by_itself()
    {
        var home = Lost();
        (home.Only.AwaitsAnswer, home.Only.HeldUntil).ShouldBe((false, home.Now + TimeSpan.FromMinutes(2)));
        home.Intents.OfType<AskPeople>().ShouldBeEmpty();
        home.Intents.OfType<SetTimer>().ShouldContain(timer => timer.Timer == Timers.Hold && timer.DueAt == home.Now + TimeSpan.FromMinutes(2), "a hold survives a restart");

        home.Wait(TimeSpan.FromMinutes(2));

        (home.Only.AwaitsAnswer, home.Only.HeldUntil, home.Only.Round).ShouldBe((true, null, 0));
        home.Events.ShouldContain(line => line.What == AlertEventKind.Alone);
        home.Only.Version.ShouldBe(home.Events.Count(line => line.AlertId == home.Only.Id), "each line of its history counts");
    }

    [Fact]
    public void Contact_that_is_back_before_that_has_asked_nobody()
    {
        var home = Lost();
        home.Wait(TimeSpan.FromMinutes(1));
        home.Notice(new GatewayHeard("gw-1"));
        home.Notice(new GatewayHeard("gw-1"));
        home.Only.HeldUntil.ShouldBeNull();

        for (var minute = 0; minute < 11; minute++)
        {
            home.Wait(TimeSpan.FromMinutes(1));
            home.Notice(new GatewayHeard("gw-1"));
        }

        home.State.Alerts.ShouldBeEmpty();
        home.Events.ShouldNotContain(line => line.What == AlertEventKind.Asked || line.What == AlertEventKind.Alone);
    }

    [Fact]
    public void What_stands_under_a_cause_presses_nobody_however_long_it_lasts_and_ends_by_itself()
    {
        var home = Lost();
        home.Take(HomeEngine.Group(home.State, home.Only.Id, Cause, home.Now));
        (home.Only.GroupId, home.Only.HeldUntil, home.Only.AwaitsAnswer).ShouldBe((Cause, null, false));

        home.Wait(TimeSpan.FromDays(1));
        home.Only.AwaitsAnswer.ShouldBeFalse();
        home.Notice(new GatewayHeard("gw-1"));
        for (var minute = 0; minute < 11; minute++)
        {
            home.Wait(TimeSpan.FromMinutes(1));
            home.Notice(new GatewayHeard("gw-1"));
        }

        home.State.Alerts.ShouldBeEmpty();
        home.Events[^1].What.ShouldBe(AlertEventKind.Resolved);
        home.Events[^1].Detail.ShouldBe(nameof(ResolveCause.EndedByItself));
    }

    [Fact]
    public void A_technical_matter_that_ended_by_itself_ends_after_ten_minutes_and_one_about_comfort_waits_for_a_person()
    {
        var home = new PlannedHome();
        home.Happen("gateway", new PowerSupply(true, 10));
        home.Door(true);
        home.Wait(TimeSpan.FromHours(1));
        home.Happen("gateway", new PowerSupply(true, 80));
        home.Door(false);
        home.OpenOf(AlertKind.BatteryLow)!.EndsAt.ShouldBe(home.Now + TimeSpan.FromMinutes(10));

        home.Wait(TimeSpan.FromMinutes(10));

        home.OpenOf(AlertKind.BatteryLow).ShouldBeNull();
        home.OpenOf(AlertKind.DoorLeftOpen).ShouldNotBeNull();
    }

    [Fact]
    public void What_somebody_has_in_hand_is_put_under_no_cause()
    {
        var home = Lost();
        home.Acknowledge(AlertKind.NoContact);

        CommonCause.MayJoin(home.Only).ShouldBeFalse();
        HomeEngine.Group(home.State, home.Only.Id, Cause, home.Now).Intents.ShouldBeEmpty();
    }

    [Fact]
    public void A_cause_asks_when_it_is_found_counts_who_comes_and_goes_and_is_over_when_all_are_back()
    {
        var now = PlannedHome.Wall("2026-01-15 14:02");
        var engine = new HomeEngine(AlertLimits.Default, RuleCatalogue.All);
        var service = engine.RaiseCause(HomeState.Empty("hjemvakt"), AlertKind.ManyWithoutContact, "nord", now - TimeSpan.FromMinutes(3), 5, now).Home;
        var cause = service.Alerts.ShouldHaveSingleItem();
        (cause.AwaitsAnswer, cause.Reason!.Value, cause.Point).ShouldBe((true, 5m, "nord"));

        service = engine.ChangeCause(service, cause.Id, joined: 295, returned: 0, lasts: 300, isNews: false, now).Home;
        service.Alerts[0].Reason!.Value.ShouldBe(300m);
        service = engine.ChangeCause(service, cause.Id, joined: 0, returned: 299, lasts: 1, isNews: false, now + TimeSpan.FromMinutes(6)).Home;
        service.Alerts[0].Lasts.ShouldBeTrue();

        service = engine.ChangeCause(service, cause.Id, joined: 0, returned: 1, lasts: 0, isNews: false, now + TimeSpan.FromMinutes(7)).Home;
        (service.Alerts[0].AwaitsAnswer, service.Alerts[0].ClearedAt, service.Alerts[0].Reason!.At).ShouldBe((false, now + TimeSpan.FromMinutes(7), now + TimeSpan.FromMinutes(7)));
        engine.Tick(service, now + TimeSpan.FromMinutes(17)).Home.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Homes_that_come_to_an_old_cause_that_somebody_has_are_news()
    {
        var now = PlannedHome.Wall("2026-01-15 14:02");
        var engine = new HomeEngine(AlertLimits.Default, RuleCatalogue.All);
        var service = engine.RaiseCause(HomeState.Empty("hjemvakt"), AlertKind.ManyWithoutMains, "", now, 5, now).Home;
        var cause = service.Alerts[0].Id;
        service = engine.Apply(service, new Acknowledge(cause, new StaffPerson("kari", "Kari"), "phone"), now).Decision.Home;

        engine.ChangeCause(service, cause, joined: 2, returned: 0, lasts: 7, isNews: false, now + TimeSpan.FromMinutes(1)).Home.Alerts[0].AwaitsAnswer.ShouldBeFalse();
        engine.ChangeCause(service, cause, joined: 9, returned: 0, lasts: 14, isNews: true, now + TimeSpan.FromHours(1)).Home.Alerts[0].AwaitsAnswer.ShouldBeTrue();
    }

    private static PlannedHome Lost()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        home.Wait(TimeSpan.FromSeconds(180));
        home.Only.Kind.ShouldBe(AlertKind.NoContact);
        return home;
    }
}
