using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>
/// A home as the companion hears it: a client that speaks the wire contract, for stories of many hours whose clock is moved by hand.
/// The real firmware lives in real time and has scenarios of its own.
/// </summary>
public sealed class WireHome : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly string _gateway;
    private readonly DateTimeOffset _booted;
    private readonly long _since;
    private readonly TimeProvider _time;
    private long _alarms, _routines;

    private WireHome(string gateway, TimeProvider time) => (_gateway, _time, _booted, _since) = (gateway, time, time.GetUtcNow(), time.GetTimestamp());

    /// <summary>Connects, and says that it is there.</summary>
    public static async Task<WireHome> ConnectAsync(string gateway, string secret, int port, TimeProvider time, CancellationToken cancel)
    {
        var home = new WireHome(gateway, time);
        await home._client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(gateway).WithCredentials(gateway, secret).WithCleanSession(false).Build(), cancel);
        await home.HeartbeatAsync(cancel);
        return home;
    }

    /// <summary>A record of the alarm stream; ends when it is stored.</summary>
    /// <param name="rest">The members after the point, as JSON.</param>
    public Task AlarmAsync(string kind, string point, string rest, CancellationToken cancel) => SendAsync("alarm", ++_alarms, kind, point, rest, cancel);

    /// <summary>A record of the routine stream; ends when it is stored.</summary>
    public Task RoutineAsync(string kind, string point, string rest, CancellationToken cancel) => SendAsync("routine", ++_routines, kind, point, rest, cancel);

    /// <summary>The gateway lives.</summary>
    public Task HeartbeatAsync(CancellationToken cancel) => PublishAsync(
        "status",
        string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"online":true,"b":1,"u":{{{Uptime}}},"t":{{{Clock}}},"fw":"0.1.0","board":"wire","reset":"power-on","rssi":-60,"heapFree":1,"heapMin":1,"flashUsed":1,"queue":{"alarm":0,"routine":0}}"""),
        cancel);

    public async ValueTask DisposeAsync()
    {
        await _client.DisconnectAsync();
        _client.Dispose();
    }

    private long Uptime => (long)_time.GetElapsedTime(_since).TotalMilliseconds;

    // The gateway has a clock of its own: it was right when the story began, and whatever is done to the companion's is not done to it.
    private long Clock => _booted.ToUnixTimeMilliseconds() + Uptime;

    private Task<MqttClientPublishResult> SendAsync(string stream, long number, string kind, string point, string rest, CancellationToken cancel) => PublishAsync(
        stream,
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""[{"s":{{number}},"b":1,"u":{{Uptime}},"t":{{Clock}},"k":"{{kind}}","p":"{{point}}"{{(rest.Length > 0 ? "," + rest : "")}}}]"""),
        cancel);

    // The broker acknowledges when it is durable, and not before.
    private Task<MqttClientPublishResult> PublishAsync(string leaf, string payload, CancellationToken cancel) => _client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic($"hv1/{_gateway}/{leaf}").WithPayload(Encoding.UTF8.GetBytes(payload)).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
        cancel).WaitAsync(Patience, cancel);
}
