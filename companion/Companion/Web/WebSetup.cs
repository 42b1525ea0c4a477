using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Web.Assets;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Web.Rotas;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Shell;
using Hjemvakt.Companion.Web.SignIn;
using Hjemvakt.Companion.Web.Text;

namespace Hjemvakt.Companion.Web;

/// <summary>The web pages' place in the companion.</summary>
public static class WebSetup
{
    /// <summary>Adds all that the pages need.</summary>
    public static IServiceCollection AddCompanionWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddStaffSignIn();
        services.AddSingleton<SignInLimit>();
        services.AddScoped<PasswordSignIn>();
        services.AddHttpContextAccessor();
        services.AddSingleton<SiteLinks>();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton(provider => HomeTime.In(provider.GetRequiredService<CompanionSettings>().TimeZone));
        services.AddSingleton<OnCallMetrics>();
        services.AddScoped<CardRenderer>();
        services.AddScoped<AlertStream>();
        services.AddHostedService<CardWarmup>();

        // The same answer to a bad form in development as in service: a status, not an exception.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        return services;
    }

    /// <summary>Puts the pages, and what guards them, into the request pipeline.</summary>
    public static WebApplication MapCompanionWeb(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<CompanionSettings>();
        app.UsePublicOrigin(settings);
        app.UseSecurityHeaders();
        app.UseProblemPages();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        // Only here, for the path may have been cut above.
        app.UseRouting();
        app.UseTlsNeeded(settings);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.Services.GetRequiredService<AssetFiles>().Map(app);
        app.MapRazorComponents<App>();
        ShellEndpoints.Map(app);
        OnCallEndpoints.Map(app);
        CalendarEndpoint.Map(app);
        return app;
    }
}
