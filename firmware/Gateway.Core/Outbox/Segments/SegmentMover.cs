using System.IO;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox.Segments;

/// <summary>
/// Copies records into a new segment under new numbers. The segment says in its header that it counts only once its last entry says it is whole:
/// a power cut on the way leaves the old records as the only ones.
/// </summary>
internal sealed class SegmentMover
{
    private readonly IRecordStore _store;
    private readonly SegmentFormat _format;
    private readonly EntryReader _reader;
    private readonly SegmentList _segments;
    private readonly byte[] _work;
    private int _length;

    /// <param name="work">Memory to work in, at least twice the largest entry; nothing in it is kept.</param>
    internal SegmentMover(IRecordStore store, SegmentFormat format, EntryReader reader, SegmentList segments, byte[] work)
    {
        _store = store;
        _format = format;
        _reader = reader;
        _segments = segments;
        _work = work;
    }

    /// <summary>Copies the records <paramref name="from"/>–<paramref name="to"/> so that the first gets the target's first number.</summary>
    /// <exception cref="IOException">Flash did not take it. The target counts for nothing.</exception>
    internal void Move(long from, long to, Segment target, long receipted, int boot)
    {
        _format.PutHeader(_work, target.First, receipted, boot, SegmentFormat.FlagWhole);
        _store.Create(target.Name, _work, 0, SegmentFormat.HeaderBytes);
        target.Bytes = SegmentFormat.HeaderBytes;
        _length = 0;
        for (var i = 0; i < _segments.Count; i++)
        {
            var end = i + 1 < _segments.Count && _segments[i + 1].First <= to ? _segments[i + 1].First - 1 : to;
            if (end >= from)
            {
                MoveSegment(_segments[i], from, end, target);
            }
        }

        MakeRoom(target, SegmentFormat.EntryHeadBytes);
        _format.PutEntryHead(_work, _length, 0, 0, SegmentFormat.TypeWhole);
        _length += SegmentFormat.EntryHeadBytes;
        WriteOut(target);
    }

    private void MoveSegment(Segment source, long from, long end, Segment target)
    {
        _reader.Open(source.Name, SegmentFormat.HeaderBytes);
        while (_reader.Next())
        {
            var sequence = source.First + _reader.Index;
            if (_reader.Type == SegmentFormat.TypeRecord && sequence >= from && sequence <= end)
            {
                Take(sequence - from, target);
            }
        }
    }

    private void Take(long index, Segment target)
    {
        MakeRoom(target, SegmentFormat.EntryHeadBytes + SegmentFormat.MaxPayload);
        var payload = _length + SegmentFormat.EntryHeadBytes;
        var length = RecordWriter.Renumber(_reader.Buffer, _reader.PayloadOffset, _reader.PayloadLength, target.First + index, _work, payload);
        _format.PutEntryHead(_work, _length, length, (int)index, SegmentFormat.TypeRecord);
        _length = payload + length;
    }

    private void MakeRoom(Segment target, int bytes)
    {
        if (_work.Length - _length < bytes)
        {
            WriteOut(target);
        }
    }

    private void WriteOut(Segment target)
    {
        target.Append(_store, _work, 0, _length);
        _length = 0;
    }
}
