using System.Net;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Web;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion;

/// <summary>Puts the companion together. The one place that knows all parts.</summary>
public static class CompanionHost
{
    /// <summary>Builds a companion that is ready to start.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="also">A last word on the builder, for hosts that wrap the companion and for tests.</param>
    /// <exception cref="CannotStartException">Something outside the program stands in the way; the message says what.</exception>
    public static WebApplication Build(CompanionSettings settings, Action<WebApplicationBuilder>? also = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Directory.CreateDirectory(settings.DataFolder);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(CompanionHost).Assembly.GetName().Name });
        var services = builder.Services;
        var ports = new CompanionPorts();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Parse(settings.HttpAddress), settings.HttpPort, ports.HttpIs));

        services.AddSingleton(settings);
        services.AddSingleton(ports);
        services.AddSingleton(TimeProvider.System);
        services.AddDbContextFactory<CompanionDb>(options => options.UseSqlite($"Data Source={Path.Combine(settings.DataFolder, "companion.db")}"));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContext());
        services.AddSingleton<IHomeRegistry, HomeRegistry>();
        services.AddSingleton<IGatewayRegistry, GatewayRegistry>();
        services.AddSingleton<IAlertDesk, AlertDesk>();
        services.AddCompanionWeb();
        also?.Invoke(builder);

        var app = builder.Build();
        app.MapCompanionWeb();
        return app;
    }
}
