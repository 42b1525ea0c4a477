namespace Hjemvakt.Gateway.Feedback;

/// <summary>How the buzzer sounds. Good news rises, bad news falls or stays low.</summary>
public static class BuzzerTable
{
    /// <summary>How many signals there are; they are numbered from 0, which is silence.</summary>
    public const int Count = 9;

    private const int Rest = 0;

    /// <summary>Tones in turn, as pairs of hertz (0 is a rest) and milliseconds.</summary>
    public static int[] Tones(BuzzerSignal signal) => signal switch
    {
        BuzzerSignal.Stored => [2000, 150],
        BuzzerSignal.NotStored => [400, 600, Rest, 150, 400, 600],
        BuzzerSignal.Received => [1500, 120, Rest, 80, 2000, 120],
        BuzzerSignal.SomebodyHasIt => [1000, 120, 1500, 120, 2000, 240],
        BuzzerSignal.OnTheWay => [1000, 120, 1500, 120, 2000, 120, Rest, 80, 2000, 240],
        BuzzerSignal.Cancelled => [2000, 120, 1500, 120, 1000, 400],
        BuzzerSignal.NobodyReached => [500, 300, Rest, 200, 500, 300, Rest, 200, 500, 300],
        BuzzerSignal.Test => [1000, 100, Rest, 100, 1000, 100, Rest, 100, 1000, 100],
        _ => new int[0],
    };
}
