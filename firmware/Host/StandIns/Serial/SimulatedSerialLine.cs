using System.IO.Ports;
using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.Hardware.Esp32;

namespace Hjemvakt.Host.StandIns.Serial;

/// <summary>The two wires of a UART, seen from the device at their other end.</summary>
public sealed class SimulatedSerialLine
{
    private readonly SimulatedDevice _device;
    private readonly DeviceFunction _rx;
    private readonly DeviceFunction _tx;
    private volatile SerialPort? _open;

    internal SimulatedSerialLine(SimulatedDevice device, DeviceFunction rx, DeviceFunction tx)
    {
        _device = device;
        _rx = rx;
        _tx = tx;
    }

    /// <summary>The board has sent these bytes. Raised on the thread that sends them.</summary>
    public event Action<byte[]>? Heard;

    /// <summary>True: what comes in raises no event any more, as when the chip's event queue is full. It can still be read.</summary>
    public bool LosesEvents { get; set; }

    /// <summary>The board has it open.</summary>
    public bool IsOpen => _open is not null;

    internal bool HasPins => _device.Pins.PinOf(_rx) is not null && _device.Pins.PinOf(_tx) is not null;

    /// <summary>Says something to the board. While the port is not open nobody hears it.</summary>
    public void Say(ReadOnlySpan<byte> bytes) => _open?.Take(bytes, raise: !LosesEvents);

    internal void Connect(SerialPort port) => _open = port;

    internal void Disconnect(SerialPort port)
    {
        if (ReferenceEquals(_open, port))
        {
            _open = null;
        }
    }

    internal void Release() => _open = null;

    internal void OnWritten(byte[] bytes) => Heard?.Invoke(bytes);
}
