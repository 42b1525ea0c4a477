using System.Globalization;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Showroom.Scenarios.Storm;

/// <summary>
/// Three hundred homes lose contact at once, and then somebody in another home calls for help. The call is as quick as on a quiet day, the team
/// has one message and one card for the cause, and when the homes are back the board is empty without a tap.
/// </summary>
public static class StormScenario
{
    // Calls are compared by their median: on a machine that is busy with other things one single time of a few milliseconds says little.
    private const int Lost = 300, Calls = 5;

    // Below this a difference is the machine's own; a call that waits for the storm takes seconds.
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan ToSettle = TimeSpan.FromMinutes(2);

    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await StormStage.SetAsync(folder, Lost + Calls, timeline, cancel);
        var callers = stage.Homes.Skip(Lost).ToList();
        timeline.Event("a quiet day", stage.Time.GetUtcNow());
        // The first one warms everything up.
        await CallAsync("to warm up", [stage.Homes[0]]);
        var quiet = await CallAsync("without a storm", stage.Homes.Skip(1).Take(Calls));
        timeline.Tell();
        await LoseAsync(stage, callers, cancel);
        var texts = stage.Messages.Count;
        timeline.Note($"{Lost} homes fall silent", stage.Time.GetUtcNow());
        var storm = await CallAsync("in the storm", callers);
        timeline.Must(storm <= 2 * quiet || storm <= Noise, $"a call took {storm.TotalMilliseconds:0} ms in the storm, and {quiet.TotalMilliseconds:0} ms without it");

        await timeline.WithinAsync("one card for the cause", guarded => stage.UntilAsync(open => open is [{ Kind: AlertKind.ManyWithoutContact, Homes.Count: Lost }], guarded), cancel, ToSettle);
        timeline.Note("one card for the cause", stage.Time.GetUtcNow(), $"{Lost} homes on it");
        timeline.Tell();

        // Longer than any of the homes' own alerts would have been held back.
        for (var minute = 0; minute < 4; minute++)
        {
            stage.Time.Advance(TimeSpan.FromMinutes(1));
            foreach (var caller in callers)
            {
                await caller.HeartbeatAsync(cancel);
            }
        }

        await timeline.WithinAsync("one message to the team", guarded => stage.Messages.FirstAsync(texts, text => text.Contains("Mange hjem", StringComparison.Ordinal), guarded), cancel, ToSettle);

        foreach (var home in stage.Homes)
        {
            await home.HeartbeatAsync(cancel);
        }

        timeline.Note("the homes are back", stage.Time.GetUtcNow());
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await timeline.WithinAsync("no technical card on the board", guarded => stage.UntilAsync(open => open.Count == 0, guarded), cancel, ToSettle);
        timeline.Note("no technical card on the board", stage.Time.GetUtcNow());
        await OneLineAsync(stage, timeline, cancel);

        var told = stage.Messages.All.Skip(texts).Count(text => text.What.Contains("teknisk", StringComparison.Ordinal));
        timeline.Must(told == 1, $"the team had {told} messages for one cause");
        timeline.Note("one message to the team", stage.Time.GetUtcNow(), told.ToString(CultureInfo.InvariantCulture));

        async Task<TimeSpan> CallAsync(string when, IEnumerable<Rules.WireHome> homes)
        {
            var times = new List<CallTimes>();
            foreach (var home in homes)
            {
                times.Add(await stage.CallAsync(home, timeline, cancel));
            }

            await stage.AnswerAsync(cancel);
            var median = times.Select(call => call.Slowest).Order().ElementAt(times.Count / 2);
            timeline.Note($"calls {when}", stage.Time.GetUtcNow(), FormattableString.Invariant($"median {median.TotalMilliseconds:0} ms: {string.Join("; ", times)}"));
            return median;
        }
    }

    // Only the homes from which somebody will call go on living.
    private static async Task LoseAsync(StormStage stage, List<Rules.WireHome> callers, CancellationToken cancel)
    {
        foreach (var home in stage.Homes)
        {
            await home.HeartbeatAsync(cancel);
        }

        stage.Time.Advance(TimeSpan.FromSeconds(100));
        foreach (var caller in callers)
        {
            await caller.HeartbeatAsync(cancel);
        }

        stage.Time.Advance(TimeSpan.FromSeconds(81));
    }

    private static async Task OneLineAsync(StormStage stage, Timeline timeline, CancellationToken cancel)
    {
        var over = await stage.AlertService.ResolvedSinceAsync(DateTimeOffset.MinValue, cancel);
        var technical = over.Where(alert => alert.Severity == Severity.Technical).ToList();
        timeline.Must(technical.Count == 1, $"{technical.Count} lines tell of one cause: {string.Join(", ", technical.Select(alert => $"{alert.Kind} of {alert.HomeId}"))}");
        AlertView line = technical[0];
        timeline.Must(line.Kind == AlertKind.ManyWithoutContact && line.Reason?.Value == Lost, $"the line tells of {line.Reason?.Value} homes");
        timeline.Note("one line in the history", stage.Time.GetUtcNow(), FormattableString.Invariant($"{line.Reason!.Value} homes had no contact {line.Reason.Since:HH:mm}–{line.Reason.At:HH:mm} UTC"));
    }
}
