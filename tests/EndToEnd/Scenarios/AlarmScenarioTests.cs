using System.Text.Json;

namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>Alarms that reach people, and their answers.</summary>
public sealed class AlarmScenarioTests : ScenarioTestBase
{
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
}
