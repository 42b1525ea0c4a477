using System.Collections;
using Hjemvakt.Gateway.Clock;

namespace Hjemvakt.Gateway.Link;

/// <summary>
/// What the transport has told since the last turn. The only place of the link that other threads reach: its public members may be called on any thread,
/// also from within a call to the transport. They only note what happened and wake the main loop; none blocks, none throws. Bounded: of receipts only the newest counts,
/// of everything else the oldest goes when nobody empties it (what is then not known to be acknowledged is sent again).
/// </summary>
public sealed class LinkInbox
{
    private const int Capacity = 32;

    private readonly object _gate = new object();
    private readonly IWakeSignal _wake;
    private readonly string _receiptTopic;
    private readonly Queue _messages = new Queue();
    private byte[]? _receipt;

    internal LinkInbox(IWakeSignal wake, string receiptTopic)
    {
        _wake = wake;
        _receiptTopic = receiptTopic;
    }

    /// <summary>The latest connection that has been opened.</summary>
    internal int LastOpened;

    /// <summary>The latest connection that has ended.</summary>
    internal int LastClosed;

    /// <summary>Why it has.</summary>
    internal string Why = "";

    /// <summary>The broker has accepted the connection. May be told again.</summary>
    public void Opened(int connection)
    {
        lock (_gate)
        {
            // Late word of an old connection must not hide that of a newer one.
            LastOpened = connection > LastOpened ? connection : LastOpened;
        }

        _wake.Wake();
    }

    /// <summary>The connection could not be made, was refused, or has ended. May be told again; the first reason counts.</summary>
    /// <param name="connection">Its number.</param>
    /// <param name="why">For the log, in English; never a secret.</param>
    public void Closed(int connection, string why)
    {
        lock (_gate)
        {
            if (connection > LastClosed)
            {
                Why = why;
                LastClosed = connection;
            }
        }

        _wake.Wake();
    }

    /// <summary>A message has been acknowledged by the broker (<paramref name="delivered"/>), or given up after the package's own retries.</summary>
    public void Published(int connection, int message, bool delivered) => Add(new Incoming(connection, message, delivered, "", new byte[0]));

    /// <summary>A message has arrived. The array is the link's from now on.</summary>
    public void Received(int connection, string topic, byte[] payload) => Add(new Incoming(connection, 0, false, topic, payload));

    /// <summary>The oldest message, or the fate of one that was sent; null when there is none.</summary>
    internal Incoming? Take()
    {
        lock (_gate)
        {
            return _messages.Count > 0 ? (Incoming)_messages.Dequeue()! : null;
        }
    }

    /// <summary>The newest receipt that has not been taken.</summary>
    internal byte[]? TakeReceipt()
    {
        lock (_gate)
        {
            var receipt = _receipt;
            _receipt = null;
            return receipt;
        }
    }

    private void Add(Incoming message)
    {
        lock (_gate)
        {
            if (message.Topic == _receiptTopic)
            {
                _receipt = message.Payload;
            }
            else
            {
                if (_messages.Count == Capacity)
                {
                    _messages.Dequeue();
                }

                _messages.Enqueue(message);
            }
        }

        _wake.Wake();
    }
}
