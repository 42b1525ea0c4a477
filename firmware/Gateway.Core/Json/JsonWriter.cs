using System;
using System.Text;

namespace Hjemvakt.Gateway.Json;

/// <summary>
/// Writes JSON straight into a byte buffer: no tree, no strings on the way, nothing allocated (but for texts beyond ASCII). Numbers are written digit by digit, because the
/// device's number formats are not to be trusted. What does not fit sets <see cref="Overflow"/> and writes nothing more; the caller asks once at the end.
/// </summary>
public class JsonWriter
{
    private byte[] _buffer = new byte[0];
    private int _start;
    private int _position;
    private int _limit;
    private bool _comma;

    /// <summary>True when something did not fit; what is in the buffer is then not to be used.</summary>
    public bool Overflow { get; private set; }

    /// <summary>Where the next byte goes.</summary>
    public int Position => _position;

    /// <summary>Begins anew.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="offset">First byte to write.</param>
    /// <param name="limit">First byte not to write.</param>
    public void Reset(byte[] buffer, int offset, int limit)
    {
        _buffer = buffer;
        _start = offset;
        _position = offset;
        _limit = limit;
        _comma = false;
        Overflow = false;
    }

    /// <summary>What has been written, as an array of its own; empty when it did not fit.</summary>
    public byte[] ToArray()
    {
        var length = Overflow ? 0 : _position - _start;
        var written = new byte[length];
        Array.Copy(_buffer, _start, written, 0, length);
        return written;
    }

    public void BeginObject()
    {
        Separate();
        Put('{');
        _comma = false;
    }

    public void EndObject()
    {
        Put('}');
        _comma = true;
    }

    /// <summary>The name of the next member.</summary>
    public void Name(string name)
    {
        Separate();
        Quoted(name);
        Put(':');
        _comma = false;
    }

    /// <summary>A value that is JSON already: these bytes as they are.</summary>
    public void Raw(byte[] json, int from, int to)
    {
        Separate();
        for (var i = from; i < to; i++)
        {
            Put((char)json[i]);
        }
    }

    /// <summary>A member that is a text, escaped. Lone surrogates become U+FFFD.</summary>
    public JsonWriter Text(string name, string value)
    {
        Name(name);
        _comma = true;
        Quoted(value);
        return this;
    }

    /// <summary>A member that is a whole number, any.</summary>
    public JsonWriter Number(string name, long value) => Digits(name, value, 0);

    /// <summary>A member with one decimal, handed in as tenths: 360 is 36.0.</summary>
    public JsonWriter Tenths(string name, int tenths) => Digits(name, tenths, 1);

    public JsonWriter Flag(string name, bool value)
    {
        Name(name);
        _comma = true;
        Ascii(value ? "true" : "false");
        return this;
    }

    private void Separate()
    {
        if (_comma)
        {
            Put(',');
        }

        _comma = true;
    }

    private JsonWriter Digits(string name, long value, int decimals)
    {
        Name(name);
        _comma = true;
        if (value < 0)
        {
            Put('-');
        }

        // Of a negative number the remainders are negative too, so that the smallest long, which has no positive, needs no case of its own.
        long unit = 1;
        var digits = 1;
        for (var rest = value / 10; rest != 0 || digits <= decimals; rest /= 10)
        {
            unit *= 10;
            digits++;
        }

        for (; digits > 0; digits--)
        {
            var digit = (int)(value / unit % 10);
            Put((char)('0' + (digit < 0 ? -digit : digit)));
            unit /= 10;
            if (decimals > 0 && digits == decimals + 1)
            {
                Put('.');
            }

            if (unit == 0)
            {
                break;
            }
        }

        return this;
    }

    private void Quoted(string value)
    {
        Put('"');
        var i = 0;
        while (i < value.Length && value[i] < 0x80)
        {
            Escaped(value[i++]);
        }

        if (i < value.Length)
        {
            // On the device both halves of a surrogate pair read as the first one, so characters beyond ASCII are never taken apart here.
            // As many bytes as characters have been written so far.
            var bytes = Encoding.UTF8.GetBytes(value);
            while (i < bytes.Length)
            {
                Escaped((char)bytes[i++]);
            }
        }

        Put('"');
    }

    /// <summary>One ASCII character, or one byte of a longer one.</summary>
    private void Escaped(char c)
    {
        if (c == '"' || c == '\\')
        {
            Put('\\');
            Put(c);
        }
        else if (c < 0x20)
        {
            Ascii("\\u00");
            Put((char)('0' + (c >> 4)));
            Put("0123456789abcdef"[c & 15]);
        }
        else
        {
            Put(c);
        }
    }

    private void Ascii(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            Put(text[i]);
        }
    }

    private void Put(char one)
    {
        if (_position >= _limit)
        {
            Overflow = true;
            return;
        }

        _buffer[_position++] = (byte)one;
    }
}
