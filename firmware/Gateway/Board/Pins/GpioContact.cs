using System.Device.Gpio;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Sensing.Fusion;

namespace Hjemvakt.Gateway.Board.Pins;

/// <summary>
/// A contact on a pin: button, cord, door; or the fall output of a radar, high while it holds that somebody has fallen, of which each rise is one fall. Edges come as events, raw, bounces and all; the level is looked at again now and then besides,
/// since an event that the chip dropped must not become an alarm that nobody heard.
/// </summary>
public sealed class GpioContact : IWatchedPin
{
    // One wire carries no figure. More likely than not, and less than a sensor that says how sure it is.
    private const int FallConfidence = 70;

    private readonly object _gate = new object();
    private readonly GpioController _pins;
    private readonly PointInputs _inputs;
    private readonly PointSettings _point;
    private readonly int _pin;
    private readonly bool _fall;
    private readonly bool _activeHigh;
    private bool _active;

    /// <param name="activeHigh">The pin is high when the button is pressed or the door is open.</param>
    public GpioContact(GpioController pins, PointInputs inputs, PointSettings point, bool activeHigh)
    {
        _pins = pins;
        _inputs = inputs;
        _point = point;
        _pin = point.Pin;
        _fall = point.Kind == SensorKind.Radar;
        _activeHigh = activeHigh;
    }

    public void Start()
    {
        _pins.OpenPin(_pin, _fall ? PinMode.InputPullDown : PinMode.InputPullUp);
        lock (_gate)
        {
            Tell(ReadActive());
        }

        _pins.RegisterCallbackForPinValueChangedEvent(_pin, PinEventTypes.Rising | PinEventTypes.Falling, OnEdge);
    }

    public void Look()
    {
        lock (_gate)
        {
            var active = ReadActive();
            if (active != _active)
            {
                Tell(active);
            }
        }
    }

    private void OnEdge(object sender, PinValueChangedEventArgs e)
    {
        lock (_gate)
        {
            Tell((e.ChangeType == PinEventTypes.Rising) == _activeHigh);
        }
    }

    private bool ReadActive() => (_pins.Read(_pin) == PinValue.High) == _activeHigh;

    private void Tell(bool active)
    {
        if (!_fall)
        {
            _inputs.Level(_point.Id, active);
        }
        else if (active && !_active)
        {
            _inputs.Fall(_point.Id, FallSource.Radar, FallConfidence);
        }

        _active = active;
    }
}
