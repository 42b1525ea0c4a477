using Hjemvakt.Companion.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>
/// Decides under which scheme, host and path a request was made, before anything builds a link from it. With a
/// <see cref="CompanionSettings.PublicAddress"/>, that is the address, whatever the request says; without one, scheme and path are those that a
/// trusted proxy names, and no redirect names a host (docs/decisions/0190).
/// </summary>
public static class PublicOrigin
{
    /// <summary>Puts it into the pipeline; nothing that reads the request may come before it.</summary>
    public static void UsePublicOrigin(this IApplicationBuilder app, CompanionSettings settings)
    {
        app.UseForwardedHeaders(Headers(settings));
        if (settings.PublicAddress is { } address)
        {
            var root = PathString.FromUriComponent(address.AbsolutePath.TrimEnd('/'));
            var host = HostString.FromUriComponent(address);
            app.Use((http, next) =>
            {
                Name(http.Request, address.Scheme, host, root);
                http.Response.OnStarting(LeadOutside, (http, address));
                return next(http);
            });
        }
        else
        {
            app.Use((http, next) =>
            {
                RefuseStrangePaths(http.Request);
                http.Response.OnStarting(NameNoHost, http);
                return next(http);
            });
        }
    }

    private static ForwardedHeadersOptions Headers(CompanionSettings settings)
    {
        // The host is not among them: nothing here is made from it.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                | (settings.PublicAddress is null ? ForwardedHeaders.XForwardedPrefix : ForwardedHeaders.None),

            // Through as many proxies as are trusted, and no further.
            ForwardLimit = null,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in settings.TrustedProxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        if (settings.TrustedProxies.Networks.Count == 0)
        {
            // With nobody on the list the middleware would believe everybody.
            options.ForwardedHeaders = ForwardedHeaders.None;
        }

        return options;
    }

    private static void Name(HttpRequest request, string scheme, HostString host, PathString root)
    {
        (request.Scheme, request.Host) = (scheme, host);
        if (!root.HasValue)
        {
            return;
        }

        // A proxy may pass the path on as it is or cut it off.
        if (request.Path.StartsWithSegments(root, StringComparison.Ordinal, out var rest))
        {
            request.Path = rest;
        }

        request.PathBase = root;
    }

    // A path that begins with two slashes would be read as a host in every link.
    private static void RefuseStrangePaths(HttpRequest request)
    {
        if (request.PathBase.Value is { Length: > 0 } path && (path.Contains("//", StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal)))
        {
            request.PathBase = PathString.Empty;
        }
    }

    // A redirect that names no host leads back to where the request came, and that may be the companion's own port.
    private static Task LeadOutside(object state)
    {
        var (http, address) = ((HttpContext, Uri))state;
        if (http.Response.Headers.Location.ToString() is ['/', not '/', ..] path)
        {
            http.Response.Headers.Location = address.GetLeftPart(UriPartial.Authority) + path;
        }

        return Task.CompletedTask;
    }

    private static Task NameNoHost(object state)
    {
        var http = (HttpContext)state;
        if (Uri.TryCreate($"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}", UriKind.Absolute, out var own)
            && Uri.TryCreate(http.Response.Headers.Location, UriKind.Absolute, out var target)
            && target.Scheme == own.Scheme
            && target.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.Location = target.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        }

        return Task.CompletedTask;
    }
}
