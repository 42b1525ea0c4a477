using System.Text.RegularExpressions;

namespace Hjemvakt.Companion.Common;

/// <summary>What an id of a home or a gateway may look like. A gateway's id becomes part of MQTT topics, so no <c>/ + # $</c>.</summary>
public static partial class Ids
{
    /// <summary>True for 1–64 lower-case letters, digits and hyphens that begin with a letter or digit.</summary>
    public static bool IsGood(string? id) => id is not null && Pattern().IsMatch(id);

    /// <exception cref="ArgumentException">The id is not good; the message says what is.</exception>
    internal static void Check(string? id, string what)
    {
        if (!IsGood(id))
        {
            throw new ArgumentException($"'{id}' is no {what} id: use 1 to 64 lower-case letters, digits and hyphens, beginning with a letter or a digit.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
