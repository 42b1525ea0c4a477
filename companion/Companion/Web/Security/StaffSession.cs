using System.Globalization;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Web.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>One sign-in of one person in one browser.</summary>
/// <param name="Id">Tells it from every other.</param>
/// <param name="EndsAt">When it ends, however much it is used (docs/decisions/0193).</param>
public sealed record StaffSession(string Id, DateTimeOffset EndsAt)
{
    private const string IdItem = "hjemvakt:session", StartItem = "hjemvakt:started";

    private static readonly TimeSpan AtLeast = TimeSpan.FromHours(24), Noon = TimeSpan.FromHours(12);

    /// <summary>The session that a request belongs to; null for whoever is not signed in.</summary>
    public static StaffSession? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Read(http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties, http.RequestServices);
    }

    /// <summary>When a session that starts now ends at the latest: at the first noon that is at least a day away, so that none ends at night.</summary>
    /// <param name="wall">The clock of the service.</param>
    public static DateTimeOffset EndOf(DateTimeOffset start, HomeTime wall)
    {
        ArgumentNullException.ThrowIfNull(wall);
        var earliest = wall.Local(start + AtLeast);
        var noon = earliest.Date + Noon;
        return wall.At(noon < earliest.DateTime ? noon.AddDays(1) : noon);
    }

    /// <summary>Gives a session that begins its name and its hour.</summary>
    internal static Task BeginAsync(CookieSigningInContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        context.Properties.Items[IdItem] = Guid.NewGuid().ToString("N");
        context.Properties.Items[StartItem] = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    /// <summary>Refuses a session that was ended or is over, and one of somebody whose password or rights have changed.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (Read(context.Properties, services) is { } session
            && services.GetRequiredService<TimeProvider>().GetUtcNow() < session.EndsAt
            && !services.GetRequiredService<IStaffSessions>().HasEnded(session.Id))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static StaffSession? Read(AuthenticationProperties? properties, IServiceProvider services) =>
        properties is not null
        && properties.Items.TryGetValue(IdItem, out var id) && id is { Length: > 0 }
        && properties.Items.TryGetValue(StartItem, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? new StaffSession(id, EndOf(DateTimeOffset.FromUnixTimeMilliseconds(start), services.GetRequiredService<HomeTime>()))
            : null;
}
