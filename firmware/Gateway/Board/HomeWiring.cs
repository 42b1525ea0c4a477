using System;
using System.Collections;
using System.Device.Gpio;
using System.Threading;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing;

namespace Hjemvakt.Gateway.Board;

/// <summary>What hangs on the pins of this home, by its settings.</summary>
public sealed class HomeWiring
{
    private const int LookEveryMs = 250;

    private readonly ArrayList _pins = new ArrayList();
    private readonly ArrayList _watched = new ArrayList();
    private Timer? _look;

    public HomeWiring(GpioController pins, PointSettings[] points, Inputs inputs)
    {
        foreach (var point in points)
        {
            if (point.Pin < 0)
            {
                continue;
            }

            if (!Pins.IsForPoints(point.Pin))
            {
                // Opening a pin that the flash hangs on would stop the chip, at every start. The other points live.
                Console.WriteLine("Point " + point.Id + " cannot be on pin " + point.Pin + ".");
                continue;
            }

            if (point.Kind == PointKind.Help || point.Kind == PointKind.Cord || point.Kind == PointKind.Call
                || point.Kind == PointKind.Bed || point.Kind == PointKind.Chair || point.Kind == PointKind.Mat)
            {
                // Closes to ground.
                _pins.Add(new GpioContact(pins, inputs, point.Id, point.Pin, false));
            }
            else if (point.Kind == PointKind.Door)
            {
                // The magnet closes the reed to ground; an open door, and a cut wire, leaves it to the pull-up.
                _pins.Add(new GpioContact(pins, inputs, point.Id, point.Pin, true));
            }
            else if (point.Kind == PointKind.Motion)
            {
                // The sensor drives the pin high while it sees movement; a cut wire looks like movement without end, and is told as stuck.
                _pins.Add(new GpioContact(pins, inputs, point.Id, point.Pin, true));
            }
            else if (point.Kind == PointKind.Radar)
            {
                _pins.Add(new GpioFallOutput(pins, inputs, point.Id, point.Pin));
            }
        }
    }

    /// <summary>Tells how every point is now, and from here on what changes.</summary>
    public void Start()
    {
        foreach (IWatchedPin pin in _pins)
        {
            try
            {
                pin.Start();
                _watched.Add(pin);
            }
            catch (Exception impossible)
            {
                // A wrong pin number in the settings must not take the help button with it.
                Console.WriteLine("A point cannot be opened: " + impossible.Message);
            }
        }

        _look = new Timer(LookAtAll, null, LookEveryMs, LookEveryMs);
    }

    private void LookAtAll(object? state)
    {
        foreach (IWatchedPin pin in _watched)
        {
            pin.Look();
        }
    }
}
