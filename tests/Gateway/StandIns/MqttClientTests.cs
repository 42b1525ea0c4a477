using System.Net.Sockets;
using Hjemvakt.Gateway.Tests.Support;
using MQTTnet.Packets;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.Networking;

namespace Hjemvakt.Gateway.Tests.StandIns;

/// <summary>The stand-in for nanoFramework.M2Mqtt must fail as the package fails; a kinder one would let the firmware pass tests that the device fails.</summary>
public sealed class MqttClientTests : IAsyncLifetime
{
    private readonly Bench _bench = new();
    private readonly Journal<(ushort Id, bool Done)> _published = new();
    private readonly Journal<string> _received = new();
    private readonly Journal<string> _ends = new();
    private TestBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.Start();
        await _bench.Do(() => WifiNetworkHelper.ConnectDhcp("hjem", "x"));
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Offline_the_constructor_already_throws()
    {
        _bench.Device.Network.Pull();

        await Should.ThrowAsync<SocketException>(() => _bench.Do(() => new MqttClient("localhost")));
    }

    [Fact]
    public async Task Publish_takes_messages_without_a_connection_and_they_go_nowhere()
    {
        var client = await NewClient();

        var first = await Publish(client, "lost");
        var second = await Publish(client, "lost too");

        first.ShouldBe((ushort)1);
        second.ShouldBe((ushort)2);
        _broker.Published.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Messages_are_delivered_and_acknowledged()
    {
        var client = await Connect();

        var id = await Publish(client, "hello");

        (await _published.First(one => one.Id == id)).Done.ShouldBeTrue();
        (await _broker.Published.First(_ => true)).Payload.ShouldBe("hello");
    }

    [Fact]
    public async Task A_full_queue_refuses_the_next_message()
    {
        var client = await NewClient();
        await _bench.Do(() => client.Settings.InflightQueueSize = 2);
        await Publish(client, "one");
        await Publish(client, "two");

        var refused = await Should.ThrowAsync<MqttClientException>(() => Publish(client, "three"));

        refused.ErrorCode.ShouldBe(MqttClientErrorCode.InflightQueueFull);
    }

    [Fact]
    public async Task A_full_queue_drops_messages_from_the_broker_without_a_word()
    {
        var client = await Connect();
        await _bench.Do(() => client.Subscribe(["down"], [MqttQoSLevel.AtLeastOnce]));
        await _broker.Subscribed.UntilCount(1);
        await Settled(client);
        _broker.Swallows = packet => packet is MqttPublishPacket;
        // Two: the client takes one out while it looks at it, and puts it back.
        var filling = new[] { await Publish(client, "fills the queue until it is answered"), await Publish(client, "and this too") };
        await _broker.Published.First(one => one.Payload.StartsWith("and", StringComparison.Ordinal));
        await _bench.Do(() => client.Settings.InflightQueueSize = 1);

        await _broker.Send("down", "dropped");
        await _broker.Sent.First(one => one == "dropped");
        _broker.Swallows = _ => false;
        foreach (var id in filling)
        {
            await _published.First(one => one.Id == id && one.Done);
        }

        await _broker.Send("down", "heard");

        await _received.First(one => one == "heard");
        _received.Entries.ShouldNotContain("dropped");
    }

    [Fact]
    public async Task A_broken_connection_forgets_the_queue_with_one_event_and_not_one_for_each_message()
    {
        var client = await Connect();
        _broker.Swallows = packet => packet is MqttPublishPacket;
        await Publish(client, "lost");
        await _broker.Published.UntilCount(1);

        await _broker.Die();

        await _ends.UntilCount(1);
        _published.Count.ShouldBe(0);
        client.IsConnected.ShouldBeFalse();
        _bench.Device.Network.OpenConnections.ShouldBe(0);
        await _broker.Rise();
    }

    [Fact]
    public async Task A_refusal_is_a_return_value_and_leaves_the_socket_open_until_Close()
    {
        _broker.LetsIn = _ => false;
        var client = await NewClient();

        var answer = await _bench.Do(() => client.Connect("gw", "gw", "wrong", true, 60));

        answer.ShouldBe(MqttReasonCode.ConnectionRefusedBadUserNameOrPassword);
        client.IsConnected.ShouldBeFalse();
        _bench.Device.Network.OpenConnections.ShouldBe(1);
        await _bench.Do(client.Close);
        _bench.Device.Network.OpenConnections.ShouldBe(0);
        _ends.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_listens_means_a_connection_exception()
    {
        await _broker.Die();
        var client = await NewClient();

        await Should.ThrowAsync<MqttConnectionException>(() => _bench.Do(() => client.Connect("gw")));

        await _broker.Rise();
    }

    [Fact]
    public async Task Close_raises_nothing_and_Disconnect_raises_ConnectionClosed()
    {
        var closed = await Connect();
        await _bench.Do(closed.Close);
        _ends.Count.ShouldBe(0);

        var said = await Connect("another");
        await _bench.Do(said.Disconnect);
        await _ends.UntilCount(1);
    }

    [Fact]
    public async Task A_refused_subscription_is_told_only_in_the_granted_level()
    {
        _broker.Grants = _ => false;
        var client = await Connect();
        var granted = new Journal<MqttQoSLevel>();
        client.MqttMsgSubscribed += (_, e) => granted.Add(e.GrantedQoSLevels[0]);

        await _bench.Do(() => client.Subscribe(["forbidden"], [MqttQoSLevel.AtLeastOnce]));

        (await granted.First(_ => true)).ShouldBe(MqttQoSLevel.GrantedFailure);
    }

    [Fact]
    public async Task The_will_is_spoken_when_the_connection_breaks()
    {
        var client = await NewClient();
        await _bench.Do(() => client.Connect("gw", "gw", "secret", true, MqttQoSLevel.AtLeastOnce, true, "status", "gone", false, 60));
        var watcher = await Connect("watcher");
        await _bench.Do(() => watcher.Subscribe(["status"], [MqttQoSLevel.AtLeastOnce]));
        await Settled(watcher);

        await _bench.Do(client.Close);

        await _received.First(one => one == "gone");
    }

    private async Task<MqttClient> NewClient()
    {
        var client = await _bench.Do(() => new MqttClient("localhost", _broker.Port, false, null, null, MqttSslProtocols.None));
        client.MqttMsgPublished += (_, e) => _published.Add((e.MessageId, e.IsPublished));
        client.MqttMsgPublishReceived += (_, e) => _received.Add(System.Text.Encoding.UTF8.GetString(e.Message));
        client.ConnectionClosed += (_, _) => _ends.Add("closed");
        return client;
    }

    private async Task<MqttClient> Connect(string id = "gw")
    {
        var client = await NewClient();
        (await _bench.Do(() => client.Connect(id))).ShouldBe(MqttReasonCode.Success);
        return client;
    }

    private Task<ushort> Publish(MqttClient client, string text)
        => _bench.Do(() => client.Publish("up", System.Text.Encoding.UTF8.GetBytes(text), null, null, MqttQoSLevel.AtLeastOnce, false));

    // What was asked for before this message has been answered when this one is.
    private async Task Settled(MqttClient client)
    {
        var id = await Publish(client, "settled");
        await _published.First(one => one.Id == id);
    }
}
