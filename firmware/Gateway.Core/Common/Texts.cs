namespace Hjemvakt.Gateway.Common;

/// <summary>Texts compared letter by letter; the platforms' own ways differ in what letters mean.</summary>
internal static class Texts
{
    /// <summary>Whether a text begins with another.</summary>
    internal static bool Begin(string text, string with) => text.Length >= with.Length && text.Substring(0, with.Length) == with;
}
