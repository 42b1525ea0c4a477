using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Devices.Reports;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Homes.Retention;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Notifications;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Replays;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Web;
using Hjemvakt.Companion.Writing;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Rules.Catalogue;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;

namespace Hjemvakt.Companion.Hosting;

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
        Check(settings);
        return Build(settings, DataFolder.Hold(settings.DataFolder), also);
    }

    /// <summary>Finds out what keeps a companion from starting, before it takes anybody's place.</summary>
    /// <exception cref="CannotStartException">Something does.</exception>
    internal static void Check(CompanionSettings settings)
    {
        _ = ServerCertificate.Load(settings);
        PortCheck.Check(settings);
    }

    /// <summary>The same in a folder that is held already, and let go with the companion.</summary>
    internal static WebApplication Build(CompanionSettings settings, DataFolder folder, Action<WebApplicationBuilder>? also = null)
    {
        try
        {
            var certificate = ServerCertificate.Load(settings);
            var database = Database.Of(settings with { DataFolder = folder.Path });
            Installation.Migrate(folder.Path, database);
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
        services.AddSingleton<PublicLinks>();
        AddStorage(services, folder, database);
        AddHomes(services, settings);
        services.AddSingleton<CurrentOnCallPlan>();
        services.AddSingleton<ICurrentOnCallPlan>(provider => provider.GetRequiredService<CurrentOnCallPlan>());
        services.AddSingleton<IOnCallPlanWriter, OnCallPlanWriter>();
        services.AddSingleton<IOnCallService, OnCallService>();
        services.AddSingleton<CalendarKeys>();
        services.AddHostedService<OnCallMonitor>();
        services.AddNotifications(settings.Notifications);
        AddBroker(services);
        services.AddCompanionTelemetry(settings);
        services.AddCompanionWeb();
        services.AddHostedService<CompanionService>();
        services.AddHostedService<ControlServer>();
        services.AddHostedService<StorageWatch>();
        services.AddSingleton<RecordRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordRetention>());
        services.AddHostedService<CommandDispatcher>();
        services.AddHostedService<AccessWatcher>();
        services.AddSingleton<AuditHeadSigner>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditHeadSigner>());
        also?.Invoke(builder);
        services.AddSteadyClock();

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
        services.AddSingleton<StaffChanges>();
        services.AddScoped<StaffRegister>();
        services.AddSingleton<IStaffSessions, StaffSessions>();
        services.AddSingleton<IHomeRegistry, HomeRegistry>();
        services.AddSingleton<AccessChanges>();
        services.AddSingleton<CommandsWaiting>();
        services.AddSingleton<IClosedHoles, ClosedHoles>();
        services.AddSingleton<IGatewayRegistry, GatewayRegistry>();
        services.AddSingleton<IStreamHoleRegistry, StreamHoleRegistry>();
        services.AddSingleton<ICommandService, CommandService>();
    }

    private static void AddHomes(IServiceCollection services, CompanionSettings settings)
    {
        services.AddSingleton(AlertLimits.Default with { EscalateAfter = settings.EscalateAfter, ReopenAfter = settings.ReopenAfter, Grouping = GroupingLimits.Default with { Homes = settings.GroupHomes, Within = settings.GroupWithin } });
        services.AddSingleton(RuleCatalogue.All);
        services.AddSingleton<HomeEngine>();
        services.AddSingleton<AlertFeed>();
        services.AddSingleton<GatewayConnections>();
        services.AddSingleton<GatewayPublisher>();
        // In this order: people first, then the lamp.
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<AlertFeed>());
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<GatewayPublisher>());
        services.AddSingleton<Housekeeper>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<IStorageHealth>(provider => provider.GetRequiredService<StorageHealth>());
        services.AddSingleton<IWarmup, Warmup>();
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<HomeWriter>();
        services.AddSingleton<IAlertService, AlertService>();
        services.AddSingleton<IQuietReports, QuietReports>();
        services.AddSingleton<IHomePlans, HomePlans>();
        services.AddSingleton<IReplayService, ReplayService>();
        services.AddSingleton<IGatewayReports, GatewayReports>();
        services.AddSingleton<IQuarantineLog, QuarantineLog>();
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
