using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Hjemvakt.Companion.Web.Text;

/// <summary>Which language a person reads: the one chosen by the switch, else the browser's, else bokmål.</summary>
public static class LanguageChoice
{
    /// <summary>Holds the tag of the language that was chosen by the switch.</summary>
    public const string CookieName = "hjemvakt-language";

    /// <summary>The texts for this request.</summary>
    public static Words Of(HttpContext http) =>
        ByTag(http.Request.Cookies[CookieName]) ?? FromBrowser(http.Request) ?? Words.All[0];

    /// <summary>The texts with exactly this tag, or null.</summary>
    public static Words? ByTag(string? tag) => Words.All.FirstOrDefault(w => w.Tag == tag);

    private static Words? FromBrowser(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
        {
            return null;
        }

        return wanted
            .OrderByDescending(w => w.Quality ?? 1)
            .Select(w => Nearest(w.Value.ToString()))
            .FirstOrDefault(w => w is not null);
    }

    // Whoever reads nynorsk, Danish or Swedish is better served by bokmål than by English.
    private static Words? Nearest(string tag) => tag.Split('-')[0].ToLower(CultureInfo.InvariantCulture) switch
    {
        "nb" or "no" or "nn" or "da" or "sv" => ByTag("nb"),
        "en" => ByTag("en"),
        _ => null,
    };
}
