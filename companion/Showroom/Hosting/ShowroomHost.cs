using Hjemvakt.Companion;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Showroom.Demo;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Page;
using Hjemvakt.VirtualHome;

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

    /// <summary>Where the page is.</summary>
    public Uri Address => new($"http://127.0.0.1:{_companion.Services.GetRequiredService<CompanionPorts>().Http}/");

    /// <summary>Starts everything; when it returns, the gateways have power and find their own way to the companion.</summary>
    /// <exception cref="CannotStartException">Something outside the program stands in the way; the message says what.</exception>
    public static async Task<ShowroomHost> StartAsync(ShowroomFolder folder, int port, Func<HomeFile, string, int, IVirtualHome> build)
    {
        var settings = new CompanionSettings { DataFolder = Path.Combine(folder.Path, "companion"), HttpPort = port, MqttPort = 0 };
        var companion = CompanionHost.Build(settings, AddShowroom);
        ShowroomEndpoints.Map(companion);
        var host = new ShowroomHost(companion);
        try
        {
            await companion.StartAsync();
            await DemoStaff.CreateAsync(companion.Services);
            await host.OpenHomesAsync(build);
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

    private static void AddShowroom(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<HomeBoard>();
        builder.Services.AddSingleton<ShowroomFiles>();
        builder.Services.AddScoped<HomePush>();
    }

    private async Task OpenHomesAsync(Func<HomeFile, string, int, IVirtualHome> build)
    {
        var services = _companion.Services;
        var time = services.GetRequiredService<TimeProvider>();
        var mqttPort = services.GetRequiredService<CompanionPorts>().Mqtt!.Value;
        var homes = new List<ShowroomHome>();
        foreach (var file in HomeFile.ReadAll())
        {
            await services.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard(file.Id, file.Name, file.Resident.Name, file.Address, file.TimeZone));
            var secret = await services.GetRequiredService<IGatewayRegistry>().EnrolAsync(file.Id, file.Gateway);
            homes.Add(new ShowroomHome(file, build(file, secret, mqttPort), time));
        }

        Board.Open(homes);
        _following = Board.FollowAsync(services.GetRequiredService<IAlertDesk>(), _closing.Token);
        foreach (var home in homes)
        {
            home.Virtual.PowerOn();
        }
    }
}
