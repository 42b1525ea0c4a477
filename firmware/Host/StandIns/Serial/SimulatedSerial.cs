using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.Hardware.Esp32;

namespace Hjemvakt.Host.StandIns.Serial;

/// <summary>The UARTs of a board, seen from outside, by the names that the package gives them.</summary>
public sealed class SimulatedSerial
{
    private readonly Dictionary<string, SimulatedSerialLine> _lines;

    internal SimulatedSerial(SimulatedDevice device)
    {
        _lines = new(StringComparer.Ordinal)
        {
            ["COM2"] = new(device, DeviceFunction.COM2_RX, DeviceFunction.COM2_TX),
            ["COM3"] = new(device, DeviceFunction.COM3_RX, DeviceFunction.COM3_TX),
        };
    }

    /// <summary>One of them.</summary>
    /// <exception cref="ArgumentException">The board has no such port, or it is the console's.</exception>
    public SimulatedSerialLine this[string port] => _lines.TryGetValue(port, out var line) ? line : throw new ArgumentException($"There is no free port {port}.", nameof(port));

    internal void Release()
    {
        foreach (var line in _lines.Values)
        {
            line.Release();
        }
    }
}
