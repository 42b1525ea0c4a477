namespace Hjemvakt.Gateway.Feedback;

/// <summary>
/// How the lamp looks: one place for the board that plays it, the virtual home that draws it and the table in firmware/README.md (a test compares them).
/// Colours differ in rhythm too, so that no pattern is told by colour alone.
/// </summary>
public static class LampTable
{
    /// <summary>How many patterns there are; they are numbered from 0.</summary>
    public const int Count = 10;

    // For each pattern its steps in turn: a colour (0 dark, 1 green, 2 yellow, 3 red, 4 blue) and milliseconds.
    private static readonly string[] _rounds =
    [
        "0 1000",
        "1 100 0 4900",
        "2 1000 0 1000",
        "2 200 0 200 2 200 0 1400",
        "3 150 0 150",
        "3 1000 0 500",
        "4 1000 0 500",
        "4 5000",
        "2 2000 3 300",
        "3 300 1 300 4 300",
    ];

    /// <summary>The steps of one round, as pairs of <see cref="LampColour"/> and milliseconds; the last is followed by the first again.</summary>
    public static int[] Steps(LampPattern pattern) => Numbers.Of(_rounds[(int)pattern]);
}
