using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Serial;

/// <summary>The part of System.Console that the firmware uses: the chip's own serial console, which nobody reads unless a technician plugs in.</summary>
[StandsInFor("System.Console")]
public static class Console
{
    /// <summary>Writes a line.</summary>
    public static void WriteLine(string value) => Boot.Current.Device.Say(value);
}
