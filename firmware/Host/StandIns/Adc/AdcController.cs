using Hjemvakt.Host.StandIns.Simulation;

namespace System.Device.Adc;

/// <summary>The analogue inputs of the chip, 12 bits each.</summary>
public class AdcController
{
    private readonly Boot _boot = Boot.Current;

    /// <summary>Opens a channel.</summary>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public AdcChannel OpenChannel(int channelNumber) => channelNumber is >= 0 and <= 19
        ? new AdcChannel(_boot, channelNumber)
        : throw new ArgumentException($"There is no channel {channelNumber}.", nameof(channelNumber));
}

/// <summary>One analogue input.</summary>
public class AdcChannel
{
    private readonly Boot _boot;
    private readonly int _channel;

    internal AdcChannel(Boot boot, int channel)
    {
        boot.ThrowIfPowerLost();
        _boot = boot;
        _channel = channel;
    }

    /// <summary>Measures now: 0 to 4095.</summary>
    public int ReadValue()
    {
        _boot.ThrowIfPowerLost();
        return _boot.Device.Analogue.Code(_channel);
    }
}
