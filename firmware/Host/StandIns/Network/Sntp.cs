using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.Networking;

/// <summary>The chip's SNTP client: it starts by itself when there is an address, and asks these two servers.</summary>
public class Sntp
{
    /// <summary>The first server asked. The package keeps a pointer to the text, not a copy: whoever sets it keeps the text alive.</summary>
    public static string Server1
    {
        get => Network().TimeServer(0);
        set => Network().SetTimeServer(0, value);
    }

    /// <summary>The second.</summary>
    public static string Server2
    {
        get => Network().TimeServer(1);
        set => Network().SetTimeServer(1, value);
    }

    /// <summary>Asks now.</summary>
    public static void UpdateNow() => Network().AskTime();

    private static Hjemvakt.Host.StandIns.Network.SimulatedNetwork Network()
    {
        var boot = Boot.Current;
        boot.ThrowIfPowerLost();
        return boot.Device.Network;
    }
}
