namespace nanoFramework.Runtime.Native;

/// <summary>What the runtime says about itself.</summary>
public static class SystemInfo
{
    /// <summary>The name of the firmware's target.</summary>
    public static string TargetName => "VIRTUAL";
}
