namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>What <see cref="RadarConfigurator"/> needs to be able to say to a radar, whatever its language.</summary>
public interface IRadarCommands
{
    /// <summary>Asks for the present value of setting number <paramref name="setting"/>.</summary>
    void Ask(int setting);

    /// <summary>Sets it to what is wanted.</summary>
    void Set(int setting);

    /// <summary>Makes changed settings count, where the radar needs that.</summary>
    /// <returns>How many milliseconds the radar is then away, or 0 when there is nothing to do.</returns>
    int Commit();
}
