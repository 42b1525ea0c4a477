using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.Reports;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Retention;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Notifications;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Telemetry;
using Hjemvakt.Companion.Web;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Rules;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;

namespace Hjemvakt.Companion;

/// <summary>Puts the companion together. The one place that knows all parts.</summary>
public static class CompanionHost
{
    /// <summary>
    /// Builds a companion that is ready to start. It holds the data folder from here on and has brought the schema up to
    /// date; dispose of it even when it is never started.
    /// </summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="also">A last word on the builder, for hosts that wrap the companion and for tests.</param>
    /// <exception cref="CannotStartException">Something outside the program stands in the way; the message says what.</exception>
    public static WebApplication Build(CompanionSettings settings, Action<WebApplicationBuilder>? also = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var certificate = ServerCertificate.Load(settings);
        PortCheck.Check(settings);
        var folder = DataFolder.Hold(settings.DataFolder);
        try
        {
            var database = Database.Of(settings with { DataFolder = folder.Path });
            database.Migrate();
            return Build(settings, certificate, folder, database, also);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static WebApplication Build(
        CompanionSettings settings, ServerCertificate? certificate, DataFolder folder, Database database, Action<WebApplicationBuilder>? also)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(CompanionHost).Assembly.GetName().Name });
        // A failed start is told once, by whoever started it, and not with a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Whoever asks gets the answer; what is wrong is in the log already, from where it went wrong.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        var ports = new CompanionPorts();
        builder.WebHost.ConfigureKestrel(kestrel => Endpoints.Listen(kestrel, settings, certificate, ports));
        // Nobody is kept waiting for a page that holds its stream open; everything that counts is stored already.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(ports);
        services.AddSingleton(TimeProvider.System);
        AddStorage(services, folder, database);
        AddHomes(services, settings);
        services.AddSingleton<OnCallBook>();
        services.AddSingleton<IOnCallDesk, OnCallDesk>();
        services.AddSingleton<CalendarKeys>();
        services.AddHostedService<OnCallKeeper>();
        services.AddNotifications(settings.Notifications);
        AddBroker(services);
        services.AddCompanionTelemetry(settings);
        services.AddCompanionWeb();
        services.AddHostedService<CompanionService>();
        services.AddHostedService<StorageWatch>();
        services.AddSingleton<RecordKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordKeeper>());
        services.AddHostedService<CommandCourier>();
        also?.Invoke(builder);

        var app = builder.Build();
        // Made now, so that it is disposed of, and the folder let go, even if the companion is never started.
        app.Services.GetRequiredService<DataFolder>();
        app.MapCompanionWeb();
        app.MapCompanionTelemetry();
        return app;
    }

    private static void AddStorage(IServiceCollection services, DataFolder folder, Database database)
    {
        services.AddSingleton(_ => folder);
        services.AddDatabase(database);
        services.AddSingleton<Administration>();
        services.AddSingleton<IHomeRegistry, HomeRegistry>();
        services.AddSingleton<IGatewayRegistry, GatewayRegistry>();
        services.AddSingleton<ICommandDesk, CommandDesk>();
    }

    private static void AddHomes(IServiceCollection services, CompanionSettings settings)
    {
        services.AddSingleton(AlertLimits.Default with { EscalateAfter = settings.EscalateAfter, ReopenAfter = settings.ReopenAfter });
        services.AddSingleton(RuleCatalogue.All);
        services.AddSingleton<HomeEngine>();
        services.AddSingleton<AlertBoard>();
        services.AddSingleton<GatewayConnections>();
        services.AddSingleton<GatewayPublisher>();
        // In this order: people first, then the lamp.
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<AlertBoard>());
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<GatewayPublisher>());
        services.AddSingleton<Housekeeper>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<IStorageHealth>(provider => provider.GetRequiredService<StorageHealth>());
        services.AddSingleton<HomeWriter>();
        services.AddSingleton<IAlertDesk, AlertDesk>();
        services.AddSingleton<IHomePlans, HomePlans>();
        services.AddHostedService<PlanWatcher>();
        services.AddSingleton<IGatewayReports, GatewayReports>();
    }

    private static void AddBroker(IServiceCollection services)
    {
        services.AddMqttConnectionHandler();
        services.AddSingleton<IMqttNetLogger, BrokerLog>();
        services.AddSingleton(provider => new MqttServer(
            new MqttServerOptionsBuilder()
                .WithoutDefaultEndpoint()
                .WithPersistentSessions()
                .WithDefaultCommunicationTimeout(TimeSpan.FromSeconds(10))
                .WithMaxPendingMessagesPerClient(1000)
                .Build(),
            provider.GetServices<IMqttServerAdapter>(),
            provider.GetRequiredService<IMqttNetLogger>()));
        services.AddSingleton<GatewayAuthentication>();
        services.AddSingleton<GuessLimit>();
        services.AddSingleton<BrokerService>();
    }
}
