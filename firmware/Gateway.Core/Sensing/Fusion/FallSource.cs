namespace Hjemvakt.Gateway.Sensing.Fusion;

/// <summary>The words of a <c>fall</c> record's <c>src</c>.</summary>
public static class FallSource
{
    public const string Radar = "radar";
    public const string Wearable = "wearable";
    public const string Mat = "mat";
}
