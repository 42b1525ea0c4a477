using System.Net;
using Hjemvakt.Companion.Settings;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>
/// Pages that other machines can reach need TLS, for no session travels in the clear. A request that came without it gets a page that says which
/// setting is wrong, for behind a proxy that is the usual reason.
/// </summary>
public static partial class TlsNeeded
{
    /// <summary>True when cookies go over TLS alone. Plain HTTP is for this machine (demonstration, tests).</summary>
    public static bool For(CompanionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return !IPAddress.IsLoopback(IPAddress.Parse(settings.HttpAddress));
    }

    /// <summary>Turns away whoever wants a page without TLS. It comes after routing; what is no page (health, metrics, calendars, files) passes.</summary>
    public static void UseTlsNeeded(this WebApplication app, CompanionSettings settings)
    {
        if (!For(settings))
        {
            return;
        }

        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TlsNeeded));
        var told = 0;
        app.Use((http, next) =>
        {
            if (http.Request.IsHttps || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            {
                return next(http);
            }

            if (Interlocked.Exchange(ref told, 1) == 0)
            {
                LogNoTls(log, http.Connection.RemoteIpAddress, http.Request.Headers.ContainsKey("X-Forwarded-Proto") ? "is not in TrustedProxies" : "sent no X-Forwarded-Proto");
            }

            http.SetProblem(Problem.NoTls);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    [LoggerMessage(LogLevel.Warning, "A page was asked for without TLS, and nobody can sign in so: {Peer} {Why}. Set TrustedProxies to the address of the proxy, and PublicAddress (docs/reverse-proxy.md).")]
    private static partial void LogNoTls(ILogger log, IPAddress? peer, string why);
}
