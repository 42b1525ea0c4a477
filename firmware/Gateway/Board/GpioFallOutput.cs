using System.Device.Gpio;
using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Gateway.Board;

/// <summary>The fall output of a radar: high while the radar holds that somebody has fallen. Each rise is one fall.</summary>
public sealed class GpioFallOutput : IWatchedPin
{
    // One wire carries no figure. More likely than not, and less than a sensor that says how sure it is.
    private const int Confidence = 70;

    private readonly object _gate = new object();
    private readonly GpioController _pins;
    private readonly Inputs _inputs;
    private readonly string _point;
    private readonly int _pin;
    private bool _fallen;

    public GpioFallOutput(GpioController pins, Inputs inputs, string point, int pin)
    {
        _pins = pins;
        _inputs = inputs;
        _point = point;
        _pin = pin;
    }

    public void Start()
    {
        _pins.OpenPin(_pin, PinMode.InputPullDown);
        Look();
        _pins.RegisterCallbackForPinValueChangedEvent(_pin, PinEventTypes.Rising | PinEventTypes.Falling, OnEdge);
    }

    public void Look()
    {
        lock (_gate)
        {
            Take(_pins.Read(_pin) == PinValue.High);
        }
    }

    private void OnEdge(object sender, PinValueChangedEventArgs e)
    {
        lock (_gate)
        {
            Take(e.ChangeType == PinEventTypes.Rising);
        }
    }

    private void Take(bool fallen)
    {
        if (fallen && !_fallen)
        {
            _inputs.Fall(_point, "radar", Confidence);
        }

        _fallen = fallen;
    }
}
