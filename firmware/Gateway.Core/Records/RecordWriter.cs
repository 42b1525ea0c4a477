using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Records;

/// <summary>
/// Writes one record of the contract into a buffer: the common members first and in order (<c>s b u t? k p</c>), then those of its kind in the order of the calls.
/// One writer serves all records in turn; it allocates nothing.
/// </summary>
public sealed class RecordWriter
{
    /// <summary>The largest record this gateway writes, in bytes. Eight of them fit a message.</summary>
    public const int MaxBytes = 1000;

    private readonly JsonWriter _json = new JsonWriter();

    /// <summary>Begins a record and writes its common members.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="offset">First byte to write.</param>
    /// <param name="sequence">Its number in its stream.</param>
    /// <param name="head">The rest of the common members.</param>
    public void Begin(byte[] buffer, int offset, long sequence, RecordHead head)
    {
        var limit = offset + MaxBytes;
        _json.Reset(buffer, offset, limit < buffer.Length ? limit : buffer.Length);
        _json.BeginObject();
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

    public RecordWriter Text(string name, string value)
    {
        _json.Name(name);
        _json.Text(value);
        return this;
    }

    public RecordWriter Number(string name, long value)
    {
        _json.Name(name);
        _json.Number(value);
        return this;
    }

    public RecordWriter Flag(string name, bool value)
    {
        _json.Name(name);
        _json.Flag(value);
        return this;
    }

    /// <summary>A number with one decimal, handed in as tenths: 365 is 36.5.</summary>
    public RecordWriter Tenths(string name, int tenths)
    {
        _json.Name(name);
        _json.Scaled(tenths, 1);
        return this;
    }

    /// <summary>Ends the record.</summary>
    /// <returns>The first byte after it, or -1 when it was longer than <see cref="MaxBytes"/> or its buffer.</returns>
    public int End()
    {
        _json.EndObject();
        return _json.Overflow ? -1 : _json.Position;
    }
}
