using System.Collections;
using System.Device.Gpio;
using Hjemvakt.Gateway.Board.Mqtt;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing.Radar;
using nanoFramework.Runtime.Native;

namespace Hjemvakt.Gateway.Board;

/// <summary>The reference board: every part of it that the gateway's behaviour needs, made once.</summary>
public sealed class Esp32Board : IBoard
{
    private readonly WifiNetwork _wifi;
    private readonly MqttLink _mqtt;

    public Esp32Board(GpioController pins, GatewaySettings settings)
    {
        Lamp = new LampOutput(pins);
        _mqtt = new MqttLink(Supervisor.Watch("link"));
        _wifi = new WifiNetwork(settings.Wifi, Wake, Supervisor.Watch("network"));
        Diagnostics = new BoardDiagnostics(RestartNote.Take(Clock.UnixMs > 0));
    }

    /// <summary>Who looks after this board's workers.</summary>
    public readonly Supervisor Supervisor = new Supervisor();

    public IClock Clock { get; } = new SystemClock();

    public IWakeSignal Wake { get; } = new BoardWake();

    public IRecordStore Store { get; } = new FlashRecordStore(@"I:\records");

    public INetwork Network => _wifi;

    public ILinkTransport Transport => _mqtt;

    /// <summary>The lamp.</summary>
    public LampOutput Lamp { get; }

    /// <summary>The buzzer.</summary>
    public BuzzerOutput Buzzer { get; } = new BuzzerOutput();

    public IDiagnostics Diagnostics { get; }

    /// <summary>The serial lines that have been opened.</summary>
    public readonly ArrayList Lines = new ArrayList();

    ILamp IBoard.Lamp => Lamp;

    IBuzzer IBoard.Buzzer => Buzzer;

    public IRadarPort OpenLine(PointSettings point)
    {
        var line = new SerialLine(point, Wake);
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
