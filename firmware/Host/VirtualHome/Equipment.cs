using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Host.StandIns.Simulation;
using Hjemvakt.VirtualHome.Sensors;

namespace Hjemvakt.VirtualHome;

/// <summary>What a virtual home has beyond a button, a cord, a door and a fall output, and what can happen to it. What it has not got does nothing.</summary>
public sealed class Equipment : IDisposable
{
    // A loop of 10 kΩ to 3.3 V and two of 4.7 kΩ at the contact.
    private const int LoopClosed = 1055;
    private const int LoopOpen = 1599;
    private const int LoopCut = 3300;
    private const int FullBattery = 4150;

    private readonly SimulatedDevice _device;
    private readonly VirtualPoints _points;

    internal Equipment(SimulatedDevice device, VirtualPoints points, Func<PointInputs?> inputs)
    {
        _device = device;
        _points = points;
        if (points.RadarModel is { } model)
        {
            var line = device.Serial["COM2"];
            Radar = model is RadarModel.Ld6002c or RadarModel.Mr60fda2 ? new TinyFrameModule(line, device.Time) : new SyModule(line, device.Time, hasModes: model == RadarModel.C1001);
            if (points.RadarIsSet && Radar is SyModule module)
            {
                module.SetBefore(BoardSetup.RadarHeight);
            }
        }

        if (points.Air is not null)
        {
            Air = new Bme280Chip(device.Time);
            PlugAir();
        }

        if (points.Pendant is { } pendant)
        {
            Pendant = new Pendant(device.Time, block => device.Raise(() => inputs()?.Samples(pendant, block, 0, block.Length)));
        }

        if (points.Motion is not null)
        {
            SetMotion(false);
        }

        if (points.Detector is not null)
        {
            SetDetector(false);
        }

        SetFrontDoor(false);
        SetMains(true);
        SetBattery(FullBattery);
    }

    /// <summary>The radar on the serial line, or null.</summary>
    public RadarModule? Radar { get; }

    /// <summary>The sensor of the air and the air around it, or null.</summary>
    public Bme280Chip? Air { get; }

    /// <summary>The pendant, or null.</summary>
    public Pendant? Pendant { get; }

    /// <summary>Pulls the sensor of the air off its bus.</summary>
    public void UnplugAir() => _device.I2c.Detach(BoardSetup.AirAddress);

    /// <summary>Puts it back; without supply it has forgotten its set-up.</summary>
    public void PlugAir()
    {
        if (Air is not null)
        {
            Air.LoseSupply();
            _device.I2c.Attach(BoardSetup.AirAddress, Air);
        }
    }

    /// <summary>Somebody moves in the hall, or has stopped.</summary>
    public void SetMotion(bool on) => _device.Pins.Drive(BoardSetup.MotionPin, on);

    /// <summary>Somebody lies in the bed, or has left it.</summary>
    public void SetBed(bool occupied) => _device.Pins.DriveBouncing(BoardSetup.BedPin, high: !occupied, bounces: 3);

    /// <summary>The detector in the hall warns and its contact closes, or it has stopped.</summary>
    public void SetDetector(bool on) => _device.Pins.DriveBouncing(BoardSetup.DetectorPin, high: !on, bounces: 3);

    /// <summary>There is mains, or not; the gateway lives on its battery then.</summary>
    public void SetMains(bool on) => _device.Pins.Drive(BoardSetup.MainsPin, high: !on);

    /// <summary>The voltage of the battery's cell, in millivolts.</summary>
    public void SetBattery(int millivolts) => _device.Analogue.Put(BoardSetup.BatteryChannel, millivolts / 2);

    /// <summary>Somebody cuts the wires to the door's contact.</summary>
    public void CutDoorLoop() => _device.Analogue.Put(BoardSetup.DoorChannel, LoopCut);

    /// <summary>Somebody bridges the wires to the door's contact, so that it would look shut for ever.</summary>
    public void BridgeDoorLoop() => _device.Analogue.Put(BoardSetup.DoorChannel, 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        Radar?.Dispose();
        Pendant?.Dispose();
    }

    internal bool SetFrontDoor(bool open)
    {
        _device.Analogue.Put(BoardSetup.DoorChannel, open ? LoopOpen : LoopClosed);
        return _points.DoorLoop;
    }

    /// <summary>Somebody falls before the radar on the line and lies there until <see cref="GetUp"/>.</summary>
    /// <returns>False when there is no radar on a line.</returns>
    internal bool FallBeforeRadar()
    {
        if (Radar is null)
        {
            return false;
        }

        Radar.SetFallen(true);
        return true;
    }

    /// <summary>Whoever lies before the radar is up again.</summary>
    internal void GetUp() => Radar?.SetFallen(false);
}
