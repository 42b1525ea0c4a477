using System;
using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Outbox;

/// <summary>Gives a written record another number. The number is its first member, <c>{"s":…,</c>, so all behind the first comma stays as it is.</summary>
internal static class Renumbering
{
    /// <summary>Copies a record under a new number.</summary>
    /// <returns>Its new length, or 0 when it does not fit.</returns>
    internal static int Copy(byte[] from, int offset, int length, long sequence, byte[] to, int at)
    {
        var comma = offset;
        while (comma < offset + length && from[comma] != ',')
        {
            comma++;
        }

        var json = new JsonWriter();
        json.Reset(to, at, to.Length);
        json.BeginObject();
        json.Number("s", sequence);
        var rest = offset + length - comma;
        if (json.Overflow || json.Position + rest > to.Length)
        {
            return 0;
        }

        Array.Copy(from, comma, to, json.Position, rest);
        return json.Position + rest - at;
    }
}
