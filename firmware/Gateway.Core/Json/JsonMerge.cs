using System;
using System.Collections;
using Hjemvakt.Gateway.Sensing.Air;

namespace Hjemvakt.Gateway.Json;

/// <summary>Puts members of one object into another without understanding either: what is not named stays byte for byte.</summary>
internal static class JsonMerge
{
    /// <summary>The longest result, in bytes.</summary>
    internal const int MaxBytes = 16384;

    /// <summary>The object <paramref name="into"/> with the members of the object between the two positions of <paramref name="members"/>; null takes a member away.</summary>
    /// <returns>The result; of what is not an object, or too long, something that is not JSON.</returns>
    internal static byte[] Merge(byte[] into, byte[] members, int from, int to)
    {
        var patch = new byte[to - from];
        Array.Copy(members, from, patch, 0, patch.Length);
        var writer = new JsonWriter();
        var result = new byte[MaxBytes];
        var named = new ArrayList();
        writer.Reset(result, 0, result.Length);
        writer.BeginObject();
        Copy(patch, null, named);
        var sound = Copy(into, writer, named) && Copy(patch, writer, null);
        writer.EndObject();
        return sound ? writer.ToArray() : new byte[0];
    }

    /// <summary>Writes the members of an object as they are, if there is a writer, and keeps or leaves out their names.</summary>
    private static bool Copy(byte[] text, JsonWriter? writer, ArrayList? names)
    {
        // Reading uses the array up.
        var json = new JsonReader((byte[])text.Clone(), text.Length);
        if (json.Next() != JsonToken.ObjectStart)
        {
            return false;
        }

        JsonToken token;
        while ((token = json.Next()) == JsonToken.Name)
        {
            var name = json.Text;
            var start = json.Position;
            if (!json.Skip())
            {
                return false;
            }

            if (writer == null)
            {
                names!.Add(name);
            }
            else if (names == null ? !IsNull(text, json.Position) : !names.Contains(name))
            {
                writer.Name(name);
                writer.Raw(text, start, json.Position);
            }
        }

        return token == JsonToken.ObjectEnd && json.Next() == JsonToken.End;
    }

    /// <summary>Of all values only null ends in two l.</summary>
    private static bool IsNull(byte[] text, int end) => text[end - 1] == 'l' && text[end - 2] == 'l';
}
