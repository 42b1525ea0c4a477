using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Web.Assets;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Web.Rotas;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Shell;
using Hjemvakt.Companion.Web.SignIn;
using Microsoft.AspNetCore.HttpOverrides;

namespace Hjemvakt.Companion.Web;

/// <summary>The web pages' place in the companion.</summary>
public static class WebSetup
{
    /// <summary>Adds all that the pages need.</summary>
    public static IServiceCollection AddCompanionWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddStaffSignIn();
        services.AddSignInLimit();
        services.AddScoped<PasswordSignIn>();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton<OnCallMetrics>();
        services.AddScoped<CardRenderer>();
        services.AddScoped<AlertStream>();
        services.AddHostedService<CardWarmup>();
        services.AddSingleton<IQuarantineLog, QuarantineLog>();

        // The same answer to a bad form in development as in service: a status, not an exception.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        return services;
    }

    /// <summary>Puts the pages, and what guards them, into the request pipeline.</summary>
    public static WebApplication MapCompanionWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseProblemPages();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();

        app.Services.GetRequiredService<AssetFiles>().Map(app);
        app.MapRazorComponents<App>();
        ShellEndpoints.Map(app);
        OnCallEndpoints.Map(app);
        CalendarEndpoint.Map(app);
        return app;
    }
}
