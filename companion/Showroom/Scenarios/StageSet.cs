using Hjemvakt.Companion.Common;
using Hjemvakt.Showroom.Demo;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>Everything behind a stage: companion, homes and phone, started and taken down again.</summary>
public sealed class StageSet : IAsyncDisposable
{
    private static readonly TimeSpan ToGetReady = TimeSpan.FromSeconds(60);

    private readonly Stack<IAsyncDisposable> _parts = [];
    private readonly string _data;
    private CompanionProcess? _process;
    private Stage? _stage;

    private StageSet(string folder) => _data = Path.Combine(folder, "companion");

    /// <summary>The stage.</summary>
    public Stage Stage => _stage ?? throw new InvalidOperationException("The stage is not set.");

    /// <summary>The whole showroom in this process, all its homes on stage.</summary>
    /// <param name="timeline">Takes what goes wrong while the stage is set.</param>
    /// <param name="providers">The providers that the people on duty are reached over; null when they have the page and nothing else.</param>
    public static Task<StageSet> InProcessAsync(
        string folder, IReadOnlyList<HomeFile> homes, Timeline timeline, CancellationToken cancel, ProviderServers? providers = null) =>
        SetAsync(folder, async set =>
        {
            var showroom = set.Own(await ShowroomHost.StartAsync(folder, port: 0, homes, providers?.Settings));
            if (providers is not null && await showroom.OnCall.ImportAsync(DemoPlan.Json, new Actor("showroom", "showroom")) is { } fault)
            {
                throw new InvalidOperationException(fault.English);
            }

            var actors = showroom.Board.Homes.Select(home => new PlayedHome(home.File, home.Virtual, TimeProvider.System)).ToList();
            await set.PutOnStageAsync(actors, showroom.Address, timeline, cancel);
        });

    /// <summary>The companion in a process of its own, and one home in this one.</summary>
    /// <param name="timeline">Takes what goes wrong while the stage is set.</param>
    public static Task<StageSet> OwnProcessAsync(string folder, Timeline timeline, CancellationToken cancel) =>
        SetAsync(folder, async set =>
        {
            var file = HomeFile.ReadAll()[0];
            var secrets = await PreparedFolder.PrepareAsync(set._data, [file]);
            set._process = await CompanionProcess.StartAsync(set._data, CompanionAddress.Any, cancel);
            var home = set.Own(HomeBuilder.Build(file, secrets[0], set._process.Address.Mqtt, folder));
            var actor = new PlayedHome(file, home, TimeProvider.System);
            home.PowerOn();
            await set.PutOnStageAsync([actor], set._process.Address.Pages(), timeline, cancel);
        });

    /// <summary>Kills the companion's own process.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Starts it again where it was, on the same data.</summary>
    public async Task StartAgainAsync()
    {
        var address = _process!.Address;
        await _process.DisposeAsync();
        _process = await CompanionProcess.StartAsync(_data, address, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var actor in _stage?.Actors ?? [])
        {
            actor.Dispose();
        }

        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private static async Task<StageSet> SetAsync(string folder, Func<StageSet, Task> build)
    {
        var set = new StageSet(folder);
        try
        {
            await build(set);
            return set;
        }
        catch
        {
            await set.DisposeAsync();
            throw;
        }
    }

    // The curtain rises when every gateway has reached the companion, and the one on duty has the page open.
    private async Task PutOnStageAsync(IReadOnlyList<PlayedHome> actors, Uri companion, Timeline timeline, CancellationToken cancel)
    {
        foreach (var actor in actors)
        {
            await timeline.WithinAsync($"{actor.File.Gateway} reaches the companion", Reached(actor), cancel, ToGetReady);
        }

        var phone = await timeline.WithinAsync(
            "the on-call page open", guarded => OnCallPhone.PickUpAsync(companion, DemoStaff.First, TimeProvider.System, guarded), cancel, ToGetReady);
        _stage = new Stage(actors, Own(phone), new StoredAlerts(_data), TimeProvider.System);
    }

    private static Func<CancellationToken, Task<Sighting<HomePicture>>> Reached(PlayedHome actor) =>
        cancel => actor.Pictures.FirstAsync(0, picture => picture is { Lamp: "ok", CompanionReached: true }, cancel);

    private T Own<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
