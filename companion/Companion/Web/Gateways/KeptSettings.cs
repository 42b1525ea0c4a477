using System.Text.RegularExpressions;

namespace Hjemvakt.Companion.Web.Gateways;

/// <summary>Settings that were refused, to be put right: as they were typed, without what is secret in them. Whoever knows it types it again.</summary>
public static partial class KeptSettings
{
    // The text may be no JSON, so it is not read as such: whatever follows such a name up to its closing quotation mark or the end of the line goes.
    public static string Of(string typed) => Secrets().Replace(typed, "$1\"\"");

    [GeneratedRegex("""("?(?:password|secret)"?\s*[:=]\s*)(?:"(?:[^"\\\r\n]|\\.)*"?|[^\s,}\]]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Secrets();
}
