using System.Collections;

namespace Hjemvakt.Gateway.Link;

/// <summary>
/// What the transport has told since the last turn. The only place of the link that other threads reach. Bounded: of receipts only the newest counts,
/// of other messages and of acknowledgements the oldest goes when nobody empties it (what is then not known to be acknowledged is sent again).
/// </summary>
internal sealed class LinkInbox : ILinkEvents
{
    private const int Capacity = 16;

    private readonly object _gate = new object();
    private readonly IWakeSignal _wake;
    private readonly string _receiptTopic;
    private readonly Queue _acknowledgements = new Queue();
    private readonly Queue _messages = new Queue();
    private int _opened;
    private int _closed;
    private string _closedWhy = "";
    private byte[]? _receipt;

    internal LinkInbox(IWakeSignal wake, string receiptTopic)
    {
        _wake = wake;
        _receiptTopic = receiptTopic;
    }

    public void Opened(int connection)
    {
        lock (_gate)
        {
            _opened = connection;
        }

        _wake.Wake();
    }

    public void Closed(int connection, string why)
    {
        lock (_gate)
        {
            _closed = connection;
            _closedWhy = why;
        }

        _wake.Wake();
    }

    public void Published(int connection, int message, bool delivered)
    {
        lock (_gate)
        {
            Add(_acknowledgements, new Acknowledgement(connection, message, delivered));
        }

        _wake.Wake();
    }

    public void Received(int connection, string topic, byte[] payload)
    {
        lock (_gate)
        {
            if (topic == _receiptTopic)
            {
                _receipt = payload;
            }
            else
            {
                Add(_messages, new Incoming(topic, payload));
            }
        }

        _wake.Wake();
    }

    /// <summary>Whether this connection has been opened.</summary>
    internal bool IsOpened(int connection)
    {
        lock (_gate)
        {
            return _opened == connection;
        }
    }

    /// <summary>Whether this connection has ended.</summary>
    internal bool IsClosed(int connection, out string why)
    {
        lock (_gate)
        {
            why = _closedWhy;
            return _closed == connection;
        }
    }

    internal Acknowledgement? TakeAcknowledgement()
    {
        lock (_gate)
        {
            return _acknowledgements.Count > 0 ? (Acknowledgement)_acknowledgements.Dequeue()! : null;
        }
    }

    internal Incoming? TakeMessage()
    {
        lock (_gate)
        {
            return _messages.Count > 0 ? (Incoming)_messages.Dequeue()! : null;
        }
    }

    internal byte[]? TakeReceipt()
    {
        lock (_gate)
        {
            var receipt = _receipt;
            _receipt = null;
            return receipt;
        }
    }

    private static void Add(Queue queue, object item)
    {
        if (queue.Count == Capacity)
        {
            queue.Dequeue();
        }

        queue.Enqueue(item);
    }
}
