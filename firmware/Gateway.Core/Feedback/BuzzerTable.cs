namespace Hjemvakt.Gateway.Feedback;

/// <summary>How the buzzer sounds. Good news rises, bad news falls or stays low.</summary>
public static class BuzzerTable
{
    /// <summary>How many signals there are; they are numbered from 0, which is silence.</summary>
    public const int Count = 9;

    private const int Columns = 3;

    // One table and not an array for each signal: on the device every array carries a long name.
    // Signal, hundreds of hertz (0 is a rest), tens of milliseconds.
    private static readonly byte[] Table =
    [
        1, 20, 15,
        2, 4, 60, 2, 0, 15, 2, 4, 60,
        3, 15, 12, 3, 0, 8, 3, 20, 12,
        4, 10, 12, 4, 15, 12, 4, 20, 24,
        5, 10, 12, 5, 15, 12, 5, 20, 12, 5, 0, 8, 5, 20, 24,
        6, 20, 12, 6, 15, 12, 6, 10, 40,
        7, 5, 30, 7, 0, 20, 7, 5, 30, 7, 0, 20, 7, 5, 30,
        8, 10, 10, 8, 0, 10, 8, 10, 10, 8, 0, 10, 8, 10, 10,
    ];

    /// <summary>Tones in turn, as pairs of hertz (0 is a rest) and milliseconds.</summary>
    public static int[] Tones(BuzzerSignal signal)
    {
        var tones = new int[Rows(Table, Columns, (int)signal) * 2];
        var next = 0;
        for (var i = 0; i < Table.Length; i += Columns)
        {
            if (Table[i] == (int)signal)
            {
                tones[next++] = Table[i + 1] * 100;
                tones[next++] = Table[i + 2] * 10;
            }
        }

        return tones;
    }

    /// <summary>How many rows of a table begin with this number.</summary>
    internal static int Rows(byte[] table, int columns, int first)
    {
        var rows = 0;
        for (var i = 0; i < table.Length; i += columns)
        {
            rows += table[i] == first ? 1 : 0;
        }

        return rows;
    }
}
