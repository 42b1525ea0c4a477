using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hjemvakt.Companion.Common;

/// <summary>What is wrong with a file that people have written, in their words: the serializer speaks of types and byte positions.</summary>
internal static partial class JsonFault
{
    /// <summary>One sentence without a full stop, as <c>line 3, rotas[0]: there is no member 'shfts'</c>.</summary>
    public static string Of(JsonException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var line = error.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number + 1}") : null;
        var where = string.Join(", ", new[] { line, error.Path?.TrimStart('$', '.') }.Where(part => part is { Length: > 0 }));
        return where.Length > 0 ? $"{where}: {What(error)}" : What(error);
    }

    private static string What(JsonException error)
    {
        var text = error.Message;
        if (Unknown().Match(text) is { Success: true } unknown)
        {
            return $"there is no member '{unknown.Groups[1].Value}'";
        }

        if (Missing().Match(text) is { Success: true } missing)
        {
            return $"{missing.Groups[1].Value} is missing";
        }

        if (Duplicate().Match(text) is { Success: true } twice)
        {
            return $"the member '{twice.Groups[1].Value}' is there twice";
        }

        return Internal().IsMatch(text) ? "the value is not what belongs there" : Position().Replace(text, "").TrimEnd('.', ' ');
    }

    [GeneratedRegex(@"The JSON property '(.+?)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: ?(.+?)\.")]
    private static partial Regex Missing();

    [GeneratedRegex(@"Duplicate property '(.+?)' encountered")]
    private static partial Regex Duplicate();

    // Whatever names a type of the program.
    [GeneratedRegex(@"could not be converted|System\.|Hjemvakt\.|\.NET")]
    private static partial Regex Internal();

    [GeneratedRegex(@" ?(Path: .*|LineNumber: .*)$")]
    private static partial Regex Position();
}
