using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Air;

namespace Hjemvakt.Gateway.Inputs;

/// <summary>What has come in at one point and waits for the main loop. Not thread-safe by itself; <see cref="PointInputs"/> locks.</summary>
internal sealed class PointInput
{
    /// <summary>Id of the point.</summary>
    internal readonly string Point;

    /// <summary>Changes of its level.</summary>
    internal readonly EdgeBuffer Edges = new EdgeBuffer();

    /// <summary>Its samples; null when it has none.</summary>
    internal readonly SampleBuffer? Samples;

    /// <summary>The first fall that it has seen, or null.</summary>
    internal FallSeen? Fall;

    /// <summary>The last fall that it has seen since, or null.</summary>
    internal FallSeen? FallAgain;

    /// <summary>Its latest reading, or null.</summary>
    internal RawReading? Reading;

    internal PointInput(PointSettings point)
    {
        Point = point.Id;
        Samples = point.Kind == SensorKind.Wearable ? new SampleBuffer() : null;
    }
}
