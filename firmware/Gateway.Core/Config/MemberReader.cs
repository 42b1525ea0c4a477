using Hjemvakt.Gateway.Json;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Config;

/// <summary>Reads members of a settings file one by one, each with its own limits, and keeps the first sentence about what is wrong.</summary>
internal sealed class MemberReader
{
    internal MemberReader(JsonReader json) => Json = json;

    internal readonly JsonReader Json;

    /// <summary>What is wrong, without any of the file's values; empty while nothing is.</summary>
    internal string Why = "";

    /// <summary>The member just met, as sentences name it.</summary>
    internal string Name = "";

    /// <summary>Goes on to the next member of an object: see <see cref="JsonReader.Member"/>.</summary>
    /// <param name="inside">What its name is told behind, as <c>broker.</c></param>
    /// <param name="names">All members that are known.</param>
    /// <param name="seen">Which have been met.</param>
    internal int Next(string inside, string[] names, ref int seen)
    {
        var member = Json.Member(names, ref seen);
        if (member >= 0)
        {
            Name = inside + names[member];
        }
        else if (member == JsonReader.Twice)
        {
            Wrong("a member is there twice");
        }

        return member;
    }

    /// <summary>The value that comes next is a text of such a length.</summary>
    internal bool Text(int least, int most, out string value) => Json.NextText(least, most, out value) || Wrong(Name + " must be a text, not empty, not too long");

    /// <summary>The value that comes next is a text of so many bytes in UTF-8.</summary>
    internal bool Bytes(int least, int most, out string value) =>
        (Json.NextText(0, most, out value) && Json.TextBytes >= least && Json.TextBytes <= most) || Wrong(Name + " must be a text of " + least + " to " + most + " bytes");

    /// <summary>The value that comes next is a whole number within these limits.</summary>
    internal bool Integer(int low, int high, out int value)
    {
        var sound = Json.NextInteger(out var number) && number >= low && number <= high;
        value = sound ? (int)number : 0;
        return sound || OutOf(Name, low, high);
    }

    /// <summary>Says that a number is out of its limits. Always false.</summary>
    internal bool OutOf(string name, int low, int high) => Wrong(name + " must be a whole number from " + low + " to " + high);

    /// <summary>The value that comes next is true or false.</summary>
    internal bool Flag(out bool value)
    {
        var token = Json.Next();
        value = token == JsonToken.True;
        return value || token == JsonToken.False || Wrong(Name + " must be true or false");
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
