using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Common;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Link.Messages;
using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway.Link;

/// <summary>
/// The gateway's side of the contract: offline → connecting → online and back, alarms first, delete only on receipt.
/// All decisions are taken in <see cref="Turn"/> on the main loop; the transport's threads only fill the inbox.
/// </summary>
public sealed class GatewayLink
{
    /// <summary>How often the connection shows that it lives, in seconds: the contract's.</summary>
    public const ushort KeepAliveSeconds = 60;

    private const int ConnectMs = 60000;
    private const int FirstRetryMs = 1000;
    private const int LongestRetryMs = 120000;
    private const int LongestRetryWithAlarmMs = 10000;
    private const int HeartbeatMs = 60000;
    private const int ClockMs = 30000;
    private const int NetworkGoneMs = 10000;
    private const int SilenceMs = 600000;
    private const int LookMs = 1000;

    /// <summary>A connection of this age is no flicker.</summary>
    private const int LastingMs = 60000;

    private readonly GatewaySettings _settings;
    private readonly INetwork _network;
    private readonly ILinkTransport _transport;
    private readonly RecordOutbox _outbox;
    private readonly IAlertListener _alerts;
    private readonly ICommandHandler _commands;
    private readonly WallClock _clock;
    private readonly string _safe;
    private readonly GatewayTopics _topics;
    private readonly LinkInbox _inbox;
    private readonly StreamSender _alarm;
    private readonly StreamSender _routine;
    private readonly Backoff _retry;
    private readonly Batch _batch = new Batch();
    private readonly StatusMessage _status;
    private int _connection;
    private int _failures;
    private int _heartbeat;
    private int _links;
    private long _alarmsSeen;
    private long _attemptAt;
    private long _nextAttemptAt;
    private long _networkUpAt = -1;
    private long _networkSeenAt;
    private long _heartbeatAt;
    private long _receiptAt;
    private long _due;

    /// <param name="settings">Whom to connect to, and as whom.</param>
    /// <param name="network">The network below.</param>
    /// <param name="transport">Makes the connections.</param>
    /// <param name="wake">Wakes the main loop when the transport has something to say.</param>
    /// <param name="outbox">What is to be sent.</param>
    /// <param name="alerts">Hears what the companion tells of alerts.</param>
    /// <param name="commands">Carries out what the companion asks.</param>
    /// <param name="status">The heartbeat.</param>
    /// <param name="clock">The time.</param>
    /// <param name="safe">Why the gateway is in safe mode, for the heartbeat; empty when it is not.</param>
    public GatewayLink(
        GatewaySettings settings, INetwork network, ILinkTransport transport, IWakeSignal wake, RecordOutbox outbox, IAlertListener alerts, ICommandHandler commands,
        StatusMessage status, WallClock clock, string safe)
    {
        _settings = settings;
        _network = network;
        _transport = transport;
        _outbox = outbox;
        _alerts = alerts;
        _commands = commands;
        _status = status;
        _clock = clock;
        _safe = safe;
        _topics = new GatewayTopics(settings.Id);
        _inbox = new LinkInbox(wake, _topics.Receipt);
        var seed = Backoff.Seed(settings.Id, outbox.Boot);
        _alarm = new StreamSender(outbox.Alarm, _topics.Alarm, 4, 5000, seed + 1);
        _routine = new StreamSender(outbox.Routine, _topics.Routine, 1, 15000, seed + 2);
        _retry = new Backoff(FirstRetryMs, seed + 3);
        _alarmsSeen = outbox.Alarm.Receipted;
        HeardAt = clock.UptimeMs;
    }

    public LinkPhase Phase { get; private set; }

    /// <summary>The companion has accepted a connection in this boot.</summary>
    internal bool Reached;

    /// <summary>The companion has sent a receipt in this boot.</summary>
    internal bool Receipts;

    /// <summary>Uptime at which a receipt came, or none was owed; when the boot began while it has seen neither.</summary>
    internal long HeardAt;

    /// <summary>Does what is due.</summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public long Turn(long now)
    {
        _due = now + HeartbeatMs;
        if (Phase == LinkPhase.Connecting && _inbox.LastOpened == _connection)
        {
            GoOnline(now);
        }

        Listen(now);
        if (Phase != LinkPhase.Offline && _inbox.LastClosed == _connection)
        {
            GoOffline(now, _inbox.Why);
        }

        switch (Phase)
        {
            case LinkPhase.Connecting:
                WaitForConnection(now);
                break;
            case LinkPhase.Online:
                TurnOnline(now);
                break;
        }

        if (Phase == LinkPhase.Offline)
        {
            TurnOffline(now);
        }

        _alarmsSeen = _outbox.Alarm.Last;
        return _due;
    }

    private void TurnOffline(long now)
    {
        if (!_network.IsUp)
        {
            _networkUpAt = -1;
            DueAt(now + LookMs);
            return;
        }

        if (_networkUpAt < 0)
        {
            _networkUpAt = now;
            _nextAttemptAt = now;
            _retry.Reset();
        }

        if (_settings.BrokerTls && _clock.UnixMs == 0 && now - _networkUpAt < ClockMs)
        {
            // Certificates have dates; without the time every handshake fails.
            DueAt(now + LookMs);
            return;
        }

        if (_outbox.Alarm.Last > _alarmsSeen && _attemptAt + FirstRetryMs < _nextAttemptAt)
        {
            _nextAttemptAt = _attemptAt + FirstRetryMs;
        }

        if (now < _nextAttemptAt)
        {
            DueAt(_nextAttemptAt < now + LookMs ? _nextAttemptAt : now + LookMs);
            return;
        }

        _connection++;
        _attemptAt = now;
        Phase = LinkPhase.Connecting;
        _transport.Open(_connection, _settings, _inbox);
        DueAt(now + ConnectMs);
    }

    private void WaitForConnection(long now)
    {
        if (now - _attemptAt >= ConnectMs)
        {
            GoOffline(now, "no answer");
        }
        else
        {
            DueAt(_attemptAt + ConnectMs);
        }
    }

    private void GoOnline(long now)
    {
        Phase = LinkPhase.Online;
        Reached = true;
        _failures = 0;
        _links++;
        _networkSeenAt = now;
        _receiptAt = now;
        _heartbeatAt = now;
        _alarm.Connected();
        _routine.Connected();
        _transport.Subscribe(_topics.Subscriptions());
    }

    private void GoOffline(long now, string why)
    {
        _transport.Close(why);
        Phase = LinkPhase.Offline;
        _attemptAt = now;
        _nextAttemptAt = now + _retry.Next(_outbox.Alarm.Waiting > 0 ? LongestRetryWithAlarmMs : LongestRetryMs);
    }

    private void Listen(long now)
    {
        var payload = _inbox.TakeReceipt();
        var receipt = payload == null ? null : ReceiptMessage.Read(payload);
        if (receipt != null)
        {
            _receiptAt = now;
            HeardAt = now;
            Receipts = true;
            _alarm.Receipt(receipt.Alarm, now);
            _routine.Receipt(receipt.Routine, now);
        }

        Incoming? message;
        while ((message = _inbox.Take()) != null)
        {
            if (message.Message == 0)
            {
                Hear(message, now);
            }
            else if (message.Connection == _connection && Phase == LinkPhase.Online)
            {
                Settle(message.Message, message.Delivered, now);
            }
        }
    }

    private void Settle(int message, bool delivered, long now)
    {
        var known = _alarm.Acknowledged(message, delivered, now) || _routine.Acknowledged(message, delivered, now) || message == _heartbeat;
        if (delivered)
        {
            _failures = 0;
            if (now - _attemptAt >= LastingMs)
            {
                // Not sooner: two gateways with one identity would put each other out every second.
                _retry.Reset();
            }
        }
        else if (known)
        {
            _failures++;
        }
    }

    private void Hear(Incoming message, long now)
    {
        var topic = message.Topic;
        var prefix = _topics.Command;
        if (topic == _topics.Alert)
        {
            var alert = AlertMessage.Read(message.Payload);
            if (alert != null)
            {
                _alerts.Heard(alert, now);
            }
        }
        else if (Texts.Begin(topic, prefix))
        {
            var name = topic.Substring(prefix.Length);
            var reply = _commands.Do(name, message.Payload, now);
            if (reply != null && Phase == LinkPhase.Online)
            {
                // One that gets lost is asked for again.
                _transport.Publish(_topics.Reply + name, reply, false);
            }
        }
    }

    private void TurnOnline(long now)
    {
        if (_network.IsUp)
        {
            _networkSeenAt = now;
        }

        if (!_alarm.Awaits && !_routine.Awaits)
        {
            _receiptAt = now;
            HeardAt = now;
        }

        var fault = _failures >= 2 ? "not acknowledged"
            : now - _networkSeenAt >= NetworkGoneMs ? "no network"
            : now - _receiptAt >= SilenceMs ? "no receipt"
            : _alarm.IsStuck(now) || _routine.IsStuck(now) ? "stuck message"
            : null;
        if (fault == null)
        {
            DueAt(_alarm.Turn(now));
            DueAt(_routine.Turn(now));
            if (!Send(now))
            {
                fault = "queue full";
            }
        }

        if (fault != null)
        {
            GoOffline(now, fault);
            return;
        }

        DueAt(now + LookMs);
    }

    /// <summary>Alarms first. A routine message in flight may finish; none starts while an alarm is not yet acknowledged.</summary>
    private bool Send(long now)
    {
        if (!_alarm.Send(_transport, _batch, now))
        {
            return false;
        }

        if (now >= _heartbeatAt)
        {
            _heartbeatAt = now + HeartbeatMs;
            _heartbeat = _transport.Publish(_topics.Status, _status.Write(_clock, _outbox, _safe, _network.Address, _links), true);
            if (_heartbeat <= 0)
            {
                return false;
            }
        }

        return _alarm.Busy || _routine.Send(_transport, _batch, now);
    }

    private void DueAt(long at)
    {
        _due = at < _due ? at : _due;
    }
}
