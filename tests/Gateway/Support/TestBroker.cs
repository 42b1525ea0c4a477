using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Hjemvakt.Gateway.Tests.Support;

/// <summary>What a client has published, as the packet came.</summary>
internal sealed record Arrived(string Client, string Topic, string Payload, bool Again, bool Retain, DateTimeOffset At);

/// <summary>A real broker on loopback that can be told to be a bad one.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private readonly X509Certificate2? _certificate;
    private readonly RemoteCertificateValidationCallback? _clients;
    private MqttServer _server;

    private TestBroker(int port, X509Certificate2? certificate, RemoteCertificateValidationCallback? clients)
    {
        Port = port;
        _certificate = certificate;
        _clients = clients;
        _server = NewServer();
    }

    public int Port { get; }

    /// <summary>Every PUBLISH packet that has come, copies included.</summary>
    public Journal<Arrived> Published { get; } = new();

    /// <summary>Clients that have been let in.</summary>
    public Journal<string> Connected { get; } = new();

    /// <summary>Clients that have been turned away.</summary>
    public Journal<string> TurnedAway { get; } = new();

    /// <summary>Clients whose connection has ended.</summary>
    public Journal<string> Gone { get; } = new();

    /// <summary>Subscriptions asked for, as <c>client topic</c>.</summary>
    public Journal<string> Subscribed { get; } = new();

    /// <summary>Contents of messages on their way down, in the order of the wire: whatever is sent after an entry was seen comes after it.</summary>
    public Journal<string> Sent { get; } = new();

    /// <summary>Packets of these kinds are heard and swallowed.</summary>
    public Func<MqttPacket, bool> Swallows { get; set; } = _ => false;

    /// <summary>Called with each PUBLISH that is not swallowed, before it is acknowledged.</summary>
    public Action<Arrived> Arrives { get; set; } = _ => { };

    /// <summary>Whom it lets in.</summary>
    public Func<ValidatingConnectionEventArgs, bool> LetsIn { get; set; } = _ => true;

    /// <summary>Which subscriptions it grants.</summary>
    public Func<string, bool> Grants { get; set; } = _ => true;

    /// <param name="certificate">The broker's own; with it, it speaks TLS only.</param>
    /// <param name="clients">Looks at the certificates of clients, which then must have one.</param>
    public static async Task<TestBroker> Start(X509Certificate2? certificate = null, RemoteCertificateValidationCallback? clients = null)
    {
        var broker = new TestBroker(FreePort.Next(), certificate, clients);
        await broker._server.StartAsync();
        return broker;
    }

    /// <summary>Stops, as by a crash: all connections break and all sessions are forgotten.</summary>
    public async Task Die()
    {
        await _server.StopAsync(new MqttServerStopOptions());
        _server.Dispose();
    }

    /// <summary>Starts anew on the same port.</summary>
    public async Task Rise()
    {
        _server = NewServer();
        await _server.StartAsync();
    }

    /// <summary>Notices that a client is gone, as it would after a while without a ping; a power cut tells nobody.</summary>
    public Task Miss(string client) => _server.DisconnectClientAsync(client, new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.KeepAliveTimeout });

    public Task Send(string topic, string payload)
    {
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        return _server.InjectApplicationMessage(new InjectedMqttApplicationMessage(message) { SenderClientId = "companion" });
    }

    public async ValueTask DisposeAsync() => await Die();

    private MqttServer NewServer()
    {
        var options = new MqttServerOptionsBuilder().WithPersistentSessions();
        if (_certificate is null)
        {
            options.WithDefaultEndpoint().WithDefaultEndpointPort(Port).WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
                .WithDefaultEndpointBoundIPV6Address(IPAddress.None).WithDefaultEndpointReuseAddress();
        }
        else
        {
            options.WithoutDefaultEndpoint().WithEncryptedEndpoint().WithEncryptedEndpointPort(Port).WithEncryptionCertificate(_certificate)
                .WithEncryptedEndpointBoundIPAddress(IPAddress.Loopback).WithEncryptedEndpointBoundIPV6Address(IPAddress.None).WithTlsEndpointReuseAddress();
            if (_clients is not null)
            {
                options.WithClientCertificate(_clients);
            }
        }

        var server = new MqttServerFactory().CreateMqttServer(options.Build());
        server.ValidatingConnectionAsync += Validate;
        server.InterceptingInboundPacketAsync += Hear;
        server.InterceptingSubscriptionAsync += Subscribe;
        server.InterceptingOutboundPacketAsync += leaving =>
        {
            if (leaving.Packet is MqttPublishPacket publish)
            {
                Sent.Add(Encoding.UTF8.GetString(publish.Payload));
            }

            return Task.CompletedTask;
        };
        server.ClientDisconnectedAsync += gone =>
        {
            Gone.Add(gone.ClientId);
            return Task.CompletedTask;
        };
        return server;
    }

    private Task Validate(ValidatingConnectionEventArgs client)
    {
        var welcome = LetsIn(client);
        client.ReasonCode = welcome ? MqttConnectReasonCode.Success : MqttConnectReasonCode.BadUserNameOrPassword;
        (welcome ? Connected : TurnedAway).Add(client.ClientId);
        return Task.CompletedTask;
    }

    private Task Hear(InterceptingPacketEventArgs heard)
    {
        heard.ProcessPacket = !Swallows(heard.Packet);
        if (heard.Packet is MqttPublishPacket publish)
        {
            var arrived = new Arrived(
                heard.ClientId, publish.Topic, Encoding.UTF8.GetString(publish.Payload), publish.Dup, publish.Retain, TimeProvider.System.GetUtcNow());
            if (heard.ProcessPacket)
            {
                Arrives(arrived);
            }

            Published.Add(arrived);
        }

        return Task.CompletedTask;
    }

    private Task Subscribe(InterceptingSubscriptionEventArgs asked)
    {
        if (!Grants(asked.TopicFilter.Topic))
        {
            asked.Response.ReasonCode = MqttSubscribeReasonCode.UnspecifiedError;
            asked.ProcessSubscription = false;
        }

        Subscribed.Add($"{asked.ClientId} {asked.TopicFilter.Topic}");
        return Task.CompletedTask;
    }
}
