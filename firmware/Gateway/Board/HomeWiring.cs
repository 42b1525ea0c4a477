using System;
using System.Collections;
using System.Device.Gpio;
using System.Threading;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Gateway.Board;

/// <summary>What hangs on the pins of this home, by its settings: what a person calls with, or all the rest.</summary>
public sealed class HomeWiring
{
    private const int LookEveryMs = 250;

    private readonly ArrayList _pins;
    private readonly ArrayList _watched = new ArrayList();
    private readonly AirReader _air;
    private readonly Pulse _pulse;
    private Timer? _look;

    /// <param name="pins">The chip's pins.</param>
    /// <param name="points">The home's points.</param>
    /// <param name="inputs">Where what happens is handed in.</param>
    /// <param name="lines">The serial lines that are open; what hangs on pins comes to them.</param>
    /// <param name="pulse">Of the timers, which look at the pins.</param>
    /// <param name="calls">What a person calls with; else the rest.</param>
    public HomeWiring(GpioController pins, PointSettings[] points, Inputs inputs, ArrayList lines, Pulse pulse, bool calls)
    {
        _pins = lines;
        _pulse = pulse;
        _air = new AirReader(inputs);
        foreach (var point in points)
        {
            if (PointKind.Calls(point.Kind) == calls)
            {
                Wire(pins, point, inputs);
            }
        }
    }

    /// <summary>Tells how every point is now, and from here on what changes.</summary>
    public void Start()
    {
        for (var i = 0; i < _pins.Count; i++)
        {
            var pin = (IWatchedPin)_pins[i]!;
            try
            {
                pin.Start();
                _watched.Add(pin);
            }
            catch (Exception impossible)
            {
                // A wrong pin number in the settings must not take the help button with it.
                Console.WriteLine("Point: " + impossible.Message);
            }
        }

        _look = new Timer(LookAtAll, null, LookEveryMs, LookEveryMs);
        _air.Start();
    }

    private void Wire(GpioController pins, PointSettings point, Inputs inputs)
    {
        var kind = point.Kind;
        var channel = point.Number(PointSettings.Adc);
        if (kind == PointKind.Env)
        {
            _air.Add(point);
        }
        else if (channel >= 0 && (kind == PointKind.Door || kind == PointKind.Power) && Usable(point, Pins.OfAnalogue(channel)))
        {
            _pins.Add(new AnalogueInput(inputs, point, kind == PointKind.Power));
        }

        if (point.Pin < 0 || kind == PointKind.Env || (kind == PointKind.Door && channel >= 0) || !Usable(point, point.Pin))
        {
            return;
        }

        if (kind == PointKind.Radar || kind == PointKind.Door || kind == PointKind.Motion)
        {
            // The magnet closes the reed to ground; an open door, and a cut wire, leaves it to the pull-up. A motion sensor drives the pin high while it
            // sees movement; a cut wire looks like movement without end, and is told as stuck.
            _pins.Add(new GpioContact(pins, inputs, point, true));
        }
        else if (kind == PointKind.Power || PointKind.Holds(kind) || PointKind.Calls(kind))
        {
            // Closes to ground. While there is mains its optocoupler does; a cut wire looks like mains that is gone.
            _pins.Add(new GpioContact(pins, inputs, point, false));
        }
    }

    // Opening a pin that the flash hangs on would stop the chip, at every start. The other points live.
    internal static bool Usable(PointSettings point, int pin)
    {
        var usable = Pins.IsForPoints(pin);
        if (!usable)
        {
            Console.WriteLine("Point " + point.Id + " cannot be on pin " + pin + ".");
        }

        return usable;
    }

    private void LookAtAll(object? state)
    {
        _pulse.Beat();
        for (var i = 0; i < _watched.Count; i++)
        {
            var pin = (IWatchedPin)_watched[i]!;
            pin.Look();
        }
    }
}
