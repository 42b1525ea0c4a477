using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Config;

/// <summary>Reads members of a settings file one by one, each with its own limits, and keeps the first sentence about what is wrong.</summary>
internal sealed class MemberReader
{
    internal MemberReader(JsonReader json) => Json = json;

    internal readonly JsonReader Json;

    /// <summary>What is wrong, without any of the file's values; empty while nothing is.</summary>
    internal string Why = "";

    /// <summary>The value that comes next is a text of such a length.</summary>
    internal bool Text(string name, int minLength, int maxLength, out string value)
    {
        var text = Json.Next() == JsonToken.Text;
        value = text ? Json.Text : "";
        return (text && value.Length >= minLength && value.Length <= maxLength) || Wrong(name + " must be a text, not empty, not too long");
    }

    /// <summary>The value that comes next is a whole number within these limits.</summary>
    internal bool Integer(string name, int low, int high, out int value)
    {
        value = 0;
        if (Json.Next() != JsonToken.Number || !Json.TryInteger(out var number) || number < low || number > high)
        {
            return OutOf(name, low, high);
        }

        value = (int)number;
        return true;
    }

    /// <summary>Says that a number is out of its limits. Always false.</summary>
    internal bool OutOf(string name, int low, int high) => Wrong(name + " must be a whole number from " + low + " to " + high);

    /// <summary>The value that comes next is true or false.</summary>
    internal bool Flag(string name, out bool value)
    {
        var token = Json.Next();
        value = token == JsonToken.True;
        return value || token == JsonToken.False || Wrong(name + " must be true or false");
    }

    /// <summary>Notes that a member of an object has been met. False when it was met before: which of the two is meant, nobody can tell.</summary>
    internal bool Once(ref int seen, int member)
    {
        var first = (seen & member) == 0;
        seen |= member;
        return first || Wrong("a member is there twice");
    }

    /// <summary>Says what is wrong. Always false.</summary>
    internal bool Wrong(string why)
    {
        if (Why.Length == 0)
        {
            Why = why;
        }

        return false;
    }
}
