namespace Hjemvakt.Gateway.Feedback;

/// <summary>
/// How the lamp looks: one place for the board that plays it, the virtual home that draws it and the table in firmware/README.md (a test compares them).
/// Colours differ in rhythm too, so that no pattern is told by colour alone.
/// </summary>
public static class LampTable
{
    /// <summary>How many patterns there are; they are numbered from 0.</summary>
    public const int Count = 8;

    /// <summary>The pattern's name in the contract between gateway, virtual home and pictures: <c>off</c>, <c>ok</c>, <c>noNetwork</c>…</summary>
    public static string Name(LampPattern pattern) => pattern switch
    {
        LampPattern.Ok => "ok",
        LampPattern.NoNetwork => "noNetwork",
        LampPattern.NoCompanion => "noCompanion",
        LampPattern.AlarmSent => "alarmSent",
        LampPattern.AlarmReceived => "alarmReceived",
        LampPattern.SomebodyHasIt => "somebodyHasIt",
        LampPattern.OnTheWay => "onTheWay",
        _ => "off",
    };

    /// <summary>The steps of one round; the last is followed by the first again.</summary>
    public static LampStep[] Steps(LampPattern pattern) => pattern switch
    {
        LampPattern.Ok => [new LampStep(LampColour.Green, 100), new LampStep(LampColour.Dark, 4900)],
        LampPattern.NoNetwork => [new LampStep(LampColour.Yellow, 1000), new LampStep(LampColour.Dark, 1000)],
        LampPattern.NoCompanion => [new LampStep(LampColour.Yellow, 200), new LampStep(LampColour.Dark, 200), new LampStep(LampColour.Yellow, 200), new LampStep(LampColour.Dark, 1400)],
        LampPattern.AlarmSent => [new LampStep(LampColour.Red, 150), new LampStep(LampColour.Dark, 150)],
        LampPattern.AlarmReceived => [new LampStep(LampColour.Red, 1000), new LampStep(LampColour.Dark, 500)],
        LampPattern.SomebodyHasIt => [new LampStep(LampColour.Blue, 1000), new LampStep(LampColour.Dark, 500)],
        LampPattern.OnTheWay => [new LampStep(LampColour.Blue, 5000)],
        _ => [new LampStep(LampColour.Dark, 1000)],
    };
}
