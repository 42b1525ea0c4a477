using System.Text;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>A gateway as seen from the wire: a plain MQTT client that speaks the contract, or breaks it on purpose.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly Func<int?> port;
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<(string Topic, string Payload)> received = Channel.CreateUnbounded<(string, string)>();
    private TaskCompletionSource disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="port">Where the companion takes MQTT; asked anew for each connection.</param>
    public TestGateway(Func<int?> port, string id, string secret)
    {
        this.port = port;
        Id = id;
        Secret = secret;
        client.ApplicationMessageReceivedAsync += message =>
        {
            received.Writer.TryWrite((message.ApplicationMessage.Topic, message.ApplicationMessage.ConvertPayloadToString() ?? ""));
            return Task.CompletedTask;
        };
        client.DisconnectedAsync += _ =>
        {
            disconnected.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public string Id { get; }

    public string Secret { get; set; }

    /// <summary>Topics of all messages that have been looked at.</summary>
    public List<string> Passed { get; } = [];

    public bool IsConnected => client.IsConnected;

    /// <summary>Connects the way the contract says, with a session that lives on, and subscribes to what comes down.</summary>
    public async Task ConnectAsync(MqttProtocolVersion version = MqttProtocolVersion.V311, bool subscribe = true, Action<MqttClientOptionsBuilder>? also = null)
    {
        var answer = await TryConnectAsync(version, also);
        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        if (subscribe)
        {
            await client.SubscribeAsync(
                new MqttClientSubscribeOptionsBuilder()
                    .WithTopicFilter($"hv1/{Id}/receipt", MqttQualityOfServiceLevel.AtLeastOnce)
                    .WithTopicFilter($"hv1/{Id}/alert", MqttQualityOfServiceLevel.AtLeastOnce)
                    .Build(),
                TestCompanion.Soon);
        }
    }

    public async Task<MqttClientConnectResult> TryConnectAsync(MqttProtocolVersion version = MqttProtocolVersion.V311, Action<MqttClientOptionsBuilder>? also = null)
    {
        disconnected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new MqttClientOptionsBuilder()
            .WithProtocolVersion(version)
            .WithTcpServer("127.0.0.1", port())
            .WithClientId(Id)
            .WithCredentials(Id, Secret)
            .WithCleanSession(false)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(60))
            .WithWillTopic($"hv1/{Id}/status")
            .WithWillPayload("""{"online":false}""")
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain();
        if (version == MqttProtocolVersion.V500)
        {
            options.WithSessionExpiryInterval(uint.MaxValue);
        }

        also?.Invoke(options);
        return await client.ConnectAsync(options.Build(), TestCompanion.Soon);
    }

    public Task DisconnectAsync() => client.DisconnectAsync();

    /// <summary>Ends when the companion has closed the connection.</summary>
    public Task DisconnectedAsync() => disconnected.Task.WaitAsync(TestCompanion.Never);

    /// <summary>Publishes, and ends when the companion has acknowledged.</summary>
    public Task<MqttClientPublishResult> AlarmAsync(params string[] records) => PublishAsync("alarm", Batch(records));

    public Task<MqttClientPublishResult> RoutineAsync(params string[] records) => PublishAsync("routine", Batch(records));

    public Task<MqttClientPublishResult> PublishAsync(string leaf, string payload) => PublishToAsync($"hv1/{Id}/{leaf}", Encoding.UTF8.GetBytes(payload));

    public Task<MqttClientPublishResult> PublishToAsync(string topic, byte[] payload) => client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
        TestCompanion.Soon);

    public Task<MqttClientSubscribeResult> SubscribeAsync(string filter) => client.SubscribeAsync(filter, MqttQualityOfServiceLevel.AtLeastOnce, TestCompanion.Soon);

    /// <summary>The next message on a topic; others that come before it are passed over.</summary>
    public async Task<string> NextAsync(string leaf)
    {
        while (true)
        {
            var (topic, payload) = await received.Reader.ReadAsync(TestCompanion.Soon);
            Passed.Add(topic);
            if (topic == $"hv1/{Id}/{leaf}")
            {
                return payload;
            }
        }
    }

    /// <summary>Waits for one particular message.</summary>
    public async Task WaitForAsync(string leaf, string payload)
    {
        while (await NextAsync(leaf) != payload)
        {
        }
    }

    /// <summary>Waits for feedback that an alert of a kind is in a state.</summary>
    public async Task<string> WaitForStateAsync(string kind, string state)
    {
        while (true)
        {
            var payload = await NextAsync("alert");
            if (payload.Contains($"\"kind\":\"{kind}\",\"state\":\"{state}\"", StringComparison.Ordinal))
            {
                return payload;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await client.DisconnectAsync();
        }
        catch (Exception)
        {
            // It was not connected any more.
        }

        client.Dispose();
    }

    private static string Batch(string[] records) => $"[{string.Join(',', records)}]";
}
