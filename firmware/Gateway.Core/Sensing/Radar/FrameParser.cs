using System;
using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Sensing.Radar;

/// <summary>
/// Finds frames in a stream of bytes from a serial line. Survives anything: the stream is looked through from every byte on, so whatever noise looks like,
/// a true frame is found. One fixed buffer, nothing allocated after construction, no exception, bounded work for each byte.
/// <para>One serial line, one thread.</para>
/// </summary>
public abstract class FrameParser
{
    /// <summary>A verdict: no frame starts here.</summary>
    protected const int NoFrame = 0;

    // A line that has been quiet for this long has nothing more to give to a half frame. The longest frame takes 12 ms at 115200 baud.
    private const int QuietMs = 100;

    private readonly byte[] _buffer;
    private readonly int _longest;
    private int _start;
    private int _end;
    private int _awaited;
    private int _covered;
    private long _lastByteAt;
    private bool _searched;

    /// <param name="longest">The longest frame in bytes, head and checks included.</param>
    protected FrameParser(int longest)
    {
        _longest = longest;
        _buffer = new byte[2 * longest];
    }

    /// <summary>Frames handed on, since construction.</summary>
    public int Frames { get; private set; }

    /// <summary>Bytes that belonged to no frame, since construction.</summary>
    public int Skipped { get; private set; }

    /// <summary>When <see cref="Turn"/> is next needed: uptime in milliseconds, or <see cref="long.MaxValue"/>.</summary>
    public long Due => _start == _end || _searched ? Uptime.Never : _lastByteAt + QuietMs;

    /// <summary>Takes bytes from the line, as many as there are.</summary>
    /// <param name="bytes">Read only during the call.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">Uptime in milliseconds.</param>
    public void Feed(byte[] bytes, int offset, int count, long at)
    {
        for (var i = 0; i < count; i++)
        {
            Feed(bytes[offset + i], at);
        }
    }

    /// <summary>Takes one byte from the line.</summary>
    public void Feed(byte value, long at)
    {
        _lastByteAt = at;
        _searched = false;

        // Between calls the buffer holds less than one frame of the longest kind: there is always room.
        if (_end == _buffer.Length)
        {
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        _buffer[_end++] = value;
        if (_end - _start >= _awaited)
        {
            Advance();
        }
    }

    /// <summary>
    /// To be called when <see cref="Due"/>. A false start may claim that the frame is long; a true frame inside it would wait for bytes that do not come.
    /// When the line has been quiet such a frame is taken out. A half frame with nothing inside stays: its rest may be late, the whole gateway stands
    /// still during a TLS handshake.
    /// </summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public long Turn(long now)
    {
        if (now < Due)
        {
            return Due;
        }

        _searched = true;
        for (var inner = _start + 1; inner < _end; inner++)
        {
            if (Judge(_buffer, inner, _end - inner) > 0)
            {
                Skipped += inner - _start;
                _covered = 0;
                _start = inner;
                Advance();
                inner = _start;
            }
        }

        return Uptime.Never;
    }

    /// <summary>What starts at <paramref name="start"/>, of which <paramref name="available"/> bytes (at least one) are here.</summary>
    /// <returns>
    /// <see cref="NoFrame"/>; or the length of a frame whose every check is right, at most <paramref name="available"/>; or, below 0, that many bytes
    /// are needed (more than available, at most the longest frame) before anything can be said.
    /// </returns>
    protected abstract int Judge(byte[] buffer, int start, int available);

    /// <summary>A frame for which <see cref="Judge"/> gave a length. The buffer is read only during the call.</summary>
    protected abstract void Accept(byte[] buffer, int start, int length);

    private void Advance()
    {
        _awaited = 0;
        while (_start < _end)
        {
            var verdict = Judge(_buffer, _start, _end - _start);
            if (verdict < 0 && -verdict <= _longest)
            {
                _awaited = -verdict;
                return;
            }

            if (verdict > 0)
            {
                _covered = verdict > _covered ? verdict : _covered;
                Frames++;
                Accept(_buffer, _start, verdict);
            }

            // One byte even after a frame: its checks have 16 bits at most, and one that noise has made must not take the beginning of a true one with it.
            _start++;
            if (_covered > 0)
            {
                _covered--;
            }
            else
            {
                Skipped++;
            }
        }

        _start = 0;
        _end = 0;
    }
}
