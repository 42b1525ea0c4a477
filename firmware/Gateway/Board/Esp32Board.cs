using System.Collections;
using System.Device.Gpio;
using Hjemvakt.Gateway.Board.Feedback;
using Hjemvakt.Gateway.Board.Flash;
using Hjemvakt.Gateway.Board.Mqtt;
using Hjemvakt.Gateway.Board.Net;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.Runtime.Native;

namespace Hjemvakt.Gateway.Board;

/// <summary>The reference board: every part of it that the gateway's behaviour needs, made once.</summary>
public sealed class Esp32Board : IBoard
{
    private readonly BoardParts _parts;
    private readonly WifiNetwork _wifi;
    private readonly MqttLink _mqtt;

    public Esp32Board(GpioController pins, GatewaySettings settings)
    {
        Supervisor = new Supervisor(new WatchdogOutput(pins, PinMap.WatchdogDone));
        Lamp = new LampOutput(pins);
        Buzzer = new BuzzerOutput();
        var clock = new SystemClock();
        var wake = new BoardWake();
        _mqtt = new MqttLink(Supervisor.Watch("link"));
        _wifi = new WifiNetwork(settings.Wifi, wake, Supervisor.Watch("network"), new TimeServers(settings, clock));
        _parts = new BoardParts(
            clock, wake, new FlashRecordStore(@"I:\records"), _wifi, _mqtt, Lamp, Buzzer,
            FirmwareVersion.Text, SystemInfo.TargetName, RestartNote.Take(clock.UnixMs > 0));
    }

    /// <summary>Who looks after this board's workers.</summary>
    public Supervisor Supervisor { get; }

    /// <summary>The lamp.</summary>
    public LampOutput Lamp { get; }

    /// <summary>The buzzer.</summary>
    public BuzzerOutput Buzzer { get; }

    /// <summary>The serial lines that have been opened.</summary>
    public ArrayList Lines { get; } = new ArrayList();

    public BoardParts Parts => _parts;

    // Collects first, so that garbage does not count as used; compaction would stop all threads for longer.
    public int HeapFree() => (int)nanoFramework.Runtime.Native.GC.Run(false);

    public IRadarPort OpenLine(PointSettings point)
    {
        var line = new SerialLine(point, _parts.Wake);
        Lines.Add(line);
        return line;
    }

    /// <summary>Starts what runs beside the main loop: the network's thread, the link's and the supervisor.</summary>
    /// <param name="hurry">An alarm waits to be sent.</param>
    public void Start(bool hurry)
    {
        _wifi.Start(hurry);
        _mqtt.Start();
        Supervisor.Start();
    }

    public void Restart(string why)
    {
        RestartNote.Leave(why);
        Power.RebootDevice();
    }
}
