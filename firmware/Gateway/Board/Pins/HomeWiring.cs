using System;
using System.Collections;
using System.Device.Gpio;
using System.Threading;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Inputs;

namespace Hjemvakt.Gateway.Board.Pins;

/// <summary>What hangs on the pins of this home, by its settings: what comes first, or all the rest.</summary>
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
    /// <param name="first">What a person calls with, and what warns of smoke and gas; else the rest.</param>
    public HomeWiring(GpioController pins, PointSettings[] points, PointInputs inputs, ArrayList lines, Pulse pulse, bool first)
    {
        _pins = lines;
        _pulse = pulse;
        _air = new AirReader(inputs);
        foreach (var point in points)
        {
            if (SensorKind.ComesFirst(point.Kind) == first)
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

    private void Wire(GpioController pins, PointSettings point, PointInputs inputs)
    {
        var kind = point.Kind;
        var channel = point.Number(PointSettings.Adc);
        if (kind == SensorKind.Env)
        {
            _air.Add(point);
        }
        else if (channel >= 0 && (kind == SensorKind.Door || kind == SensorKind.Power) && PinMap.Usable(point, PinMap.OfAnalogue(channel)))
        {
            _pins.Add(new AnalogueInput(inputs, point, kind == SensorKind.Power));
        }

        if (point.Pin < 0 || kind == SensorKind.Env || (kind == SensorKind.Door && channel >= 0) || !PinMap.Usable(point, point.Pin))
        {
            return;
        }

        if (kind == SensorKind.Radar || kind == SensorKind.Door || kind == SensorKind.Motion)
        {
            // The magnet closes the reed to ground; an open door, and a cut wire, leaves it to the pull-up. A motion sensor drives the pin high while it
            // sees movement; a cut wire looks like movement without end, and is told as stuck.
            _pins.Add(new GpioContact(pins, inputs, point, true));
        }
        else if (kind == SensorKind.Power || SensorKind.Holds(kind) || SensorKind.ComesFirst(kind))
        {
            // Closes to ground. While there is mains its optocoupler does; a cut wire looks like mains that is gone.
            _pins.Add(new GpioContact(pins, inputs, point, false));
        }
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
