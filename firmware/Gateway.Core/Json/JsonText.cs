namespace Hjemvakt.Gateway.Json;

/// <summary>The letters inside a JSON text: which byte sequences are allowed, and what escapes mean.</summary>
internal static class JsonText
{
    /// <summary>How many bytes the UTF-8 character at <paramref name="at"/> has, or 0 when it is not well formed or is a control character.</summary>
    internal static int Utf8Size(byte[] data, int at, int end)
    {
        int c = data[at];
        if (c < 0x80)
        {
            return c < 0x20 ? 0 : 1;
        }

        var size = c >= 0xC2 && c <= 0xDF ? 2 : c >= 0xE0 && c <= 0xEF ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
        if (size == 0 || end - at < size)
        {
            return 0;
        }

        for (var i = 1; i < size; i++)
        {
            if ((data[at + i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        // Overlong forms, surrogates, and what lies beyond U+10FFFF.
        int second = data[at + 1];
        var wrong = (c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) || (c == 0xF4 && second > 0x8F);
        return wrong ? 0 : size;
    }

    /// <summary>Undoes the escape at <paramref name="read"/> (a backslash) into <paramref name="write"/>, which never overtakes it. False: no such escape.</summary>
    internal static bool Unescape(byte[] data, int end, ref int read, ref int write)
    {
        if (end - read < 2)
        {
            return false;
        }

        var c = (char)data[read + 1];
        read += 2;
        if (c == 'u')
        {
            return Unicode(data, end, ref read, ref write);
        }

        var which = "\"\\/bfnrt".IndexOf(c);
        if (which < 0)
        {
            return false;
        }

        data[write++] = (byte)"\"\\/\b\f\n\r\t"[which];
        return true;
    }

    private static bool Unicode(byte[] data, int end, ref int read, ref int write)
    {
        var point = Hex4(data, read, end);
        read += 4;
        if (point >= 0xD800 && point <= 0xDBFF)
        {
            if (end - read < 6 || data[read] != '\\' || data[read + 1] != 'u')
            {
                return false;
            }

            var low = Hex4(data, read + 2, end);
            if (low < 0xDC00 || low > 0xDFFF)
            {
                return false;
            }

            read += 6;
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        }

        if (point <= 0 || (point >= 0xDC00 && point <= 0xDFFF))
        {
            return false;
        }

        // The first byte says how many follow, each with six bits.
        var more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        data[write++] = (byte)(more == 0 ? point : (0xF0 << (3 - more)) | (point >> (6 * more)));
        while (more > 0)
        {
            more--;
            data[write++] = (byte)(0x80 | ((point >> (6 * more)) & 0x3F));
        }

        return true;
    }

    /// <summary>Four hexadecimal digits, or -1.</summary>
    private static int Hex4(byte[] data, int at, int end)
    {
        if (end - at < 4)
        {
            return -1;
        }

        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            int c = data[at + i];

            // With this bit a capital is a small letter, and a digit is itself.
            var digit = c < '0' ? -1 : "0123456789abcdef".IndexOf((char)(c | 0x20));
            if (digit < 0)
            {
                return -1;
            }

            value = value * 16 + digit;
        }

        return value;
    }
}
