namespace Hjemvakt.Companion.Web;

/// <summary>The web pages' place in the companion.</summary>
public static class WebSetup
{
    public static IServiceCollection AddCompanionWeb(this IServiceCollection services) => services;

    public static WebApplication MapCompanionWeb(this WebApplication app) => app;
}
