using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.Hardware.Esp32;

namespace Hjemvakt.Host.StandIns.I2c;

/// <summary>The I²C bus of a board and the chips on it. They stay when the board's power goes; whether they lose theirs is their own matter.</summary>
public sealed class SimulatedI2cBus
{
    private readonly SimulatedDevice _device;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, II2cChip> _chips = [];
    private readonly HashSet<int> _claimed = [];

    internal SimulatedI2cBus(SimulatedDevice device) => _device = device;

    /// <summary>Puts a chip on the bus.</summary>
    public void Attach(int address, II2cChip chip)
    {
        lock (_gate)
        {
            _chips[address] = chip;
        }
    }

    /// <summary>Takes the chip at an address off the bus.</summary>
    public void Detach(int address)
    {
        lock (_gate)
        {
            _chips.Remove(address);
        }
    }

    internal bool Transfer(int address, ReadOnlySpan<byte> write, Span<byte> read)
    {
        lock (_gate)
        {
            if (_device.Pins.PinOf(DeviceFunction.I2C1_DATA) is null || _device.Pins.PinOf(DeviceFunction.I2C1_CLOCK) is null)
            {
                throw new InvalidOperationException("The I2C bus has no pins; call Configuration.SetPinFunction first.");
            }

            return _chips.TryGetValue(address, out var chip) && (write.IsEmpty || chip.Write(write)) && (read.IsEmpty || chip.Read(read));
        }
    }

    /// <summary>The package does not open an address twice.</summary>
    internal void Claim(int address)
    {
        lock (_gate)
        {
            if (!_claimed.Add(address))
            {
                throw new ArgumentException($"Address {address} is in use already.", nameof(address));
            }
        }
    }

    internal void Free(int address)
    {
        lock (_gate)
        {
            _claimed.Remove(address);
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            _claimed.Clear();
        }
    }
}

/// <summary>A chip on an I²C bus.</summary>
public interface II2cChip
{
    /// <summary>The master writes.</summary>
    /// <returns>False when the chip does not acknowledge.</returns>
    bool Write(ReadOnlySpan<byte> bytes);

    /// <summary>The master reads so many bytes.</summary>
    /// <returns>False when the chip does not acknowledge.</returns>
    bool Read(Span<byte> bytes);
}
