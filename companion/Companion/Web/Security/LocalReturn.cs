namespace Hjemvakt.Companion.Web.Security;

/// <summary>Where to go after a form: only ever to a page of our own. These addresses are without the path that a proxy puts before them.</summary>
public static class LocalReturn
{
    /// <summary>The path if it lies on this site, else the on-call page.</summary>
    public static string Safe(string? path)
    {
        var local = path is ['/', ..]
            && !path.StartsWith("//", StringComparison.Ordinal)
            && !path.Contains('\\')
            && !path.Any(char.IsControl);
        return local ? path! : "/oncall";
    }
}
