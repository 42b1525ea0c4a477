using System;
using System.Threading;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Link.Messages;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Hjemvakt.Gateway.Board.Mqtt;

/// <summary>
/// One connection, from the attempt to the end, with a client of its own: a client of the package that connects a second time loses messages silently,
/// and only a new one resolves the broker's name again.
/// </summary>
internal sealed class MqttAttempt
{
    // Far above our own bound: the package counts messages from the broker too, and drops those that do not fit without acknowledging them.
    private const int PackageQueueSize = 96;

    private readonly object _gate = new object();
    private readonly int _connection;
    private readonly GatewaySettings _target;
    private readonly LinkInbox _events;
    private readonly AutoResetEvent _work;
    private readonly Unanswered _unanswered = new Unanswered();
    private MqttClient? _client;

    /// <param name="work">Set when the worker has something to close.</param>
    internal MqttAttempt(int connection, GatewaySettings target, LinkInbox events, AutoResetEvent work)
    {
        _connection = connection;
        _target = target;
        _events = events;
        _work = work;
    }

    /// <summary>The link has been told that it is over.</summary>
    internal bool HasEnded;

    /// <summary>Connects, however long it takes, and tells the outcome. Worker only.</summary>
    internal void Connect()
    {
        try
        {
            var client = NewClient();
            lock (_gate)
            {
                _client = client;
            }

            var answer = client.Connect(
                _target.Id,
                _target.Id,
                _target.Secret,
                true,
                MqttQoSLevel.AtLeastOnce,
                true,
                new GatewayTopics(_target.Id).Status,
                StatusMessage.Will,
                false,
                GatewayLink.KeepAliveSeconds);
            if (answer == MqttReasonCode.Success)
            {
                _events.Opened(_connection);
            }
            else
            {
                TellEnd("the broker refuses, code " + (int)answer);
            }
        }
        catch (Exception failed)
        {
            TellEnd(failed.GetType().Name + ": " + failed.Message);
        }
    }

    /// <summary>Lets go of the client: after a refusal, too, its socket stays open otherwise. Worker only; takes a fifth of a second.</summary>
    internal void CloseClient()
    {
        MqttClient? client;
        lock (_gate)
        {
            client = _client;
            _client = null;
        }

        client?.Close();
    }

    internal void Subscribe(string[] topics)
    {
        var levels = new MqttQoSLevel[topics.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = MqttQoSLevel.AtLeastOnce;
        }

        lock (_gate)
        {
            if (_client != null)
            {
                _client.Subscribe(topics, levels);
            }
        }
    }

    /// <returns>The message's number, or 0 when it could not be queued.</returns>
    internal int Publish(string topic, byte[] payload, bool retain)
    {
        // The acknowledgement may be here before Publish is back; it then waits for this lock.
        lock (_gate)
        {
            var now = Environment.TickCount64;
            var slot = _unanswered.FreeSlot(now);
            if (_client == null || HasEnded || slot < 0)
            {
                return 0;
            }

            try
            {
                var id = _client.Publish(topic, payload, null, null, MqttQoSLevel.AtLeastOnce, retain);
                _unanswered.Add(slot, id, now);
                return id;
            }
            catch (MqttClientException)
            {
                // Its queue is full, of messages from the broker for example.
                return 0;
            }
        }
    }

    private MqttClient NewClient()
    {
        var authority = _target.BrokerTls ? BrokerCertificate.Load() : null;
        var client = new MqttClient(
            _target.BrokerHost,
            _target.BrokerPort,
            _target.BrokerTls,
            authority,
            null,
            _target.BrokerTls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
        client.Settings.InflightQueueSize = PackageQueueSize;
        client.MqttMsgPublished += OnPublished;
        client.MqttMsgPublishReceived += OnReceived;
        client.MqttMsgSubscribed += OnSubscribed;
        client.ConnectionClosed += OnClosed;
        return client;
    }

    private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
    {
        lock (_gate)
        {
            _unanswered.Remove(e.MessageId);
        }

        _events.Published(_connection, e.MessageId, e.IsPublished);
    }

    private void OnReceived(object sender, MqttMsgPublishEventArgs e)
    {
        // What the broker kept for us can arrive before Connect is back.
        _events.Opened(_connection);
        _events.Received(_connection, e.Topic, e.Message);
    }

    private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e)
    {
        foreach (var level in e.GrantedQoSLevels)
        {
            if (level == MqttQoSLevel.GrantedFailure)
            {
                // Without its receipts the link would send for ever.
                TellEnd("the broker refuses a subscription");
                return;
            }
        }
    }

    private void OnClosed(object sender, EventArgs e) => TellEnd("the connection broke");

    private void TellEnd(string why)
    {
        HasEnded = true;
        _events.Closed(_connection, why);
        _work.Set();
    }
}
