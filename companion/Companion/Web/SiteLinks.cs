namespace Hjemvakt.Companion.Web;

/// <summary>Links within the site. Where the pages lie below a path of a proxy, every link begins with that path.</summary>
public sealed class SiteLinks(IHttpContextAccessor request)
{
    /// <summary>What comes before every path, as <c>/hjem</c>; empty when the pages lie at the root, and outside a request.</summary>
    public string Base => request.HttpContext?.Request.PathBase.ToUriComponent() ?? "";

    /// <summary>The link to a page.</summary>
    /// <param name="path">Its path within the site, as <c>/oncall</c>.</param>
    public string To(string path) => Base + path;
}
