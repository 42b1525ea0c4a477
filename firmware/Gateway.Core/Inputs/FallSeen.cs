namespace Hjemvakt.Gateway.Inputs;

/// <summary>One detector's word that somebody fell.</summary>
internal sealed class FallSeen
{
    internal FallSeen(string point, string source, int confidence, long at)
    {
        Point = point;
        Source = source;
        Confidence = confidence;
        At = at;
    }

    internal readonly string Point;

    internal readonly string Source;

    /// <summary>0–100.</summary>
    internal readonly int Confidence;

    /// <summary>Uptime in milliseconds.</summary>
    internal readonly long At;
}
