using System.Text;
using System.Text.Json;
using Hjemvakt.Gateway;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Contract.Tests.GatewaySide;

/// <summary>A message that the gateway has sent.</summary>
internal sealed record PublishedMessage(string Topic, byte[] Payload, bool Retain)
{
    public string Text => Encoding.UTF8.GetString(Payload);
}

/// <summary>
/// A board that exists on paper: time stands still until it is moved, flash is a dictionary, and the connection is a list of what was sent.
/// The whole firmware runs on it. It keeps its flash when the gateway starts anew.
/// </summary>
internal sealed class PaperBoard : IBoard, IClock, IWakeSignal, INetwork, ILamp, IBuzzer
{
    public const string GatewayId = "gw-paper";

    private static readonly PointSettings[] Points =
    [
        new("bedside-button", SensorKind.Help, 1),
        new("bathroom-cord", SensorKind.Cord, 2),
        new("front-door", SensorKind.Door, 3),
        new("bathroom-radar", SensorKind.Radar, -1),
        new("living-room-button", SensorKind.Call, 4),
        new("hall-motion", SensorKind.Motion, 5),
        new("bed", SensorKind.Bed, 6),
        new("gateway", SensorKind.Power, "", "", Fed()),
    ];

    private readonly PaperStore store = new();
    private readonly SettingsFiles settings = new(new PaperStore());
    private readonly PaperTransport transport = new();
    private readonly Dictionary<string, long> stored = new(StringComparer.Ordinal) { ["alarm"] = 0, ["routine"] = 0 };

    public PaperBoard() => App = Start();

    public GatewayApp App { get; private set; }

    /// <summary>Everything sent since the beginning, over all starts.</summary>
    public IReadOnlyList<PublishedMessage> Sent => transport.Sent;

    public IReadOnlyList<string> Subscriptions => transport.Subscriptions;

    public GatewaySettings? Target => transport.Target;

    public long UptimeMs { get; private set; } = 10;

    public long UnixMs { get; set; }

    public bool IsUp { get; set; } = true;

    /// <summary>The companion sends a receipt for everything at once.</summary>
    public bool CompanionAnswers { get; set; }

    public int Rssi { get; set; } = -60;

    public string Address => "192.168.1.40";

    public BoardParts Parts => new(this, this, store, this, transport, this, this, "0.1.0", "paper", "power");

    public int HeapFree() => 60000;

    /// <summary>Lets time pass, with a turn of the loop wherever the gateway asks for one.</summary>
    public void Pass(long milliseconds)
    {
        // Counted down: a gateway that restarts its chip meanwhile begins its uptime anew.
        var due = Turn();
        for (var left = milliseconds; left > 0;)
        {
            var step = Math.Clamp(due - UptimeMs, 1, left);
            UnixMs += UnixMs > 0 ? step : 0;
            UptimeMs += step;
            left -= step;
            due = Turn();
        }
    }

    public void Press(string point, long milliseconds)
    {
        App.Inputs.Level(point, true);
        Pass(milliseconds);
        App.Inputs.Level(point, false);
        Pass(200);
    }

    /// <summary>The companion says something.</summary>
    public void Hear(string name, string payload) => transport.Hear($"hv1/{GatewayId}/{name}", Encoding.UTF8.GetBytes(payload));

    /// <summary>Power off and on: time since boot starts anew, the clock is not set, flash stays.</summary>
    public void Restart()
    {
        transport.Close("power");
        UptimeMs = 10;
        UnixMs = 0;
        App = Start();
    }

    /// <summary>Flash loses a file, or bytes of one.</summary>
    public void Damage(int which, bool whole) => store.Damage(which, whole);

    public void Wake()
    {
    }

    public bool Wait(int milliseconds) => throw new NotSupportedException("Time stands still here until it is moved.");

    public IRadarPort OpenLine(PointSettings point) => throw new NotSupportedException("There is no radar on a line on this paper.");

    public void Renew()
    {
    }

    void IBoard.Restart(string why) => Restart();

    public void Show(LampPattern pattern)
    {
    }

    public void Play(BuzzerSignal signal)
    {
    }

    private static int[] Fed()
    {
        var numbers = PointSettings.Untold();
        numbers[PointSettings.OnPin] = 7;
        numbers[PointSettings.Adc] = 0;
        return numbers;
    }

    private long Turn()
    {
        var app = App;
        var due = app.Turn();
        if (app != App)
        {
            return UptimeMs;
        }

        if (!CompanionAnswers || transport.Unanswered.Count == 0)
        {
            return due;
        }

        stored["alarm"] = Math.Max(stored["alarm"], Last("alarm"));
        stored["routine"] = Math.Max(stored["routine"], Last("routine"));
        transport.Unanswered.Clear();
        Hear("receipt", $$"""{"alarm":{{stored["alarm"]}},"routine":{{stored["routine"]}}}""");
        return UptimeMs;
    }

    private long Last(string stream) => transport.Unanswered.Where(message => message.Topic.EndsWith(stream, StringComparison.Ordinal))
        .SelectMany(message => JsonDocument.Parse(message.Payload).RootElement.EnumerateArray())
        .Select(record => record.GetProperty("s").GetInt64())
        .DefaultIfEmpty()
        .Max();

    private GatewayApp Start() => new(new GatewaySettings(GatewayId, "secret", "companion.example", 8883, false, [], Points), settings, this, new PointInputs(Points, this, this));
}
