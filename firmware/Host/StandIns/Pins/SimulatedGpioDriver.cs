using System.Device.Gpio;
using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Pins;

/// <summary>
/// The driver under <see cref="GpioController"/> for one boot. Inputs read what is wired to them, or what their own pull resistor makes of an open
/// wire; edges are raised on the board's event thread, so a callback sees the level of its own time, not that of the edge.
/// </summary>
internal sealed class SimulatedGpioDriver(SimulatedDevice device, Boot boot) : GpioDriver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, PinMode> _modes = [];
    private readonly Dictionary<int, bool> _outputs = [];
    private readonly List<(int Pin, PinEventTypes Types, PinChangeEventHandler Call)> _callbacks = [];

    // GPIO0 to GPIO48 of an ESP32-S3.
    protected override int PinCount => 49;

    public bool OutputLevel(int pin)
    {
        lock (_gate)
        {
            return _outputs.GetValueOrDefault(pin);
        }
    }

    public void OnLevel(int pin, bool high)
    {
        PinChangeEventHandler[] calls;
        var edge = high ? PinEventTypes.Rising : PinEventTypes.Falling;
        lock (_gate)
        {
            calls = [.. _callbacks.Where(callback => callback.Pin == pin && callback.Types.HasFlag(edge)).Select(callback => callback.Call)];
        }

        foreach (var call in calls)
        {
            boot.Raise(() => call(this, new PinValueChangedEventArgs(edge, pin)));
        }
    }

    protected override void OpenPin(int pinNumber)
    {
        boot.ThrowIfPowerLost();
        lock (_gate)
        {
            _modes[pinNumber] = PinMode.Input;
        }
    }

    protected override void ClosePin(int pinNumber)
    {
        lock (_gate)
        {
            _modes.Remove(pinNumber);
        }
    }

    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        boot.ThrowIfPowerLost();
        lock (_gate)
        {
            _modes[pinNumber] = mode;
        }
    }

    protected override PinMode GetPinMode(int pinNumber)
    {
        lock (_gate)
        {
            return _modes[pinNumber];
        }
    }

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber)
    {
        boot.ThrowIfPowerLost();
        lock (_gate)
        {
            var mode = _modes[pinNumber];
            return mode == PinMode.Output
                ? _outputs.GetValueOrDefault(pinNumber)
                : device.Pins.Driven(pinNumber) ?? mode == PinMode.InputPullUp;
        }
    }

    protected override void Write(int pinNumber, PinValue value)
    {
        boot.ThrowIfPowerLost();
        var high = (bool)value;
        lock (_gate)
        {
            if (_modes[pinNumber] != PinMode.Output)
            {
                throw new InvalidOperationException($"Pin {pinNumber} is not an output.");
            }

            if (_outputs.TryGetValue(pinNumber, out var was) && was == high)
            {
                return;
            }

            _outputs[pinNumber] = high;
        }

        device.Pins.OnOutput(pinNumber, high);
    }

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        boot.ThrowIfPowerLost();
        lock (_gate)
        {
            _callbacks.Add((pinNumber, eventTypes, callback));
        }
    }

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        lock (_gate)
        {
            _callbacks.RemoveAll(entry => entry.Pin == pinNumber && entry.Call == callback);
        }
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
        => throw new NotSupportedException("nanoFramework's controller has no such method; use a callback.");
}
