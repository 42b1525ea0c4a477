namespace Hjemvakt.Gateway.Feedback;

/// <summary>How the buzzer sounds. Good news rises, bad news falls or stays low.</summary>
public static class BuzzerTable
{
    /// <summary>How many signals there are; they are numbered from 0, which is silence.</summary>
    public const int Count = 9;

    private static readonly string[] _tunes =
    [
        "2000 150",
        "400 600 0 150 400 600",
        "1500 120 0 80 2000 120",
        "1000 120 1500 120 2000 240",
        "1000 120 1500 120 2000 120 0 80 2000 240",
        "2000 120 1500 120 1000 400",
        "500 300 0 200 500 300 0 200 500 300",
        "1000 100 0 100 1000 100 0 100 1000 100",
    ];

    /// <summary>Tones in turn, as pairs of hertz (0 is a rest) and milliseconds.</summary>
    public static int[] Tones(BuzzerSignal signal) => signal == BuzzerSignal.None ? new int[0] : Numbers.Of(_tunes[(int)signal - 1]);
}
