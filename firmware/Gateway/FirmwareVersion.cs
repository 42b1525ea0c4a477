namespace Hjemvakt.Gateway;

/// <summary>The version of this firmware, as heartbeats tell it.</summary>
public static class FirmwareVersion
{
    public const string Text = "0.1.0";
}
