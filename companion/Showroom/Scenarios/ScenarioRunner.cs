using System.Text.Encodings.Web;
using System.Text.Json;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Scenarios.Outage;
using Hjemvakt.Showroom.Scenarios.Rules;
using Hjemvakt.Showroom.Scenarios.Storm;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>Plays a scenario without a person: its timeline goes to standard output as JSON lines, anything else to standard error.</summary>
public sealed class ScenarioRunner(TextWriter output, TextWriter faults)
{
    private const int MostHomes = 24;

    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Func<ScenarioRunner, string, int, CancellationToken, Task>> Scenarios = new()
    {
        ["fall"] = (runner, folder, repeat, cancel) => runner.FallsAsync(folder, repeat, cancel),
        ["help-cancel"] = (runner, folder, repeat, cancel) => runner.EachAsync("help-cancel", HelpCancelScenario.PlayAsync, folder, repeat, cancel),
        ["offline-then-fall"] = (runner, folder, repeat, cancel) => runner.EachAsync("offline-then-fall", OfflineThenFallScenario.PlayAsync, folder, repeat, cancel),
        ["ten-hours"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("ten-hours", TenHoursScenario.PlayAsync, folder, repeat, cancel),
        ["escalation"] = (runner, folder, repeat, cancel) => runner.WithProvidersAsync("escalation", EscalationScenario.PlayAsync, folder, repeat, cancel),
        ["channel-down"] = (runner, folder, repeat, cancel) => runner.WithProvidersAsync("channel-down", ChannelDownScenario.PlayAsync, folder, repeat, cancel),
        ["night-door"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("night-door", NightDoorScenario.PlayAsync, folder, repeat, cancel),
        ["no-movement"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("no-movement", NoMovementScenario.PlayAsync, folder, repeat, cancel),
        ["helper-leaves"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("helper-leaves", HelperLeavesScenario.PlayAsync, folder, repeat, cancel),
        ["cold-room"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("cold-room", ColdRoomScenario.PlayAsync, folder, repeat, cancel),
        ["pause"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("pause", PauseScenario.PlayAsync, folder, repeat, cancel),
        ["bed-exit"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("bed-exit", BedExitScenario.PlayAsync, folder, repeat, cancel),
        ["restless-night"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("restless-night", RestlessNightScenario.PlayAsync, folder, repeat, cancel),
        ["back-early"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("back-early", BackEarlyScenario.PlayAsync, folder, repeat, cancel),
        ["storm"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("storm", StormScenario.PlayAsync, folder, repeat, cancel),
        ["clock-jump"] = (runner, folder, repeat, cancel) => runner.OwnTimeAsync("clock-jump", ClockJumpScenario.PlayAsync, folder, repeat, cancel),
        ["restart-mid-alert"] = (runner, folder, repeat, cancel) => runner.RestartsAsync(folder, repeat, cancel),
    };

    /// <summary>The scenarios there are.</summary>
    public static IReadOnlyCollection<string> Names => Scenarios.Keys;

    /// <summary>Plays one.</summary>
    /// <param name="folder">A folder for its data.</param>
    /// <param name="repeat">How many times.</param>
    /// <returns>0 when every step happened, else 1.</returns>
    public async Task<int> RunAsync(string name, string folder, int repeat, CancellationToken cancel)
    {
        try
        {
            await Scenarios[name](this, folder, repeat, cancel);
            return 0;
        }
        catch (StepMissingException missing)
        {
            await faults.WriteLineAsync($"showroom: {missing.Message}");
            return 1;
        }
    }

    // One showroom for all falls: the first one warms the path up, the rest are measured on it, each in another home as far as homes go,
    // because a gateway takes what a radar says again within ten seconds for the same fall.
    private async Task FallsAsync(string folder, int repeat, CancellationToken cancel)
    {
        var first = new Timeline("fall", 0, output);
        await using var set = await StageSet.InProcessAsync(FolderOf(folder, "fall", 0), HomeFile.Street(Math.Clamp(repeat + 1, 3, MostHomes)), first, cancel);
        var cold = await FallScenario.PlayAsync(set.Stage, set.Stage.Actors[0], first, cancel);
        var warm = new List<TimeSpan>();
        for (var run = 1; run <= repeat; run++)
        {
            var actor = set.Stage.Actors[run % set.Stage.Actors.Count];
            warm.Add(await FallScenario.PlayAsync(set.Stage, actor, new Timeline("fall", run, output), cancel));
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(
            new { scenario = "fall", summary = "event to the page's event stream; run 0 is the cold one, the others are warm", latency = Latency.Of(cold, warm) }, Line));
    }

    private async Task EachAsync(
        string name, Func<Stage, PlayedHome, Timeline, CancellationToken, Task> play, string folder, int repeat, CancellationToken cancel)
    {
        for (var run = 1; run <= repeat; run++)
        {
            var timeline = new Timeline(name, run, output);
            await using var set = await StageSet.InProcessAsync(FolderOf(folder, name, run), HomeFile.ReadAll(), timeline, cancel);
            await play(set.Stage, set.Stage.Actors[0], timeline, cancel);
        }
    }

    private async Task WithProvidersAsync(
        string name, Func<Stage, PlayedHome, ProviderServers, Timeline, CancellationToken, Task> play, string folder, int repeat, CancellationToken cancel)
    {
        for (var run = 1; run <= repeat; run++)
        {
            var timeline = new Timeline(name, run, output);
            await using var providers = await ProviderServers.OpenAsync(TimeProvider.System);
            await using var set = await StageSet.InProcessAsync(FolderOf(folder, name, run), HomeFile.ReadAll(), timeline, cancel, providers);
            await play(set.Stage, set.Stage.Actors[0], providers, timeline, cancel);
        }
    }

    // Stories of hours and days, each with a time of its own.
    private async Task OwnTimeAsync(string name, Func<string, Timeline, CancellationToken, Task> play, string folder, int repeat, CancellationToken cancel)
    {
        for (var run = 1; run <= repeat; run++)
        {
            var timeline = new Timeline(name, run, output);
            await play(FolderOf(folder, name, run), timeline, cancel);
            timeline.Tell();
        }
    }

    private async Task RestartsAsync(string folder, int repeat, CancellationToken cancel)
    {
        for (var run = 1; run <= repeat; run++)
        {
            var timeline = new Timeline("restart-mid-alert", run, output);
            await using var set = await StageSet.OwnProcessAsync(FolderOf(folder, "restart-mid-alert", run), timeline, cancel);
            await RestartScenario.PlayAsync(set.Stage, set.Stage.Actors[0], timeline, set.KillAsync, set.StartAgainAsync, cancel);
        }
    }

    // Each play begins with nothing, also in a folder that is kept.
    private static string FolderOf(string folder, string name, int run)
    {
        for (var attempt = run; ; attempt++)
        {
            var path = Path.Combine(folder, $"{name}-{attempt}");
            if (!Directory.Exists(path))
            {
                return Directory.CreateDirectory(path).FullName;
            }
        }
    }
}
