using Hjemvakt.Host.StandIns.Simulation;

namespace nanoFramework.Runtime.Native;

/// <summary>The chip's power management.</summary>
public class Power
{
    /// <summary>Restarts the chip; does not return.</summary>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        var boot = Boot.Current;
        boot.ThrowIfPowerLost();
        boot.Device.Reboot(boot);
        boot.ThrowIfPowerLost();
    }
}

/// <summary>What to start after the reset.</summary>
public enum RebootOption
{
    /// <summary>The chip, as after power-on.</summary>
    NormalReboot = 0,

    /// <summary>The boot loader.</summary>
    EnterNanoBooter = 1,

    /// <summary>The runtime only.</summary>
    ClrOnly = 2,

    /// <summary>The maker's boot loader.</summary>
    EnterProprietaryBooter = 8,
}
