using Hjemvakt.VirtualHome;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hjemvakt.Gateway.Tests.Support;
using MQTTnet.Packets;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.Networking;

namespace Hjemvakt.Gateway.Tests.StandIns;

/// <summary>How the package fails when nothing breaks and nobody answers. Time runs fast here.</summary>
public sealed class MqttTimingTests : IAsyncLifetime
{
    private readonly FlowingTime _time = new(20);
    private readonly Bench _bench;
    private readonly Journal<(ushort Id, bool Done)> _published = new();
    private readonly Journal<string> _ends = new();
    private TestBroker _broker = null!;

    public MqttTimingTests() => _bench = new Bench(_time);

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
    public async Task An_unanswered_message_is_sent_three_times_a_second_apart_and_then_given_up()
    {
        var client = await Connect(keepAlive: 60);
        _broker.Swallows = packet => packet is MqttPublishPacket;
        var start = _time.GetTimestamp();

        var id = await Publish(client, "anybody?");

        (await _published.First(one => one.Id == id)).Done.ShouldBeFalse();
        _time.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromSeconds(2.5));
        _broker.Published.Entries.Select(one => one.Again).ShouldBe([false, true, true]);
        client.IsConnected.ShouldBeTrue();
        _ends.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_unanswered_subscription_ends_in_silence()
    {
        var client = await Connect(keepAlive: 60);
        var answers = 0;
        client.MqttMsgSubscribed += (_, _) => Interlocked.Increment(ref answers);
        var asked = new Journal<MqttPacket>();
        _broker.Swallows = packet =>
        {
            if (packet is MqttSubscribePacket)
            {
                asked.Add(packet);
            }

            return packet is MqttSubscribePacket or MqttPublishPacket;
        };

        await _bench.Do(() => client.Subscribe(["down"], [MqttQoSLevel.AtLeastOnce]));
        await asked.UntilCount(3);
        var later = await Publish(client, "given up 3 s after the third");
        await _published.First(one => one.Id == later);

        asked.Count.ShouldBe(3);
        answers.ShouldBe(0);
    }

    [Fact]
    public async Task Half_open_looks_connected_and_the_plug_delivers_what_was_taken()
    {
        var client = await Connect(keepAlive: 60);
        _bench.Device.Network.Pull();

        var id = await Publish(client, "into the void");

        (await _published.First(one => one.Id == id)).Done.ShouldBeFalse();
        client.IsConnected.ShouldBeTrue();
        _broker.Published.Count.ShouldBe(0);
        _bench.Device.Network.Plug();
        await _broker.Published.UntilCount(3);
    }

    [Fact]
    public async Task Without_a_ping_answer_the_connection_ends_after_two_keep_alives()
    {
        _broker.Swallows = packet => packet is MqttPingReqPacket;
        var start = _time.GetTimestamp();

        await Connect(keepAlive: 5);

        await _ends.UntilCount(1);
        _time.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task Answered_pings_keep_an_idle_connection()
    {
        var pings = new Journal<MqttPacket>();
        _broker.Swallows = packet =>
        {
            if (packet is MqttPingReqPacket)
            {
                pings.Add(packet);
            }

            return false;
        };

        var client = await Connect(keepAlive: 2);

        await pings.UntilCount(3);
        client.IsConnected.ShouldBeTrue();
        _ends.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_CONNECT_costs_thirty_seconds()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var client = await NewClient(((IPEndPoint)mute.LocalEndpoint).Port);
        var start = _time.GetTimestamp();

        await Should.ThrowAsync<MqttCommunicationException>(() => _bench.Do(() => client.Connect("gw")));

        _time.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromSeconds(29));
    }

    private async Task<MqttClient> NewClient(int port)
    {
        var client = await _bench.Do(() => new MqttClient("localhost", port, false, null, null, MqttSslProtocols.None));
        client.MqttMsgPublished += (_, e) => _published.Add((e.MessageId, e.IsPublished));
        client.ConnectionClosed += (_, _) => _ends.Add("closed");
        return client;
    }

    private async Task<MqttClient> Connect(ushort keepAlive)
    {
        var client = await NewClient(_broker.Port);
        (await _bench.Do(() => client.Connect("gw", "gw", "secret", true, keepAlive))).ShouldBe(MqttReasonCode.Success);
        return client;
    }

    private Task<ushort> Publish(MqttClient client, string text)
        => _bench.Do(() => client.Publish("up", Encoding.UTF8.GetBytes(text), null, null, MqttQoSLevel.AtLeastOnce, false));
}
