namespace Hjemvakt.Companion.Web.Security;

/// <summary>A few words for the browser that somebody used, for the alert's timeline.</summary>
public static class DeviceName
{
    // The first that fits wins: most browsers also claim to be the ones below them.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>As <c>Chrome, Android</c>; <c>web</c> when the browser does not say.</summary>
    public static string From(string? userAgent)
    {
        var known = new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>();
        var name = string.Join(", ", known);
        return name.Length > 0 ? name : "web";
    }

    private static string? Find((string Mark, string Name)[] table, string? userAgent) =>
        Array.Find(table, row => userAgent?.Contains(row.Mark, StringComparison.Ordinal) == true).Name;
}
