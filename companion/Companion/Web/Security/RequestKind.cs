namespace Hjemvakt.Companion.Web.Security;

/// <summary>Tells a person's browser on its way to a page from a script that wants an answer.</summary>
public static class RequestKind
{
    /// <summary>True when the one who asks can show a page.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
