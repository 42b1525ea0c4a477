using System.Text.Json;

namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>Every scenario of the showroom, played by the program itself in a process of its own.</summary>
public sealed class ScenarioStories : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(3);
    private static readonly string[] Answered = ["shown", "acknowledged", "lamp: somebodyHasIt", "on the way", "lamp: onTheWay", "resolved", "lamp: ok"];

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("hjemvakt-scenarios-");

    [Fact]
    public async Task A_fall_reaches_the_on_call_page_and_its_answer_reaches_the_lamp()
    {
        var ended = await PlayAsync("--scenario", "fall", "--repeat", "3");

        for (var run = 0; run <= 3; run++)
        {
            var told = ToldTimeline.Read(ended.Lines, "fall", run);
            told.ShouldTell(["event", "stored", "alert raised", "seen on the page's event stream", .. Answered]);
            told.Steps.ShouldContain("lamp: alarmReceived");
            told.Detail("acknowledged").ShouldBe("Kari");
        }

        using var summary = JsonDocument.Parse(ended.Lines[^1]);
        var latency = summary.RootElement.GetProperty("latency");
        latency.GetProperty("runs").GetInt32().ShouldBe(3);

        // The machine that runs the tests is not idle, so this is no measurement: it only refuses what nobody would call live.
        latency.GetProperty("p50Ms").GetDouble().ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task A_help_call_that_is_cancelled_stays_until_staff_have_confirmed_it()
    {
        var ended = await PlayAsync("--scenario", "help-cancel");

        // The page and the lamp hear of the cancellation on two ways; neither waits for the other.
        var told = ToldTimeline.Read(ended.Lines, "help-cancel", 1);
        told.ShouldTell(
            "event", "stored", "alert raised", "seen on the page's event stream", "cancel pressed", "cancelled, seen on the page's event stream",
            "confirmed and resolved", "exactly one alert");
        told.ShouldTell("cancel pressed", "lamp: ok", "confirmed and resolved");
    }

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

    [Theory]
    [InlineData("night-door", "front door opened", "door at night, seen on the page's event stream", "door left open, seen on the page's event stream", "resolved", "door closed: ended by itself")]
    [InlineData("no-movement", "ordinary days begin", "eight days lived", "not up, seen on the page's event stream", "seen again: still asks for an answer", "resolved")]
    [InlineData("cold-room", "the heating fails", "too cold, seen on the page's event stream", "two hours at 9 °C or less: critical", "warm again: ended by itself")]
    [InlineData("pause", "the pause begins", "a fall in the pause: rings", "door left open: kept and marked, does not ring", "the pause has ended: the door that is still open rings")]
    public async Task The_rules_watch_over_a_home_for_hours_and_days(string scenario, params string[] steps)
    {
        var ended = await PlayAsync("--scenario", scenario);

        ToldTimeline.Read(ended.Lines, scenario, 1).ShouldTell(steps);
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
    public async Task Nobody_answers_and_three_people_are_asked_in_order_over_two_channels()
    {
        var ended = await PlayAsync("--scenario", "escalation");

        var told = ToldTimeline.Read(ended.Lines, "escalation", 1);
        told.ShouldTell("event", "stored", "alert raised", "Kari is asked by push message", "Ola is asked by text message", "Liv is asked by text message", "acknowledged", "exactly one alert");
        told.Ms("Ola is asked by text message").ShouldBeGreaterThanOrEqualTo(15_000);
        told.Ms("Liv is asked by text message").ShouldBeGreaterThanOrEqualTo(30_000);
    }

    [Fact]
    public async Task A_channel_that_is_down_gives_way_to_the_next_and_is_an_alert_in_itself()
    {
        var ended = await PlayAsync("--scenario", "channel-down");

        var told = ToldTimeline.Read(ended.Lines, "channel-down", 1);
        told.ShouldTell("event", "stored", "alert raised", "push message refused", "text message instead", "acknowledged");
        told.Detail("technical alert raised").ShouldBe("ChannelDown");
    }

    public void Dispose() => _temporary.Delete(recursive: true);

    private async Task<ShowroomProgram.Ended> PlayAsync(params string[] arguments)
    {
        using var guard = new CancellationTokenSource(Guard);
        await using var program = ShowroomProgram.Start(_temporary.FullName, arguments);
        var ended = await program.EndAsync(guard.Token);

        ended.Code.ShouldBe(0, $"it said: {ended.Faults}\n{string.Join('\n', ended.Lines)}");
        ended.Faults.ShouldBeEmpty();
        _temporary.EnumerateFileSystemInfos("hjemvakt-showroom-*").ShouldBeEmpty("its data is left behind");
        return ended;
    }
}
