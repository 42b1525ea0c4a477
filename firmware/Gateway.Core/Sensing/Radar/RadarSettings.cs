namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>What commissioning tells a fall radar. <see cref="Leave"/> leaves a setting as the radar has it.</summary>
public sealed class RadarSettings
{
    /// <summary>Do not touch this setting.</summary>
    public const int Leave = -1;

    public RadarSettings(int heightCm, int thresholdCm, int sensitivity, int fallDelaySeconds, int dwellSeconds)
    {
        HeightCm = heightCm;
        ThresholdCm = thresholdCm;
        Sensitivity = sensitivity;
        FallDelaySeconds = fallDelaySeconds;
        DwellSeconds = dwellSeconds;
    }

    /// <summary>Mounting height above the floor in centimetres. A wrong height is the commonest reason for missed falls: measured, never guessed.</summary>
    public readonly int HeightCm;

    /// <summary>A person whose body is below this counts as fallen; centimetres above the floor.</summary>
    public readonly int ThresholdCm;

    /// <summary>In the radar's own unit; see the two kinds of radar.</summary>
    public readonly int Sensitivity;

    /// <summary>How long the radar waits before it calls it a fall; seconds.</summary>
    public readonly int FallDelaySeconds;

    /// <summary>How long somebody must be still to count as dwelling; seconds.</summary>
    public readonly int DwellSeconds;

    /// <summary>Says in a sentence why a value cannot be, or null.</summary>
    internal static string? OutOfRange(string name, int value, int least, int most, string unit) =>
        value == Leave || (value >= least && value <= most)
            ? null
            : "radar " + name + " is " + value + ", must be " + least + " to " + most + unit;
}
