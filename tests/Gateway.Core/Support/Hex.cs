namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>Bytes as hexadecimal digits and back.</summary>
public static class Hex
{
    private const string Digits = "0123456789ABCDEF";

    public static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length / 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((Digits.IndexOf(text[2 * i]) << 4) | Digits.IndexOf(text[(2 * i) + 1]));
        }

        return bytes;
    }

    public static string Text(byte[] bytes, int offset, int count)
    {
        var text = new char[2 * count];
        for (var i = 0; i < count; i++)
        {
            text[2 * i] = Digits[bytes[offset + i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[offset + i] & 15];
        }

        return new string(text);
    }
}
