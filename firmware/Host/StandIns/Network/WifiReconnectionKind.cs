namespace System.Device.Wifi;

/// <summary>Whether the chip joins the network again by itself.</summary>
public enum WifiReconnectionKind
{
    /// <summary>It does.</summary>
    Automatic = 0,

    /// <summary>It does not.</summary>
    Manual = 1,
}
