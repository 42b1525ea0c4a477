using System.Collections;
using System.Device.Gpio;
using Hjemvakt.Gateway.Board.Mqtt;
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
        Lamp = new LampOutput(pins);
        Buzzer = new BuzzerOutput();
        var clock = new SystemClock();
        var wake = new BoardWake();
        _mqtt = new MqttLink(Supervisor.Watch("link"));
        _wifi = new WifiNetwork(settings.Wifi, wake, Supervisor.Watch("network"));
        _parts = new BoardParts(
            clock, wake, new FlashRecordStore(@"I:\records"), _wifi, _mqtt, Lamp, Buzzer,
            FirmwareVersion.Text, SystemInfo.TargetName, RestartNote.Take(clock.UnixMs > 0));
    }

    /// <summary>Who looks after this board's workers.</summary>
    public readonly Supervisor Supervisor = new Supervisor();

    /// <summary>The lamp.</summary>
    public readonly LampOutput Lamp;

    /// <summary>The buzzer.</summary>
    public readonly BuzzerOutput Buzzer;

    /// <summary>The serial lines that have been opened.</summary>
    public readonly ArrayList Lines = new ArrayList();

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
    public void Start()
    {
        _wifi.Start();
        _mqtt.Start();
        Supervisor.Start();
    }

    public void Restart(string why)
    {
        RestartNote.Leave(why);
        Power.RebootDevice();
    }
}
