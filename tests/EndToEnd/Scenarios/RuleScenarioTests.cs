namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>What the rules find in hours and days, and a clock that jumps meanwhile.</summary>
public sealed class RuleScenarioTests : ScenarioTestBase
{
    [Theory]
    [InlineData("night-door", "front door opened", "door at night, seen on the page's event stream", "door left open, seen on the page's event stream", "resolved", "door closed: ended by itself")]
    [InlineData("no-movement", "ordinary days begin", "eight days lived", "not up, seen on the page's event stream", "seen again: still asks for an answer", "resolved")]
    [InlineData("helper-leaves", "home care comes in", "home care leaves", "no activity at home, seen on the page's event stream", "resolved")]
    [InlineData("cold-room", "the heating fails", "too cold, seen on the page's event stream", "two hours at 9 °C or less: critical", "warm again: ended by itself")]
    [InlineData("pause", "the pause begins", "a fall in the pause: rings", "door left open: kept and marked, does not ring", "the pause has ended: the door that is still open rings")]
    [InlineData("bed-exit", "in bed", "up to the bathroom and back: nothing", "out of bed", "out of bed at night, seen on the page's event stream", "back in bed: still asks for an answer", "resolved")]
    [InlineData("restless-night", "ordinary nights begin", "eight ordinary nights: nothing", "a restless night, and nobody is called", "restless night, seen on the page's event stream in the morning", "resolved")]
    [InlineData("back-early", "in hospital", "one stray pulse: nothing", "home and moving", "is she home? seen on the page's event stream", "the pause is ended: the question with it", "resolved")]
    public async Task The_rules_watch_over_a_home_for_hours_and_days(string scenario, params string[] steps)
    {
        var ended = await PlayAsync("--scenario", scenario);

        ToldTimeline.Read(ended.Lines, scenario, 1).ShouldTell(steps);
    }

    [Fact]
    public async Task A_clock_that_jumps_while_a_fall_is_unanswered_moves_no_round_and_is_told()
    {
        var ended = await PlayToTheEndAsync("--scenario", "clock-jump");

        ToldTimeline.Read(ended.Lines, "clock-jump", 1).ShouldTell(
            "event", "alert raised", "round 1 keeps its distance", "the clock is put back an hour", "round 2 keeps its distance", "the clock is put on an hour",
            "round 3 keeps its distance", "the jumps are told, and nothing else came of them", "acknowledged", "resolved");
        var told = ended.Faults.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        told.Length.ShouldBe(2, ended.Faults);
        told[0].ShouldContain("clock has jumped by -01:00:00");
        told[1].ShouldContain("clock has jumped by 01:00:00");
    }
}
