using System.IO;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Outbox.Streams;

/// <summary>Reads records back from the segments in order, telling of numbers that are missing. Remembers where it stopped, so that the next batch goes on there.</summary>
internal sealed class SegmentReader
{
    private readonly SegmentList _segments;
    private readonly EntryReader _reader;
    private readonly StreamGaps _gaps;
    private string _cursorName = "";
    private long _cursorNext;
    private int _cursorPosition;

    internal SegmentReader(SegmentList segments, EntryReader reader, StreamGaps gaps)
    {
        _segments = segments;
        _reader = reader;
        _gaps = gaps;
    }

    /// <summary>
    /// Fills a batch with the records from <paramref name="next"/> to <paramref name="last"/>, as many as fit; fewer while flash does not answer.
    /// </summary>
    internal void Read(long next, long last, Batch batch)
    {
        for (var i = _segments.IndexFor(next); i < _segments.Count && next <= last; i++)
        {
            var segment = _segments[i];
            var end = i + 1 < _segments.Count ? _segments[i + 1].First - 1 : last;
            if (next < segment.First && !_gaps.Missing(ref next, segment.First - 1, batch))
            {
                return;
            }

            try
            {
                if (!ReadSegment(segment, end, ref next, batch))
                {
                    return;
                }

                segment.UnreadableAt = 0;
            }
            catch (IOException)
            {
                // What has been read is good. The rest is tried again, until it must be taken for lost.
                if (batch.Count > 0 || !_gaps.GivesUp(segment))
                {
                    return;
                }
            }

            if (next <= end && !_gaps.Missing(ref next, end, batch))
            {
                return;
            }
        }
    }

    /// <summary>Reads one segment up to its end. False when the batch is full, or a gap must be told first.</summary>
    private bool ReadSegment(Segment segment, long end, ref long next, Batch batch)
    {
        var known = _cursorNext == next && _cursorName == segment.Name;
        _reader.Open(segment.Name, known ? _cursorPosition : SegmentFormat.HeaderBytes);
        while (next <= end && _reader.Next())
        {
            var sequence = segment.First + _reader.Index;
            if (_reader.Type != SegmentFormat.TypeRecord || sequence < next)
            {
                continue;
            }

            if (sequence > end)
            {
                break;
            }

            if (sequence > next && !_gaps.Missing(ref next, sequence - 1, batch))
            {
                return false;
            }

            if (!batch.Add(sequence, _reader.Buffer, _reader.PayloadOffset, _reader.PayloadLength))
            {
                return false;
            }

            next = sequence + 1;
            _cursorName = segment.Name;
            _cursorNext = next;
            _cursorPosition = _reader.Position;
        }

        return true;
    }
}
