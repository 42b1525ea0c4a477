namespace Hjemvakt.Gateway.Sensing;

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

    internal string Point { get; }

    internal string Source { get; }

    /// <summary>0–100.</summary>
    internal int Confidence { get; }

    /// <summary>Uptime in milliseconds.</summary>
    internal long At { get; }
}
