namespace Hjemvakt.Gateway.Json;

/// <content>Objects whose members are known by name: in any order, each at most once, among others that are stepped over.</content>
public sealed partial class JsonReader
{
    /// <summary><see cref="Member"/>: the object has ended, and so has the text if it was the whole of it.</summary>
    internal const int Ended = -1;

    /// <summary><see cref="Member"/>: this is not JSON, or not an object.</summary>
    internal const int Unsound = -2;

    /// <summary><see cref="Member"/>: a member is there twice, and nobody can tell which of the two is meant.</summary>
    internal const int Twice = -3;

    /// <summary>
    /// Goes on to the next member of these names, past all others; its value comes next. Begins the object if that is due.
    /// </summary>
    /// <param name="names">At most 31.</param>
    /// <param name="seen">0 at first: a bit for each name that has been met.</param>
    /// <returns>The place of its name; or <see cref="Ended"/>, <see cref="Unsound"/>, <see cref="Twice"/>.</returns>
    internal int Member(string[] names, ref int seen)
    {
        var token = _expect == Value ? Next() : JsonToken.ObjectStart;
        while (token == JsonToken.ObjectStart && (token = Next()) == JsonToken.Name)
        {
            var member = Find(names);
            if (member >= 0)
            {
                var before = seen;
                seen |= 1 << member;
                return seen == before ? Twice : member;
            }

            token = Skip() ? JsonToken.ObjectStart : JsonToken.Error;
        }

        return token == JsonToken.ObjectEnd && (_depth > 0 || Next() == JsonToken.End) ? Ended : Unsound;
    }

    /// <summary>The place of the name or text just read among these, or -1.</summary>
    internal int Find(string[] words)
    {
        var place = words.Length - 1;
        while (place >= 0 && !Is(words[place]))
        {
            place--;
        }

        return place;
    }

    /// <summary>Reads a value that must be a text of such a length.</summary>
    internal bool NextText(int least, int most, out string text)
    {
        var found = Next() == JsonToken.Text;
        text = Text;
        return found && text.Length >= least && text.Length <= most;
    }

    /// <summary>Reads a value that must be a whole number.</summary>
    internal bool NextInteger(out long value)
    {
        Next();
        return TryInteger(out value);
    }
}
