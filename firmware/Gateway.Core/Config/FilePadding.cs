using System;

namespace Hjemvakt.Gateway.Config;

/// <summary>
/// What editors and tools put around the text of a file: a UTF-8 byte order mark before it (Notepad, PowerShell 5), and behind it zero bytes or the 0xFF of erased flash
/// (tools that write whole sectors). The companion's desk leaves out the same. Messages have nothing of the kind and are read strictly.
/// </summary>
public static class FilePadding
{
    private const byte Erased = 0xFF;

    /// <summary>The text of the file alone: the same array when there is nothing around it.</summary>
    public static byte[] Strip(byte[] file)
    {
        var from = file.Length >= 3 && file[0] == 0xEF && file[1] == 0xBB && file[2] == 0xBF ? 3 : 0;
        var to = file.Length;
        while (to > from && (file[to - 1] == 0 || file[to - 1] == Erased))
        {
            to--;
        }

        if (to - from == file.Length)
        {
            return file;
        }

        var text = new byte[to - from];
        Array.Copy(file, from, text, 0, text.Length);
        return text;
    }

    /// <summary>Whether the file is UTF-16, as PowerShell 5 writes what is redirected into a file.</summary>
    public static bool IsUtf16(byte[] file) => file.Length >= 2 && ((file[0] == Erased && file[1] == 0xFE) || (file[0] == 0xFE && file[1] == Erased));
}
