namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>Lines, companions and whole streets that fail while somebody needs help.</summary>
public sealed class OutageScenarioTests : ScenarioTestBase
{
    [Fact]
    public async Task A_fall_without_a_network_becomes_one_alert_with_its_own_time()
    {
        var ended = await PlayAsync("--scenario", "offline-then-fall");

        var told = ToldTimeline.Read(ended.Lines, "offline-then-fall", 1);
        told.ShouldTell([
            "event", "kept in the home", "plug back", "stored", "alert raised", "seen on the page's event stream", "original time kept",
            .. Answered, "nothing left to send", "exactly one alert"]);
        told.Ms("stored").ShouldBeGreaterThan(told.Ms("plug back"));
    }

    [Fact]
    public async Task After_ten_hours_without_a_line_every_record_of_three_homes_comes_once_and_the_alarms_first()
    {
        var ended = await PlayAsync("--scenario", "ten-hours");

        var told = ToldTimeline.Read(ended.Lines, "ten-hours", 1);
        foreach (var (home, call) in new[] { ("berit", "Help"), ("amir", "Fall"), ("solveig", "Help") })
        {
            told.ShouldTell(
                "three plugs are pulled", "each home was missed", $"{home}: {call} kept in the home", "the plugs are back", $"{home}: every record once, alarms first",
                "nothing left to send", $"{home}: {call} on the phone");
        }

        told.Ms("the plugs are back").ShouldBeGreaterThan(TimeSpan.FromHours(10).TotalMilliseconds);
    }

    [Fact]
    public async Task A_companion_killed_in_the_middle_of_an_alert_comes_back_with_it()
    {
        var ended = await PlayAsync("--scenario", "restart-mid-alert");

        var told = ToldTimeline.Read(ended.Lines, "restart-mid-alert", 1);
        told.ShouldTell([
            "event", "stored", "alert raised", "seen on the page's event stream", "companion killed", "companion started",
            "page's event stream back", .. Answered, "nothing left to send", "exactly one alert"]);
        told.Detail("companion killed").ShouldBe("SIGKILL");
    }

    [Fact]
    public async Task Three_hundred_homes_lose_contact_and_a_call_for_help_is_as_quick_as_ever()
    {
        var ended = await PlayAsync("--scenario", "storm");

        ToldTimeline.Read(ended.Lines, "storm", 1).ShouldTell(
            "a quiet day", "calls without a storm", "300 homes fall silent", "calls in the storm", "one card for the cause", "the homes are back", "no technical card on the board", "one line in the history",
            "one message to the team");
    }
}
