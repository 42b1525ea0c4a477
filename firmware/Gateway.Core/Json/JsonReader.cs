using System.Text;

namespace Hjemvakt.Gateway.Json;

/// <summary>
/// Reads strict JSON (RFC 8259, UTF-8) token by token out of a byte array, without a tree, without recursion and without ever throwing:
/// whatever is wrong becomes <see cref="JsonToken.Error"/>, which stays. Escapes are undone in place, so the array is used up by reading.
/// A NUL character in a text is an error: the device's strings cannot hold it.
/// </summary>
public sealed partial class JsonReader
{
    /// <summary>How deep objects and arrays may lie in each other.</summary>
    public const int MaxDepth = 8;

    // What may come next. Numbers, since each enumeration is a type on the device.
    private const int Value = 0;
    private const int ValueOrArrayEnd = 1;
    private const int NameOrObjectEnd = 2;
    private const int Name = 3;
    private const int CommaOrEnd = 4;
    private const int TheEnd = 5;
    private const int Nothing = 6;

    private readonly byte[] _data;
    private readonly int _end;
    private readonly bool[] _inObject = new bool[MaxDepth];
    private int _position;
    private int _depth;
    private int _expect = Value;
    private int _start;
    private int _length;
    private bool _integer;

    /// <param name="data">The text. Changed by reading.</param>
    /// <param name="maxBytes">A longer text is an error from the first token.</param>
    public JsonReader(byte[] data, int maxBytes)
    {
        _data = data;
        _end = data.Length;
        if (_end > maxBytes)
        {
            _expect = Nothing;
        }
    }

    /// <summary>Where the next token is looked for: behind a name's colon, behind a value.</summary>
    internal int Position => _position;

    /// <summary>The name or text just read, unescaped.</summary>
    public string Text => _length == 0 ? "" : Encoding.UTF8.GetString(_data, _start, _length);

    /// <summary>How many bytes the name or text just read has in UTF-8.</summary>
    internal int TextBytes => _length;

    /// <summary>Whether the name or text just read is this one, which must be ASCII. Allocates nothing.</summary>
    public bool Is(string ascii)
    {
        if (_length != ascii.Length)
        {
            return false;
        }

        for (var i = 0; i < _length; i++)
        {
            if (_data[_start + i] != ascii[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The number just read, if it is written as a whole one (no fraction, no exponent) of at most 2⁵³ − 1 either way.</summary>
    public bool TryInteger(out long value)
    {
        value = 0;
        if (!_integer)
        {
            return false;
        }

        var negative = _data[_start] == '-';
        for (var i = negative ? 1 : 0; i < _length; i++)
        {
            value = value * 10 + (_data[_start + i] - '0');
            if (value > 9007199254740991)
            {
                return false;
            }
        }

        if (negative)
        {
            value = -value;
        }

        return true;
    }

    /// <summary>Reads one token.</summary>
    public JsonToken Next()
    {
        _integer = false;
        _length = 0;
        var c = Peek();
        if (_expect == TheEnd)
        {
            return c < 0 ? JsonToken.End : Fail();
        }

        if (_expect == Nothing)
        {
            return Fail();
        }

        if (_expect == CommaOrEnd)
        {
            var inObject = _inObject[_depth - 1];
            if (c != ',')
            {
                return c == (inObject ? '}' : ']') ? Leave() : Fail();
            }

            _position++;
            c = Peek();
            _expect = inObject ? Name : Value;
        }

        if (_expect == Name || _expect == NameOrObjectEnd)
        {
            return c == '}' && _expect == NameOrObjectEnd ? Leave() : ReadName(c);
        }

        return c == ']' && _expect == ValueOrArrayEnd ? Leave() : ReadValue(c);
    }

    /// <summary>Steps over the whole value that comes next (call after a name, or where an array's element is due). False: it was not JSON.</summary>
    public bool Skip()
    {
        var outside = _depth;
        do
        {
            if (Next() == JsonToken.Error)
            {
                return false;
            }
        }
        while (_depth > outside);
        return true;
    }

    private JsonToken ReadName(int c)
    {
        if (c != '"' || !ReadString() || Peek() != ':')
        {
            return Fail();
        }

        _position++;
        _expect = Value;
        return JsonToken.Name;
    }

    private JsonToken ReadValue(int c)
    {
        switch (c)
        {
            case '{':
                return Enter(true);
            case '[':
                return Enter(false);
            case '"':
                return Done(ReadString(), JsonToken.Text);
            case 't':
                return Done(Word("true"), JsonToken.True);
            case 'f':
                return Done(Word("false"), JsonToken.False);
            case 'n':
                return Done(Word("null"), JsonToken.Null);
            default:
                return Done(ReadNumber(), JsonToken.Number);
        }
    }

    private JsonToken Enter(bool isObject)
    {
        if (_depth == MaxDepth)
        {
            return Fail();
        }

        _position++;
        _inObject[_depth++] = isObject;
        _expect = isObject ? NameOrObjectEnd : ValueOrArrayEnd;
        return isObject ? JsonToken.ObjectStart : JsonToken.ArrayStart;
    }

    private JsonToken Leave()
    {
        _position++;
        _depth--;
        return Done(true, _inObject[_depth] ? JsonToken.ObjectEnd : JsonToken.ArrayEnd);
    }

    private JsonToken Done(bool sound, JsonToken token)
    {
        if (!sound)
        {
            return Fail();
        }

        _expect = _depth == 0 ? TheEnd : CommaOrEnd;
        return token;
    }

    private JsonToken Fail()
    {
        _expect = Nothing;
        _length = 0;
        _integer = false;
        return JsonToken.Error;
    }

    /// <summary>The byte that comes next after white space, or -1 at the end.</summary>
    private int Peek()
    {
        while (Take(' ') || Take('\n') || Take('\r') || Take('\t'))
        {
        }

        return _position < _end ? _data[_position] : -1;
    }

    // Steps over a letter if it comes next.
    private bool Take(char letter)
    {
        var next = _position < _end && _data[_position] == letter;
        if (next)
        {
            _position++;
        }

        return next;
    }

    private bool Word(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!Take(word[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadNumber()
    {
        _start = _position;
        Take('-');
        var first = _position;
        if (!SkipDigits() || (_data[first] == '0' && _position - first > 1))
        {
            return false;
        }

        var whole = _position;
        if (Take('.') && !SkipDigits())
        {
            return false;
        }

        if (Take('e') || Take('E'))
        {
            if (!Take('+'))
            {
                Take('-');
            }

            if (!SkipDigits())
            {
                return false;
            }
        }

        _integer = _position == whole;
        _length = _position - _start;
        return true;
    }

    private bool SkipDigits()
    {
        var from = _position;
        while (_position < _end && _data[_position] >= '0' && _data[_position] <= '9')
        {
            _position++;
        }

        return _position > from;
    }

    private bool ReadString()
    {
        var read = _position + 1;
        var write = read;
        _start = read;
        while (read < _end)
        {
            int c = _data[read];
            if (c == '"')
            {
                _length = write - _start;
                _position = read + 1;
                return true;
            }

            if (c == '\\')
            {
                if (!JsonText.Unescape(_data, _end, ref read, ref write))
                {
                    return false;
                }
            }
            else
            {
                var size = JsonText.Utf8Size(_data, read, _end);
                if (size == 0)
                {
                    return false;
                }

                for (; size > 0; size--)
                {
                    _data[write++] = _data[read++];
                }
            }
        }

        return false;
    }
}
