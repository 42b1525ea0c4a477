using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Tests.Support.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>A whole companion on free ports, with its data in a folder of its own. Survives being stopped and started.</summary>
internal sealed class TestCompanion : IAsyncDisposable
{
    /// <summary>The longest that anything may take in these tests before it counts as never.</summary>
    public static readonly TimeSpan Never = TimeSpan.FromSeconds(20);

    private readonly Func<CompanionSettings, CompanionSettings> adjust;
    private readonly Action<WebApplicationBuilder>? also;
    private readonly List<TestGateway> gateways = [];
    private WebApplication? app;

    private TestCompanion(Func<CompanionSettings, CompanionSettings> adjust, Action<WebApplicationBuilder>? also, bool empty = false)
    {
        this.adjust = adjust;
        this.also = also;
        Database = TestDatabase.New(Folder, empty);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hjemvakt-").FullName;

    public TestDatabase Database { get; }

    /// <summary>The settings it starts with.</summary>
    public CompanionSettings Settings => adjust(Database.Use(new CompanionSettings { DataFolder = Folder, HttpPort = 0, MqttPort = 0 }));

    public IServiceProvider Services => app!.Services;

    public IAlertService AlertService => Services.GetRequiredService<IAlertService>();

    public CompanionPorts Ports => Services.GetRequiredService<CompanionPorts>();

    public IHomeRegistry Homes => Services.GetRequiredService<IHomeRegistry>();

    public IGatewayRegistry Gateways => Services.GetRequiredService<IGatewayRegistry>();

    public Uri Address => new($"http://127.0.0.1:{Ports.Http}/");

    public static CancellationToken Soon => new CancellationTokenSource(Never).Token;

    public static async Task<TestCompanion> StartAsync(Func<CompanionSettings, CompanionSettings>? adjust = null, Action<WebApplicationBuilder>? also = null)
    {
        var companion = new TestCompanion(adjust ?? (settings => settings), also);
        await companion.StartAsync();
        return companion;
    }

    /// <summary>On a database that was stored as SQL.</summary>
    public static async Task<TestCompanion> StartFromAsync(string sql)
    {
        var companion = new TestCompanion(settings => settings, null, empty: true);
        await companion.Database.RunAsync(sql);
        await companion.StartAsync();
        return companion;
    }

    /// <summary>Starts again on the same data.</summary>
    public async Task StartAsync()
    {
        app = CompanionHost.Build(
            Settings,
            builder =>
            {
                builder.Logging.ClearProviders();
                also?.Invoke(builder);
            });
        await app.StartAsync();
    }

    public async Task StopAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            app = null;
        }
    }

    /// <summary>Home and gateway as they are after commissioning; the gateway is not connected yet.</summary>
    public async Task<TestGateway> CommissionAsync(string gatewayId = "gw-berit", string homeId = "berit")
    {
        await Homes.AddAsync(new HomeCard(homeId, $"Home of {homeId}", "Berit", "Fjellhamarveien 12")
        {
            Rooms = new Dictionary<string, string> { ["bathroom-radar"] = "bathroom" },
        });
        return Gateway(gatewayId, await Gateways.EnrolAsync(homeId, gatewayId));
    }

    /// <summary>Berit's gateway, connected and subscribed.</summary>
    public async Task<TestGateway> ConnectedGatewayAsync(string gatewayId = "gw-berit", string homeId = "berit")
    {
        var gateway = await CommissionAsync(gatewayId, homeId);
        await gateway.ConnectAsync();
        return gateway;
    }

    /// <summary>A client that says it is this gateway.</summary>
    public TestGateway Gateway(string gatewayId, string secret)
    {
        var gateway = new TestGateway(() => Ports.Mqtt, gatewayId, secret);
        gateways.Add(gateway);
        return gateway;
    }

    /// <summary>Asks the database itself.</summary>
    public async Task<T> AskAsync<T>(Func<CompanionDb, Task<T>> question)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        return await question(db);
    }

    /// <summary>Waits until something is so that nothing announces; asks again at every change of an alert there is, and often.</summary>
    public static async Task AwaitAsync(Func<Task<bool>> isSo)
    {
        var never = Soon;
        while (!await isSo())
        {
            never.ThrowIfCancellationRequested();
            // A breath between two questions: whoever is waited for needs the processor too.
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, never);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in gateways)
        {
            await gateway.DisposeAsync();
        }

        await StopAsync();
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
