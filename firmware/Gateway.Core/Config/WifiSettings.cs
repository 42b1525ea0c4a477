namespace Hjemvakt.Gateway.Config;

/// <summary>One wireless network.</summary>
public sealed class WifiSettings
{
    public WifiSettings(string ssid, string password)
    {
        Ssid = ssid;
        Password = password;
    }

    public string Ssid { get; }

    public string Password { get; }
}
