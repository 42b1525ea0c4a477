using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Text;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.Web.Shell;

/// <summary>The front door, the way out and the language switch.</summary>
public static class ShellEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        // A fallback, so that a host with a front page of its own (the showroom) may have it.
        app.MapFallback("/", (HttpContext http) =>
            Results.LocalRedirect(http.User.IsInRole(Policies.OnCall) || !http.User.IsInRole(Policies.Technician) ? "~/oncall" : "~/technician/quarantine"));

        app.MapPost("/sign-out", async (IFormCollection form, HttpContext http, SignInManager<StaffMember> signIn, IStaffSessions sessions) =>
        {
            // On the server too: the cookie may have been copied.
            if (StaffSession.Of(http) is { } session)
            {
                await sessions.EndAsync(Viewer.IdOf(http.User), session.Id, session.EndsAt);
            }

            await signIn.SignOutAsync();
            return Results.LocalRedirect("~" + StaffSignIn.Path + "?out=true");
        });

        app.MapPost("/language", (IFormCollection form, HttpContext http) =>
        {
            if (LanguageChoice.ByTag(form["language"]) is { } words)
            {
                http.Response.Cookies.Append(LanguageChoice.CookieName, words.Tag, new CookieOptions
                {
                    Path = http.Request.PathBase.HasValue ? http.Request.PathBase.ToUriComponent() : "/",
                    MaxAge = TimeSpan.FromDays(365),
                    HttpOnly = true,
                    Secure = http.Request.IsHttps,
                    SameSite = SameSiteMode.Lax,
                    IsEssential = true,
                });
            }

            return Results.LocalRedirect("~" + LocalReturn.Safe(form["return"]));
        }).AllowAnonymous();
    }
}
