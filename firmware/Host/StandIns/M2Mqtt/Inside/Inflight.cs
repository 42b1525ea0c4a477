using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Hjemvakt.Host.StandIns.M2Mqtt;

/// <summary>
/// The client's queue in RAM: everything that waits to be sent, to be acknowledged, or (received) to be handed over. It is bounded by
/// Settings.InflightQueueSize over all of these together, and what does not fit of the received is dropped without a word or an acknowledgement.
/// </summary>
internal sealed class Inflight(Boot boot, MqttSettings settings, Func<byte[], Task> send, Action<Action> dispatch)
{
    private readonly Lock _gate = new();
    private readonly Queue<Item> _queue = [];
    private readonly HashSet<(PacketType Type, ushort Id)> _acknowledged = [];
    private readonly Dictionary<ushort, MqttQoSLevel[]> _granted = [];
    private readonly Signal _signal = new();

    /// <summary>Called on dispatch with the id and whether it was acknowledged.</summary>
    public required Action<ushort, bool> Published { get; init; }

    /// <summary>Called on dispatch.</summary>
    public required Action<ushort, MqttQoSLevel[]> Subscribed { get; init; }

    /// <summary>Called on dispatch.</summary>
    public required Action<ushort> Unsubscribed { get; init; }

    /// <summary>Called on dispatch.</summary>
    public required Action<MqttMsgPublishEventArgs> Received { get; init; }

    /// <returns>False when the queue is full.</returns>
    public bool Publish(string topic, byte[] message, MqttQoSLevel qos, bool retain, ushort id)
        => Offer(new Item(id, qos == MqttQoSLevel.AtMostOnce ? null : PacketType.PublishAck, again => Packets.Publish(topic, message, qos, retain, again, id)));

    public void Subscribe(string[] topics, MqttQoSLevel[] levels, ushort id)
        => Offer(new Item(id, PacketType.SubscribeAck, _ => Packets.Subscribe(id, topics, levels)));

    public void Unsubscribe(string[] topics, ushort id)
        => Offer(new Item(id, PacketType.UnsubscribeAck, _ => Packets.Unsubscribe(id, topics)));

    public void FromBroker(Packet packet)
    {
        switch (packet.Type)
        {
            case PacketType.Publish:
                var (message, id) = Packets.ParsePublish(packet);
                Offer(new Item(id, null, message.QosLevel == MqttQoSLevel.AtMostOnce ? null : _ => Packets.PublishAck(id)) { Message = message });
                break;
            case PacketType.PublishAck or PacketType.SubscribeAck or PacketType.UnsubscribeAck:
                lock (_gate)
                {
                    _acknowledged.Add((packet.Type, packet.Id));
                    if (packet.Type == PacketType.SubscribeAck)
                    {
                        _granted[packet.Id] = Packets.ParseGranted(packet);
                    }
                }

                _signal.Set();
                break;
            default:
                break;
        }
    }

    /// <summary>Forgets everything; nobody is told which messages were lost.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _queue.Clear();
            _acknowledged.Clear();
            _granted.Clear();
        }
    }

    /// <summary>Works the queue until the connection is over.</summary>
    public async Task Run(CancellationToken over)
    {
        var pause = Timeout.InfiniteTimeSpan;
        while (true)
        {
            await _signal.Wait(pause, boot.Device.Time, over);
            pause = Timeout.InfiniteTimeSpan;
            var old = Acknowledgements();
            for (var count = Count(); count > 0 && Take() is { } item; count--)
            {
                over.ThrowIfCancellationRequested();
                if (await Step(item) is { } again && (pause < TimeSpan.Zero || again < pause))
                {
                    pause = again;
                }
            }

            DropOrphans(old);
        }
    }

    private (PacketType Type, ushort Id)[] Acknowledgements()
    {
        lock (_gate)
        {
            return [.. _acknowledged];
        }
    }

    // An acknowledgement that no message waited for, such as one that came after the message was given up.
    private void DropOrphans((PacketType Type, ushort Id)[] old)
    {
        lock (_gate)
        {
            _acknowledged.ExceptWith(old);
        }
    }

    /// <returns>When to look at it again; null when it is done with.</returns>
    private async Task<TimeSpan?> Step(Item item)
    {
        if (item.Message is { } message)
        {
            if (item.Bytes is { } acknowledge)
            {
                await send(acknowledge(false));
            }

            dispatch(() => Received(message));
            return null;
        }

        if (item.Awaits is not { } awaited)
        {
            await send(item.Bytes!(false));
            return null;
        }

        return item.Sent ? Look(item, awaited) : await Send(item, awaited);
    }

    private async Task<TimeSpan?> Send(Item item, PacketType awaited)
    {
        // The package's own hole: an acknowledgement that crosses the decision to send again is taken for an old one, and no event is raised.
        if (item.Attempt > 0 && awaited == PacketType.PublishAck && TakeAcknowledgement(item, awaited))
        {
            return null;
        }

        item.Attempt++;
        item.Sent = true;
        item.SentAt = boot.Uptime;
        await send(item.Bytes!(item.Attempt > 1));
        Requeue(item);
        return TimeSpan.FromMilliseconds(settings.DelayOnRetry);
    }

    private TimeSpan? Look(Item item, PacketType awaited)
    {
        if (TakeAcknowledgement(item, awaited))
        {
            Acknowledge(item.Id, awaited);
            return null;
        }

        var left = settings.DelayOnRetry - (boot.Uptime - item.SentAt);
        if (left > 0)
        {
            Requeue(item);
            return TimeSpan.FromMilliseconds(left);
        }

        if (item.Attempt < settings.AttemptsOnRetry)
        {
            item.Sent = false;
            Requeue(item);
            return TimeSpan.Zero;
        }

        // Only a PUBLISH tells that it was given up; a subscription that nobody answers ends in silence.
        if (awaited == PacketType.PublishAck)
        {
            dispatch(() => Published(item.Id, false));
        }

        return null;
    }

    private void Acknowledge(ushort id, PacketType awaited)
    {
        switch (awaited)
        {
            case PacketType.PublishAck:
                dispatch(() => Published(id, true));
                break;
            case PacketType.SubscribeAck:
                MqttQoSLevel[]? granted;
                lock (_gate)
                {
                    _granted.Remove(id, out granted);
                }

                dispatch(() => Subscribed(id, granted ?? []));
                break;
            default:
                dispatch(() => Unsubscribed(id));
                break;
        }
    }

    private bool TakeAcknowledgement(Item item, PacketType awaited)
    {
        lock (_gate)
        {
            return _acknowledged.Remove((awaited, item.Id));
        }
    }

    private bool Offer(Item item)
    {
        lock (_gate)
        {
            if (_queue.Count >= settings.InflightQueueSize)
            {
                return false;
            }

            _queue.Enqueue(item);
        }

        _signal.Set();
        return true;
    }

    private void Requeue(Item item)
    {
        lock (_gate)
        {
            _queue.Enqueue(item);
        }
    }

    private int Count()
    {
        lock (_gate)
        {
            return _queue.Count;
        }
    }

    private Item? Take()
    {
        lock (_gate)
        {
            return _queue.TryDequeue(out var item) ? item : null;
        }
    }

    private sealed class Item(ushort id, PacketType? awaits, Func<bool, byte[]>? bytes)
    {
        public ushort Id { get; } = id;

        public PacketType? Awaits { get; } = awaits;

        /// <summary>The packet; the argument tells whether it is sent again.</summary>
        public Func<bool, byte[]>? Bytes { get; } = bytes;

        public MqttMsgPublishEventArgs? Message { get; init; }

        public bool Sent { get; set; }

        public int Attempt { get; set; }

        public long SentAt { get; set; }
    }
}
