using System.Globalization;
using System.Text.Json;

namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>The members of one JSON object, read with strict types: no text for a number, no null for an absence.</summary>
internal readonly struct Members(JsonElement element)
{
    /// <summary>2⁵³ − 1: every JSON reader holds integers up to here exactly.</summary>
    public const long MaxInteger = 9007199254740991;

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public JsonElement Get(string name)
        => element.TryGetProperty(name, out var value) ? value : throw new BadMemberException($"{name}: missing");

    public bool Boolean(string name) => Get(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        var other => throw new BadMemberException($"{name}: true or false is expected, not {other}"),
    };

    public bool? OptionalBoolean(string name) => Has(name) ? Boolean(name) : null;

    public long Integer(string name, long min, long max = MaxInteger) => Integer(name, Get(name), min, max);

    public long? OptionalInteger(string name, long min, long max = MaxInteger) => Has(name) ? Integer(name, min, max) : null;

    /// <summary>The integer if there is a good one, else null.</summary>
    public long? Peek(string name, long min)
    {
        try
        {
            return Integer(name, min);
        }
        catch (BadMemberException)
        {
            return null;
        }
    }

    /// <summary>The text if there is a good one, shortened, else null.</summary>
    public string? PeekText(string name, int max)
    {
        try
        {
            var text = Text(name);
            return text.Length <= max ? text : text[..max];
        }
        catch (BadMemberException)
        {
            return null;
        }
    }

    public decimal Number(string name, decimal min, decimal max)
    {
        var value = Exact(name, Get(name));
        return value >= min && value <= max
            ? value
            : throw new BadMemberException(string.Create(CultureInfo.InvariantCulture, $"{name}: {min} to {max} is expected"));
    }

    public decimal? OptionalNumber(string name, decimal min, decimal max) => Has(name) ? Number(name, min, max) : null;

    /// <summary>Text; lengths in letters (code points), as JSON Schema counts.</summary>
    public string Text(string name, int min = 0, int max = int.MaxValue)
    {
        var text = TextOf(name, Get(name));
        var length = 0;
        foreach (var letter in text.EnumerateRunes())
        {
            length++;
            if (letter.Value is < 0x20 or 0x7F)
            {
                throw new BadMemberException($"{name}: control characters are not expected");
            }
        }

        return length >= min && length <= max ? text : throw new BadMemberException($"{name}: {min} to {max} letters are expected");
    }

    public string? OptionalText(string name, int min, int max) => Has(name) ? Text(name, min, max) : null;

    public string Word(string name, ReadOnlySpan<string> words)
    {
        var text = Text(name);
        return words.Contains(text) ? text : throw new BadMemberException($"{name}: one of {string.Join(", ", words)} is expected");
    }

    public Members Object(string name)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.Object ? new Members(value) : throw new BadMemberException($"{name}: an object is expected, not {value.ValueKind}");
    }

    /// <summary>Checks each item of an array that may be absent.</summary>
    public void OptionalArray(string name, int max, Action<string, JsonElement> check)
    {
        if (!Has(name))
        {
            return;
        }

        var value = Get(name);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > max)
        {
            throw new BadMemberException($"{name}: an array of at most {max} is expected");
        }

        foreach (var item in value.EnumerateArray())
        {
            check(name, item);
        }
    }

    public static long Integer(string name, JsonElement value, long min, long max)
    {
        var number = Exact(name, value);
        return number % 1 == 0 && number >= min && number <= max
            ? (long)number
            : throw new BadMemberException($"{name}: a whole number from {min} to {max} is expected");
    }

    public static string TextOf(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new BadMemberException($"{name}: text is expected, not {value.ValueKind}");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new BadMemberException($"{name}: half a surrogate pair");
        }
    }

    // Decimal, so that 21.3 is 21.3 and 1.0 is a whole number, as JSON Schema has it.
    private static decimal Exact(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            throw new BadMemberException($"{name}: a number is expected, not {value.ValueKind}");
        }

        return value.TryGetDecimal(out var number) ? number : throw new BadMemberException($"{name}: out of range");
    }
}

/// <summary>A member of a message breaks the contract. The message says which and how.</summary>
internal sealed class BadMemberException(string message) : Exception(message);
