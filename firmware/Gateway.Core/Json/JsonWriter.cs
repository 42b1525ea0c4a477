using System;
using System.Text;

namespace Hjemvakt.Gateway.Json;

/// <summary>
/// Writes JSON straight into a byte buffer: no tree, no strings on the way, nothing allocated (but for texts beyond ASCII). Numbers are written digit by digit, because the
/// device's number formats are not to be trusted. What does not fit sets <see cref="Overflow"/> and writes nothing more; the caller asks once at the end.
/// </summary>
public sealed class JsonWriter
{
    private byte[] _buffer = new byte[0];
    private int _start;
    private int _position;
    private int _limit;
    private bool _comma;

    /// <summary>True when something did not fit; what is in the buffer is then not to be used.</summary>
    public bool Overflow;

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

    public void BeginObject() => Open('{');

    public void EndObject() => Close('}');

    public void BeginArray() => Open('[');

    public void EndArray() => Close(']');

    /// <summary>The name of the next member.</summary>
    public void Name(string name)
    {
        Separate();
        Quoted(name);
        Put(':');
        _comma = false;
    }

    /// <summary>Text, escaped. Lone surrogates become U+FFFD.</summary>
    public void Text(string value)
    {
        Separate();
        Quoted(value);
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

    public void Flag(bool value)
    {
        Separate();
        Ascii(value ? "true" : "false");
    }

    /// <summary>A whole number, any.</summary>
    public void Number(long value)
    {
        Separate();
        Digits(value, 0);
    }

    /// <summary>A number with this many decimals, handed in scaled: (365, 1) is 36.5. Trailing zeros are kept: (360, 1) is 36.0.</summary>
    /// <param name="scaled">The number times ten to the power of <paramref name="decimals"/>.</param>
    /// <param name="decimals">0–9.</param>
    public void Scaled(long scaled, int decimals)
    {
        Separate();
        Digits(scaled, decimals);
    }

    private void Open(char bracket)
    {
        Separate();
        Put(bracket);
        _comma = false;
    }

    private void Close(char bracket)
    {
        Put(bracket);
        _comma = true;
    }

    private void Separate()
    {
        if (_comma)
        {
            Put(',');
        }

        _comma = true;
    }

    private void Digits(long value, int decimals)
    {
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
    }

    private void Quoted(string value)
    {
        Put('"');
        var ascii = true;
        for (var i = 0; i < value.Length && ascii; i++)
        {
            ascii = value[i] < 0x80;
        }

        if (ascii)
        {
            for (var i = 0; i < value.Length; i++)
            {
                Escaped(value[i]);
            }
        }
        else
        {
            // On the device both halves of a surrogate pair read as the first one, so characters beyond ASCII are never taken apart here.
            var bytes = Encoding.UTF8.GetBytes(value);
            for (var i = 0; i < bytes.Length; i++)
            {
                Escaped((char)bytes[i]);
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
