using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Outbox.Streams;

namespace Hjemvakt.Gateway.Link;

/// <summary>
/// Sends one stream over one connection after another. What has been sent moves a cursor; only a receipt moves the outbox. So a receipt that stays away
/// never stops the sending of what comes after, and everything without one is sent again: after a reconnect, after a failed publish, and after a while.
/// </summary>
internal sealed class StreamSender
{
    /// <summary>The transport is expected to tell a message's fate within this time.</summary>
    private const int InFlightMs = 30000;

    private const int LongestResendMs = 120000;

    /// <summary>A receipt lower than an earlier one may be an old one, delivered again. When no higher one has come for so long, the companion has forgotten.</summary>
    private const int ForgottenMs = 5000;

    /// <summary>A receipt beyond this is rubbish, not a companion that knows more than we do.</summary>
    private const long HighestBelievable = 1L << 48;

    private readonly OutboxStream _stream;
    private readonly string _topic;
    private readonly int _window;
    private readonly Backoff _resend;
    private readonly int[] _messages;
    private readonly long[] _firsts;
    private readonly long[] _lasts;
    private readonly long[] _since;
    private long _next;
    private long _published;
    private long _gapSent;
    private long _resendAt = Uptime.Never;
    private bool _receiptHeard;
    private long _lower;
    private long _lowerSince = -1;

    /// <param name="window">Most messages in flight.</param>
    /// <param name="resendMs">How long to wait for a receipt before the first resend.</param>
    internal StreamSender(OutboxStream stream, string topic, int window, int resendMs, uint seed)
    {
        _stream = stream;
        _topic = topic;
        _window = window;
        _resend = new Backoff(resendMs, seed);
        _messages = new int[window];
        _firsts = new long[window];
        _lasts = new long[window];
        _since = new long[window];
        _published = stream.Fresh ? 0 : stream.Last;
        _next = stream.Receipted + 1;
    }

    /// <summary>Something that may be sent has not been, or its fate is not known yet.</summary>
    internal bool Busy => HasUnsent || InFlight > 0;

    /// <summary>Something has been sent that no receipt covers.</summary>
    internal bool Awaits => _stream.Receipted < (_published < _stream.Last ? _published : _stream.Last);

    private bool HasUnsent => (_next > _stream.Receipted ? _next : _stream.Receipted + 1) <= _stream.Sendable || GapUnsent;

    private bool GapUnsent
    {
        get
        {
            var notice = _stream.GapNotice;
            return notice > _stream.Receipted && notice <= _stream.Sendable && notice != _gapSent;
        }
    }

    private int InFlight
    {
        get
        {
            var count = 0;
            for (var i = 0; i < _window; i++)
            {
                count += _messages[i] != 0 ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>A new connection: nothing of the old one counts.</summary>
    internal void Connected()
    {
        for (var i = 0; i < _window; i++)
        {
            _messages[i] = 0;
        }

        _next = _stream.Receipted + 1;
        _gapSent = 0;
        _lowerSince = -1;
        _resend.Reset();
        _resendAt = Uptime.Never;
    }

    /// <summary>Sends what may be sent now. False when the transport did not take a message.</summary>
    internal bool Send(ILinkTransport transport, Batch batch, long now)
    {
        // Until the companion has said how far it is, no more than one message: see OutboxStream.Renumber.
        var window = _receiptHeard ? _window : 1;
        while (InFlight < window && HasUnsent)
        {
            var gap = GapUnsent;
            if (gap ? !_stream.Read(_stream.GapNotice, batch, 1) : !_stream.Read(_next, batch, Batch.MaxRecords))
            {
                return true;
            }

            var message = transport.Publish(_topic, batch.ToMessage(), false);
            if (message <= 0)
            {
                return false;
            }

            Remember(message, batch, now);
            _published = batch.Last > _published ? batch.Last : _published;
            if (gap)
            {
                _gapSent = _stream.GapNotice;
            }
            else
            {
                _next = batch.Last + 1;
            }
        }

        return true;
    }

    /// <summary>The fate of a message. False when it is none of this stream's.</summary>
    internal bool Acknowledged(int message, bool delivered, long now)
    {
        for (var i = 0; i < _window; i++)
        {
            if (_messages[i] == message)
            {
                _messages[i] = 0;
                if (!delivered)
                {
                    _next = _firsts[i] < _next ? _firsts[i] : _next;
                    _gapSent = 0;
                }
                else if (_resendAt == Uptime.Never)
                {
                    // What is acknowledged later does not put off what waits for its receipt already.
                    _resendAt = now + _resend.Next(LongestResendMs);
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>The companion says how far it has this stream.</summary>
    internal void Receipt(long upTo, long now)
    {
        _receiptHeard = true;
        if (upTo > _published)
        {
            if (upTo <= HighestBelievable && _stream.Renumber(upTo))
            {
                _published = upTo;
                Connected();
            }
        }
        else if (upTo < _stream.Receipted)
        {
            _lower = upTo;
            _lowerSince = _lowerSince < 0 ? now : _lowerSince;
            return;
        }
        else if (_stream.Receipt(upTo))
        {
            _resend.Reset();
            _resendAt = Awaits ? now + _resend.Next(LongestResendMs) : Uptime.Never;
            SettleReceipted();
        }

        _lowerSince = -1;
    }

    /// <summary>Goes back to the last receipt when none has come for too long, or when the companion has forgotten what it had. Returns when to look again.</summary>
    internal long Turn(long now)
    {
        if (_lowerSince < 0)
        {
            return Resend(now);
        }

        if (now - _lowerSince >= ForgottenMs)
        {
            _lowerSince = -1;
            if (_stream.Rewind(_lower))
            {
                _next = _stream.Receipted + 1;
                _gapSent = 0;
            }

            return now;
        }

        return Uptime.Earlier(Resend(now), _lowerSince + ForgottenMs);
    }

    /// <summary>Whether a message has been in flight for longer than the transport ever should need.</summary>
    internal bool IsStuck(long now)
    {
        for (var i = 0; i < _window; i++)
        {
            if (_messages[i] != 0 && now - _since[i] >= InFlightMs)
            {
                return true;
            }
        }

        return false;
    }

    private long Resend(long now)
    {
        if (HasUnsent || InFlight > 0 || !Awaits)
        {
            return Uptime.Never;
        }

        if (now >= _resendAt)
        {
            _resendAt = Uptime.Never;
            _next = _stream.Receipted + 1;
            _gapSent = 0;
            return now;
        }

        return _resendAt;
    }

    /// <summary>
    /// What a receipt covers has arrived, whether or not the transport will ever say so: an acknowledgement that crosses the package's own second
    /// sending is never told.
    /// </summary>
    private void SettleReceipted()
    {
        for (var i = 0; i < _window; i++)
        {
            if (_messages[i] != 0 && _lasts[i] <= _stream.Receipted)
            {
                _messages[i] = 0;
            }
        }
    }

    private void Remember(int message, Batch batch, long now)
    {
        for (var i = 0; i < _window; i++)
        {
            if (_messages[i] == 0)
            {
                _messages[i] = message;
                _firsts[i] = batch.First;
                _lasts[i] = batch.Last;
                _since[i] = now;
                return;
            }
        }
    }
}
