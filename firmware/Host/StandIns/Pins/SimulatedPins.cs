using System.Device.Gpio;
using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.Hardware.Esp32;

namespace Hjemvakt.Host.StandIns.Pins;

/// <summary>
/// The pins of a board, seen from outside: what hangs on the inputs, what the outputs show. What is wired stays wired when the power goes.
/// </summary>
public sealed class SimulatedPins
{
    private readonly SimulatedDevice _device;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, PinValue> _driven = [];
    private readonly Dictionary<int, DeviceFunction> _functions = [];
    private SimulatedGpioDriver? _driver;

    internal SimulatedPins(SimulatedDevice device) => _device = device;

    /// <summary>True: edges raise no events any more, as when the chip's event queue is full. Levels can still be read.</summary>
    public bool LosesEvents { get; set; }

    /// <summary>An output has changed. Raised on the thread that writes it.</summary>
    public event Action<int, bool>? OutputChanged;

    /// <summary>A pin sounds at so many hertz; 0 is silence. Raised on the thread that sets it.</summary>
    public event Action<int, int>? ToneChanged;

    /// <summary>A controller over these pins for the present boot.</summary>
    public GpioController NewController()
    {
        var driver = new SimulatedGpioDriver(_device, Boot.Current);
        lock (_gate)
        {
            _driver = driver;
        }

        return new GpioController(driver);
    }

    /// <summary>Pulls an input to a level, as a closed contact to ground or to the supply does.</summary>
    public void Drive(int pin, bool high)
    {
        SimulatedGpioDriver? driver;
        lock (_gate)
        {
            _driven[pin] = high;
            driver = _driver;
        }

        if (!LosesEvents)
        {
            driver?.OnLevel(pin, high);
        }
    }

    /// <summary>A contact that closes or opens as contacts do: <paramref name="bounces"/> times back and forth before it rests.</summary>
    public void DriveBouncing(int pin, bool high, int bounces)
    {
        for (var i = 0; i < bounces; i++)
        {
            Drive(pin, high);
            Drive(pin, !high);
        }

        Drive(pin, high);
    }

    /// <summary>The level that an output has; low without power.</summary>
    public bool Output(int pin)
    {
        lock (_gate)
        {
            return _driver?.OutputLevel(pin) ?? false;
        }
    }

    internal bool? Driven(int pin)
    {
        lock (_gate)
        {
            return _driven.TryGetValue(pin, out var level) ? (bool)level : null;
        }
    }

    internal void OnOutput(int pin, bool high) => OutputChanged?.Invoke(pin, high);

    internal void OnTone(int pin, int hertz) => ToneChanged?.Invoke(pin, hertz);

    internal void SetFunction(int pin, DeviceFunction function)
    {
        lock (_gate)
        {
            _functions[pin] = function;
        }
    }

    /// <summary>The pin that has been given this function, or null.</summary>
    internal int? PinOf(DeviceFunction function)
    {
        lock (_gate)
        {
            foreach (var (pin, given) in _functions)
            {
                if (given == function)
                {
                    return pin;
                }
            }

            return null;
        }
    }

    internal bool HasFunction(int pin)
    {
        lock (_gate)
        {
            return _functions.ContainsKey(pin);
        }
    }

    internal void Release()
    {
        lock (_gate)
        {
            _driver = null;
            _functions.Clear();
        }
    }
}
