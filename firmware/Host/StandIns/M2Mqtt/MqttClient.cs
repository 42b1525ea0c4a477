using System.Collections;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Host.StandIns.M2Mqtt;
using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>The version of the protocol.</summary>
public enum MqttProtocolVersion
{
    /// <summary>3.1.</summary>
    Version_3_1 = 3,

    /// <summary>3.1.1.</summary>
    Version_3_1_1 = 4,

    /// <summary>5.</summary>
    Version_5 = 5,
}

/// <summary>
/// The package's client of MQTT, failing as the package fails: the constructor resolves the name, Publish only queues in RAM, a broken connection
/// forgets the queue without a word, a message is given up after three sendings (docs/decisions/0020-the-mqtt-stand-in-speaks-mqtt-itself.md).
/// </summary>
public class MqttClient : IMqttClient, IDisposable
{
    private const ushort DefaultKeepAlive = 60;

    private readonly Boot _boot = Boot.Current;
    private readonly Dispatcher _dispatcher;
    private readonly Inflight _inflight;
    private Connection? _connection;
    private Endpoint _endpoint = null!;
    private int _nextId;
    private int _closing;

    /// <summary>Resolves the broker's name, once and for all.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name does not resolve: offline, this is where it shows.</exception>
    public MqttClient(string brokerHostName)
        : this(brokerHostName, MqttSettings.BrokerDefaultPort, false, null, null, MqttSslProtocols.None)
    {
    }

    /// <inheritdoc cref="MqttClient(string)"/>
    public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate? caCert, X509Certificate? clientCert, MqttSslProtocols sslProtocol)
    {
        Settings = MqttSettings.Instance;
        _dispatcher = new Dispatcher(_boot) { Close = CloseAsync, Closed = () => ConnectionClosed?.Invoke(this, EventArgs.Empty) };
        _inflight = new Inflight(_boot, Settings, bytes => Connected.Send(bytes), _dispatcher.Post)
        {
            Published = (id, done) => MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(id, done)),
            Subscribed = (id, granted) => MqttMsgSubscribed?.Invoke(this, new MqttMsgSubscribedEventArgs(id, granted)),
            Unsubscribed = id => MqttMsgUnsubscribed?.Invoke(this, new MqttMsgUnsubscribedEventArgs(id)),
            Received = message => MqttMsgPublishReceived?.Invoke(this, message),
        };
        Init(brokerHostName, brokerPort, secure, caCert, clientCert, sslProtocol);
    }

    /// <summary>The broker has answered CONNECT; raised on the receiving thread.</summary>
    public delegate void ConnectionOpenedEventHandler(object sender, ConnectionOpenedEventArgs e);

    /// <summary>A message has come.</summary>
    public event IMqttClient.MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    /// <summary>A message has been acknowledged, or given up after three sendings.</summary>
    public event IMqttClient.MqttMsgPublishedEventHandler? MqttMsgPublished;

    /// <summary>A subscription has been answered; a failed one raises nothing.</summary>
    public event IMqttClient.MqttMsgSubscribedEventHandler? MqttMsgSubscribed;

    /// <summary>The end of a subscription has been answered.</summary>
    public event IMqttClient.MqttMsgUnsubscribedEventHandler? MqttMsgUnsubscribed;

    /// <summary>The broker has answered CONNECT, with whatever answer.</summary>
    public event ConnectionOpenedEventHandler? ConnectionOpened;

    /// <summary>The connection is over, and the queue is forgotten. Not raised by Close.</summary>
    public event IMqttClient.ConnectionClosedEventHandler? ConnectionClosed;

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <summary>The id given to Connect.</summary>
    public string? ClientId { get; private set; }

    /// <summary>As given to Connect.</summary>
    public bool CleanSession { get; private set; }

    /// <summary>The version spoken; this stand-in knows 3.1.1, the package's default.</summary>
    public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.Version_3_1_1;

    /// <summary>Settings of all clients.</summary>
    public MqttSettings Settings { get; }

    private Connection Connected => _connection ?? throw new MqttCommunicationException(new InvalidOperationException("Not connected."));

    /// <inheritdoc/>
    public void Init(string brokerHostName, int brokerPort, bool secure, byte[]? caCert, byte[]? clientCert, MqttSslProtocols sslProtocol)
        => Init(brokerHostName, brokerPort, secure, Certificate(caCert), Certificate(clientCert), sslProtocol);

    /// <summary>Connects with a clean session.</summary>
    public MqttReasonCode Connect(string clientId) => Connect(clientId, null, null, true, DefaultKeepAlive);

    /// <summary>Connects.</summary>
    public MqttReasonCode Connect(string clientId, bool cleanSession) => Connect(clientId, null, null, cleanSession, DefaultKeepAlive);

    /// <summary>Connects with a clean session.</summary>
    public MqttReasonCode Connect(string clientId, string? username, string? password) => Connect(clientId, username, password, true, DefaultKeepAlive);

    /// <summary>Connects; keep-alive in seconds.</summary>
    public MqttReasonCode Connect(string clientId, string? username, string? password, bool cleanSession, ushort keepAlivePeriod)
        => Connect(clientId, username, password, false, MqttQoSLevel.AtMostOnce, false, null, null, cleanSession, keepAlivePeriod);

    /// <summary>Connects and waits for the broker's answer; keep-alive in seconds.</summary>
    /// <returns>The answer. After a refusal the socket is still open: Close it.</returns>
    /// <exception cref="MqttConnectionException">No TCP connection or no TLS session.</exception>
    /// <exception cref="MqttCommunicationException">No answer within 30 s, or the connection broke first.</exception>
    public MqttReasonCode Connect(
        string clientId,
        string? username,
        string? password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string? willTopic,
        string? willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        _boot.ThrowIfPowerLost();
        var connect = Packets.Connect(clientId, username, password, willRetain, willQosLevel, willFlag, willTopic, willMessage, cleanSession, keepAlivePeriod);
        if (_connection is not null)
        {
            throw new NotSupportedException("A second Connect of the same client is not simulated: the package loses messages there. Take a new client.");
        }

        var connection = Connection.Over(
            _boot,
            Open(),
            code => ConnectionOpened?.Invoke(this, new ConnectionOpenedEventArgs(new MqttMsgConnack { ReturnCode = code })),
            _inflight.FromBroker,
            OnConnectionClosing);
        _connection = connection;
        var answer = _boot.Await(connection.SayHello(connect));
        if (answer == MqttReasonCode.Success)
        {
            ClientId = clientId;
            CleanSession = cleanSession;
            IsConnected = true;
            _dispatcher.Start();
            connection.Watch(_inflight, TimeSpan.FromSeconds(keepAlivePeriod));
        }

        return answer;
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        _boot.ThrowIfPowerLost();
        _boot.Await(Connected.Send(Packets.Disconnect()));
        OnConnectionClosing();
    }

    /// <summary>Ends the connection without a word, forgets the queue, and raises nothing.</summary>
    public void Close() => _boot.Await(CloseAsync());

    /// <inheritdoc/>
    public void Dispose()
    {
        OnConnectionClosing();
        Close();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public ushort Publish(string topic, byte[] message) => Publish(topic, message, null, null, MqttQoSLevel.AtMostOnce, false);

    /// <inheritdoc/>
    public ushort Publish(string topic, byte[] message, string? contentType) => Publish(topic, message, contentType, null, MqttQoSLevel.AtMostOnce, false);

    /// <summary>Puts a message into the queue in RAM, connected or not.</summary>
    /// <returns>The id by which MqttMsgPublished will name it, if it ever does.</returns>
    /// <exception cref="MqttClientException">The queue is full.</exception>
    public ushort Publish(string topic, byte[] message, string? contentType, ArrayList? userProperties, MqttQoSLevel qosLevel, bool retain)
    {
        _boot.ThrowIfPowerLost();
        if (!string.IsNullOrEmpty(contentType) || userProperties is { Count: > 0 } || qosLevel == MqttQoSLevel.ExactlyOnce)
        {
            throw new NotSupportedException("MQTT 5 properties and QoS 2 are not simulated.");
        }

        var id = NextId();
        return _inflight.Publish(topic, message, qosLevel, retain, id) ? id : throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
    }

    /// <inheritdoc/>
    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        _boot.ThrowIfPowerLost();
        var id = NextId();
        _inflight.Subscribe(topics, qosLevels, id);
        return id;
    }

    /// <inheritdoc/>
    public ushort Unsubscribe(string[] topics)
    {
        _boot.ThrowIfPowerLost();
        var id = NextId();
        _inflight.Unsubscribe(topics, id);
        return id;
    }

    private static X509Certificate2? Certificate(byte[]? encoded) => encoded is null ? null : X509CertificateLoader.LoadCertificate(encoded);

    private void Init(string host, int port, bool secure, X509Certificate? ca, X509Certificate? client, MqttSslProtocols tls)
    {
        _boot.ThrowIfPowerLost();
        _endpoint = new Endpoint(host, new IPEndPoint(_boot.Device.Network.Resolve(host), port), secure, ca, client, tls);
    }

    private Stream Open()
    {
        try
        {
            return _boot.Await(Connection.Open(_boot, _endpoint, Settings.ValidateServerCertificate));
        }
        catch (Exception failed) when (failed is not PowerLostException)
        {
            throw new MqttConnectionException("Exception connecting to the broker", failed);
        }
    }

    private void OnConnectionClosing()
    {
        IsConnected = false;
        _dispatcher.ConnectionIsClosing();
    }

    private async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _closing, 1) == 1)
        {
            return;
        }

        _dispatcher.Stop();
        _connection?.Stop();

        // The package gives its threads this time.
        await Task.Delay(TimeSpan.FromMilliseconds(200), _boot.Device.Time, _boot.PowerLost);
        _inflight.Clear();
        _connection?.Dispose();
        IsConnected = false;
        Interlocked.Exchange(ref _closing, 0);
    }

    private ushort NextId()
    {
        // 0 is no id.
        _nextId = _nextId % ushort.MaxValue + 1;
        return (ushort)_nextId;
    }
}
