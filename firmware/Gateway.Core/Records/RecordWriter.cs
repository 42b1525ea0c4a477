using System;
using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Records;

/// <summary>
/// Writes one record of the contract into a buffer: the common members first and in order (<c>s b u t? k p</c>), then those of its kind in the order of the calls.
/// One writer serves all records in turn; it allocates nothing.
/// </summary>
public sealed class RecordWriter : JsonWriter
{
    /// <summary>The largest record this gateway writes, in bytes. Two of them fit a message.</summary>
    public const int MaxBytes = 1000;

    /// <summary>Begins a record and writes its common members.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="offset">First byte to write.</param>
    /// <param name="sequence">Its number in its stream.</param>
    /// <param name="head">The rest of the common members.</param>
    public void Begin(byte[] buffer, int offset, long sequence, RecordHead head)
    {
        var limit = offset + MaxBytes;
        Reset(buffer, offset, limit < buffer.Length ? limit : buffer.Length);
        BeginObject();
        Number("s", sequence);
        Number("b", head.Boot);
        Number("u", head.UptimeMs);
        if (head.UnixMs > 0)
        {
            Number("t", head.UnixMs);
        }

        Text("k", head.Kind);
        Text("p", head.Point);
    }

    /// <summary>Ends the record.</summary>
    /// <returns>The first byte after it, or -1 when it was longer than <see cref="MaxBytes"/> or its buffer.</returns>
    public int End()
    {
        EndObject();
        return Overflow ? -1 : Position;
    }

    /// <summary>Copies a written record under another number. The number is its first member, <c>{"s":…,</c>, so all behind the first comma stays as it is.</summary>
    /// <returns>Its new length, or 0 when it does not fit.</returns>
    internal static int Renumber(byte[] from, int offset, int length, long sequence, byte[] to, int at)
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
