using Hjemvakt.Safety.Tests.Rules;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Tests.Alerts;

/// <summary>What makes two findings the same alert: home, kind, and what they are about.</summary>
public sealed class OneFactOneAlertTests
{
    [Fact]
    public void A_second_cold_room_is_news_although_somebody_has_the_first()
    {
        var home = new PlannedHome();
        home.Air(12, "living-room-air");
        home.Wait(TimeSpan.FromHours(2));
        home.Acknowledge(AlertKind.Cold);

        home.Air(12, "bedroom-air");
        home.Wait(TimeSpan.FromHours(2));

        var cold = home.State.Alerts.Where(alert => alert.Kind == AlertKind.Cold).ToList();
        cold.Select(alert => alert.About).ShouldBe(["living-room-air", "bedroom-air"]);
        cold[1].AwaitsAnswer.ShouldBeTrue();
    }

    [Fact]
    public void Each_ends_by_itself_when_its_own_room_is_warm_again()
    {
        var home = new PlannedHome();
        home.Air(12, "living-room-air");
        home.Air(12, "bedroom-air");
        home.Wait(TimeSpan.FromHours(2));

        home.Air(21, "bedroom-air");

        home.State.Alerts.Single(alert => alert.About == "bedroom-air").ClearedAt.ShouldNotBeNull();
        home.State.Alerts.Single(alert => alert.About == "living-room-air").ClearedAt.ShouldBeNull();
    }

    [Fact]
    public void Two_calls_for_help_from_two_buttons_are_one_matter_of_one_person()
    {
        var home = new PlannedHome();
        home.Happen("bedside-button", new HelpCall("button"));
        home.Happen("pendant", new HelpCall("pendant"));

        (home.Only.About, home.Only.Records.Length).ShouldBe((null, 2));
    }

    [Fact]
    public void What_the_companion_reports_of_itself_is_told_apart_by_what_it_is_about()
    {
        var engine = new HomeEngine(AlertLimits.Default, RuleCatalogue.All);
        var now = PlannedHome.Wall("2026-01-15 12:00");
        var home = Report(HomeState.Empty("hjemvakt"), "Nord", "nord/First/18:00");
        home = Report(home, "Nord", "nord/First/18:00");
        home.Alerts.Length.ShouldBe(1);

        home = Report(home, "Nord", "nord/Second/19:00");

        home.Alerts.Select(alert => alert.About).ShouldBe(["nord/First/18:00", "nord/Second/19:00"]);
        home.Alerts.Select(alert => alert.Id).Distinct().Count().ShouldBe(2);

        HomeState Report(HomeState state, string rota, string about)
            => engine.Report(state, new Finding(AlertKind.RotaGap, "companion", About: about), rota, "hours", now).Home;
    }

    [Fact]
    public void An_open_alert_from_before_there_were_subjects_takes_what_comes_of_its_kind()
    {
        var home = new PlannedHome();
        home.Happen("gateway", new PowerSupply(true, 3));
        var old = home.State with { Alerts = [home.Only with { About = null }] };

        var engine = new HomeEngine(AlertLimits.Default, RuleCatalogue.All);
        var charged = new HomeRecord(new RecordId("gw-1", RecordStream.Routine, 9), home.Now, ClockNote.None, "gateway", new PowerSupply(true, 90));

        engine.Apply(old, charged, home.Now).Home.Alerts.ShouldHaveSingleItem().ClearedAt.ShouldNotBeNull();
    }
}
