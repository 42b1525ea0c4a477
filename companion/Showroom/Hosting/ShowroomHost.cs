using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Page;

namespace Hjemvakt.Showroom.Hosting;

/// <summary>A companion with the showroom's page and people in it, and the homes beside it, all in this process.</summary>
public sealed class ShowroomHost : IAsyncDisposable
{
    private readonly WebApplication _companion;
    private readonly CancellationTokenSource _closing = new();
    private Task _following = Task.CompletedTask;

    private ShowroomHost(WebApplication companion) => _companion = companion;

    /// <summary>The homes.</summary>
    public HomeBoard Board => _companion.Services.GetRequiredService<HomeBoard>();

    /// <summary>The companion's alerts.</summary>
    public IAlertService AlertService => _companion.Services.GetRequiredService<IAlertService>();

    /// <summary>Who is on duty.</summary>
    public IOnCallService OnCall => _companion.Services.GetRequiredService<IOnCallService>();

    /// <summary>Where the page is.</summary>
    public Uri Address => new($"http://127.0.0.1:{_companion.Services.GetRequiredService<CompanionPorts>().Http}/");

    /// <summary>Starts everything. When it returns, the gateways have power and find their own way to the companion.</summary>
    /// <param name="folder">Where companion and gateways keep their data.</param>
    /// <param name="port">Port of the page; 0 picks a free one.</param>
    /// <param name="homes">The homes to show.</param>
    /// <param name="notifications">Channels beside the page; none when null.</param>
    /// <param name="time">The time of companion and homes; the machine's when null.</param>
    /// <exception cref="CannotStartException">Something outside the program stands in the way; the message says what.</exception>
    public static async Task<ShowroomHost> StartAsync(string folder, int port, IReadOnlyList<HomeFile> homes, NotificationSettings? notifications = null, TimeProvider? time = null)
    {
        var settings = new CompanionSettings { DataFolder = Path.Combine(folder, "companion"), HttpPort = port, MqttPort = 0, Notifications = notifications ?? new NotificationSettings() };
        var host = new ShowroomHost(CompanionHost.Build(settings, builder => AddShowroom(builder, time)));
        try
        {
            await host.OpenAsync(folder, homes);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the program is told to stop (Ctrl-C, SIGTERM).</summary>
    public Task WaitAsync() => _companion.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _following;
        await Board.DisposeAsync();
        await _companion.StopAsync();
        await _companion.DisposeAsync();
        _closing.Dispose();
    }

    private static void AddShowroom(WebApplicationBuilder builder, TimeProvider? time)
    {
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        QuietLog.Use(builder);
        builder.Services.AddSingleton<HomeBoard>();
        builder.Services.AddSingleton<ShowroomFiles>();
        builder.Services.AddScoped<HomePush>();
    }

    private async Task OpenAsync(string folder, IReadOnlyList<HomeFile> files)
    {
        var services = _companion.Services;
        var time = services.GetRequiredService<TimeProvider>();
        var secrets = await PreparedFolder.PrepareAsync(services, files);
        ShowroomEndpoints.Map(_companion);
        await _companion.StartAsync();

        var mqtt = services.GetRequiredService<CompanionPorts>().Mqtt!.Value;
        Board.Open([.. files.Select((file, i) => new ShowroomHome(file, HomeBuilder.Build(file, secrets[i], mqtt, folder, time), time))]);
        _following = Board.FollowAsync(AlertService, _closing.Token);
        foreach (var home in Board.Homes)
        {
            home.Virtual.PowerOn();
        }
    }
}
