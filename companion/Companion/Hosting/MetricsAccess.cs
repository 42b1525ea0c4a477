using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hjemvakt.Companion.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Net.Http.Headers;

namespace Hjemvakt.Companion.Hosting;

/// <summary>
/// Who may fetch the metrics: they name no resident, but they tell a stranger how many homes there are, when alarms come and whether
/// storage is down. With a token, whoever shows it; without one, programs on this machine and nobody through a proxy on it.
/// </summary>
internal sealed class MetricsAccess(CompanionSettings settings)
{
    private const string Bearer = "Bearer ";

    // What a proxy adds for whom it asks; the first two are what is left of the third when it has been believed.
    private static readonly string[] SignsOfAProxy =
        [ForwardedHeadersDefaults.XOriginalForHeaderName, ForwardedHeadersDefaults.XOriginalProtoHeaderName, ForwardedHeadersDefaults.XForwardedForHeaderName, "Forwarded", "X-Real-IP", HeaderNames.Via];

    /// <summary>Lets through who may, and answers everybody else.</summary>
    public Task EnterAsync(HttpContext http, RequestDelegate next)
    {
        if (Refusal(http) is not { } status)
        {
            return next(http);
        }

        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return Task.CompletedTask;
    }

    private int? Refusal(HttpContext http)
    {
        if (settings.MetricsToken is not { } token)
        {
            return IsThisMachine(http) ? null : StatusCodes.Status403Forbidden;
        }

        var shown = http.Request.Headers.Authorization.ToString();
        var fits = shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown[Bearer.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token.Reveal())));
        return fits ? null : StatusCodes.Status401Unauthorized;
    }

    private static bool IsThisMachine(HttpContext http)
        => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !SignsOfAProxy.Any(http.Request.Headers.ContainsKey);
}
