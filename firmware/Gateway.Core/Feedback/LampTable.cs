namespace Hjemvakt.Gateway.Feedback;

/// <summary>
/// How the lamp looks: one place for the board that plays it, the virtual home that draws it and the table in firmware/README.md (a test compares them).
/// Colours differ in rhythm too, so that no pattern is told by colour alone.
/// </summary>
public static class LampTable
{
    /// <summary>How many patterns there are; they are numbered from 0.</summary>
    public const int Count = 10;

    private const int Dark = (int)LampColour.Dark;
    private const int Green = (int)LampColour.Green;
    private const int Yellow = (int)LampColour.Yellow;
    private const int Red = (int)LampColour.Red;
    private const int Blue = (int)LampColour.Blue;

    /// <summary>The steps of one round, as pairs of <see cref="LampColour"/> and milliseconds; the last is followed by the first again.</summary>
    public static int[] Steps(LampPattern pattern) => pattern switch
    {
        LampPattern.Ok => [Green, 100, Dark, 4900],
        LampPattern.NoNetwork => [Yellow, 1000, Dark, 1000],
        LampPattern.NoCompanion => [Yellow, 200, Dark, 200, Yellow, 200, Dark, 1400],
        LampPattern.AlarmSent => [Red, 150, Dark, 150],
        LampPattern.AlarmReceived => [Red, 1000, Dark, 500],
        LampPattern.SomebodyHasIt => [Blue, 1000, Dark, 500],
        LampPattern.OnTheWay => [Blue, 5000],
        LampPattern.SafeMode => [Yellow, 2000, Red, 300],
        LampPattern.Test => [Red, 300, Green, 300, Blue, 300],
        _ => [Dark, 1000],
    };
}
