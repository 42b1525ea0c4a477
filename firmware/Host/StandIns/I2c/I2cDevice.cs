using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.I2c;

/// <summary>
/// One address on an I²C bus. As in the package, a transfer that nobody answers throws nothing: its result says so, and what was to be read stays zero.
/// </summary>
[StandsInFor("System.Device.I2c.I2cDevice")]
public class I2cDevice : IDisposable
{
    private readonly Boot _boot = Boot.Current;

    /// <summary>A device by its bus and address.</summary>
    public I2cDevice(I2cConnectionSettings settings)
    {
        _boot.ThrowIfPowerLost();
        ConnectionSettings = settings;
        _boot.Device.I2c.Claim(settings.DeviceAddress);
    }

    /// <summary>Where it is.</summary>
    public I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>A device by its bus and address.</summary>
    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    /// <summary>Writes one byte.</summary>
    public I2cTransferResult WriteByte(byte value) => new(Transfer([value], []));

    /// <summary>Reads one byte; 0 when nobody answers.</summary>
    public byte ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        Transfer([], one);
        return one[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _boot.Device.I2c.Free(ConnectionSettings.DeviceAddress);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes, then reads.</summary>
    /// <returns>False when nobody answers.</returns>
    internal bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        _boot.ThrowIfPowerLost();
        return _boot.Device.I2c.Transfer(ConnectionSettings.DeviceAddress, write, read);
    }
}

/// <summary>Where on an I²C bus a device is.</summary>
[StandsInFor("System.Device.I2c.I2cConnectionSettings")]
public sealed class I2cConnectionSettings(int busId, int deviceAddress)
{
    /// <summary>The bus, from 1.</summary>
    public int BusId { get; } = busId;

    /// <summary>Seven bits.</summary>
    public int DeviceAddress { get; } = deviceAddress;
}

/// <summary>How a transfer went.</summary>
[StandsInFor("System.Device.I2c.I2cTransferResult")]
public readonly struct I2cTransferResult
{
    internal I2cTransferResult(bool full) => Status = full ? I2cTransferStatus.FullTransfer : I2cTransferStatus.SlaveAddressNotAcknowledged;

    /// <summary>How it went.</summary>
    public I2cTransferStatus Status { get; }
}

/// <summary>How a transfer went.</summary>
[StandsInFor("System.Device.I2c.I2cTransferStatus")]
public enum I2cTransferStatus
{
    /// <summary>Not well, nobody knows why.</summary>
    UnknownError = 0,

    /// <summary>As asked.</summary>
    FullTransfer = 1,

    /// <summary>Nobody is at that address.</summary>
    SlaveAddressNotAcknowledged = 4,
}
