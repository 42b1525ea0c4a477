namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>When a sensor was last heard, as the home's page shows it.</summary>
public sealed class PointStateTests
{
    public static TheoryData<RecordBody> Alarms => [new HelpCall("button"), new Fall("radar", 90), new Tamper(), new TestAlarm(), new ContactWish(), new Vital("bp")];

    [Fact]
    public void A_help_button_that_called_twice_has_been_heard()
    {
        var home = new PlannedHome();
        home.Happen("bedside-button", new HelpCall("button"), home.Now.AddMinutes(-5));

        home.Happen("bedside-button", new HelpCall("button"));

        home.State.Rules.Point("bedside-button")!.Value.LastAt.ShouldBe(home.Now);
    }

    [Theory]
    [MemberData(nameof(Alarms))]
    public void Whatever_it_sends_a_sensor_has_been_heard(RecordBody body)
    {
        var home = new PlannedHome();

        home.Happen("bathroom-radar", body);

        home.State.Rules.Point("bathroom-radar")!.Value.LastAt.ShouldBe(home.Now);
    }

    [Fact]
    public void A_fall_says_nothing_about_presence_so_what_the_radar_said_before_stays_old_news()
    {
        var home = new PlannedHome();
        home.Presence(false, at: home.Now.AddHours(-2));

        home.Happen("bathroom-radar", new Fall("radar", 90));

        var radar = home.State.Rules.Point("bathroom-radar")!.Value;
        (radar.On, radar.SaidAt).ShouldBe((false, home.Now.AddHours(-2)));
    }
}
