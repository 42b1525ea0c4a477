namespace Hjemvakt.Gateway.Feedback;

/// <summary>
/// How the lamp looks: one place for the board that plays it, the virtual home that draws it and the table in firmware/README.md (a test compares them).
/// Colours differ in rhythm too, so that no pattern is told by colour alone.
/// </summary>
public static class LampTable
{
    /// <summary>How many patterns there are; they are numbered from 0.</summary>
    public const int Count = 10;

    private const byte Dark = (byte)LampColour.Dark;
    private const byte Green = (byte)LampColour.Green;
    private const byte Yellow = (byte)LampColour.Yellow;
    private const byte Red = (byte)LampColour.Red;
    private const byte Blue = (byte)LampColour.Blue;
    private const int Columns = 3;

    // Pattern, colour, steps of 50 ms.
    private static readonly byte[] Table =
    [
        0, Dark, 20,
        1, Green, 2, 1, Dark, 98,
        2, Yellow, 20, 2, Dark, 20,
        3, Yellow, 4, 3, Dark, 4, 3, Yellow, 4, 3, Dark, 28,
        4, Red, 3, 4, Dark, 3,
        5, Red, 20, 5, Dark, 10,
        6, Blue, 20, 6, Dark, 10,
        7, Blue, 100,
        8, Yellow, 40, 8, Red, 6,
        9, Red, 6, 9, Green, 6, 9, Blue, 6,
    ];

    /// <summary>The steps of one round; the last is followed by the first again.</summary>
    public static LampStep[] Steps(LampPattern pattern)
    {
        var steps = new LampStep[BuzzerTable.Rows(Table, Columns, (int)pattern)];
        var next = 0;
        for (var i = 0; i < Table.Length; i += Columns)
        {
            if (Table[i] == (int)pattern)
            {
                steps[next++] = new LampStep((LampColour)Table[i + 1], Table[i + 2] * 50);
            }
        }

        return steps;
    }
}
