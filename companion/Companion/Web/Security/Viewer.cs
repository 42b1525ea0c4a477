using System.Security.Claims;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Web.Text;
using Microsoft.AspNetCore.Antiforgery;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>For whom a card is drawn: its texts, its next step and its form's token differ from person to person.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The name colleagues know, the same as <see cref="AlertView.HolderName"/>.</param>
/// <param name="Token">The antiforgery token of this person's session, for the card's forms.</param>
/// <param name="TokenField">The name of the field that carries it.</param>
public sealed record Viewer(string Id, string Name, Words Words, string Token, string TokenField)
{
    /// <summary>The person behind a request. Sets the antiforgery cookie where it is missing, so call it before the answer starts.</summary>
    public static Viewer Of(HttpContext http, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new Viewer(IdOf(http.User), NameOf(http.User), LanguageChoice.Of(http), tokens.RequestToken!, tokens.FormFieldName);
    }

    /// <summary>The same person as the one who acts, from this browser.</summary>
    public static Actor ActorOf(HttpContext http) => new(NameOf(http.User), DeviceName.From(http.Request.Headers.UserAgent), IdOf(http.User));

    /// <summary>True for the person who has the alert.</summary>
    public bool Has(AlertView alert) => alert.HolderId is { } id ? id == Id : alert.HolderName is not null && alert.HolderName == Name;

    /// <summary>The id that tells this user from every other.</summary>
    public static string IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? NameOf(user);

    /// <summary>The name that colleagues know.</summary>
    public static string NameOf(ClaimsPrincipal user) =>
        user.FindFirstValue(StaffClaims.DisplayName) ?? user.Identity?.Name ?? "";
}
