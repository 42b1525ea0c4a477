using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Scenarios.Outage;

/// <summary>The whole showroom in this process, its companion and its homes in the same flowing time.</summary>
public sealed class OutageStage : IAsyncDisposable
{
    private static readonly TimeSpan ToGetReady = TimeSpan.FromSeconds(60);

    private readonly ShowroomHost _showroom;

    private OutageStage(ShowroomHost showroom, string data, FlowingTime time)
    {
        _showroom = showroom;
        Time = time;
        Alerts = new StoredAlerts(data);
        Records = new RecordTable(data);
        Actors = [.. showroom.Board.Homes.Select(home => new PlayedHome(home.File, home.Virtual, time))];
    }

    public FlowingTime Time { get; }

    public IReadOnlyList<PlayedHome> Actors { get; }

    public StoredAlerts Alerts { get; }

    public RecordTable Records { get; }

    /// <summary>Where the on-call page is.</summary>
    public Uri Address => _showroom.Address;

    /// <summary>Sets it: every gateway has reached the companion, and all that it had to say at its start has been receipted.</summary>
    public static async Task<OutageStage> SetAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        var time = new FlowingTime();
        var stage = new OutageStage(await ShowroomHost.StartAsync(folder, port: 0, HomeFile.ReadAll(), time: time), Path.Combine(folder, "companion"), time);
        try
        {
            foreach (var actor in stage.Actors)
            {
                await timeline.WithinAsync(
                    $"{actor.File.Gateway} reaches the companion",
                    guarded => actor.Pictures.FirstAsync(0, picture => picture is { Lamp: "ok", CompanionReached: true, LastRoutine: > 0, RoutineWaiting: 0 }, guarded),
                    cancel,
                    ToGetReady);
            }

            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var actor in Actors)
        {
            actor.Dispose();
        }

        await _showroom.DisposeAsync();
    }
}
