using System;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox;

/// <summary>
/// Records that have a number but are not yet on flash, laid out as they will lie there: room for a segment header, then entries whose heads are
/// filled in when it is known which segment they go to. One write brings all of them to flash.
/// </summary>
internal sealed class PendingRecords
{
    private readonly byte[] _buffer;
    private readonly SegmentFormat _format;
    private readonly RecordWriter _writer = new RecordWriter();
    private int _end = SegmentFormat.HeaderBytes;

    internal PendingRecords(SegmentFormat format, int bytes)
    {
        _format = format;
        _buffer = new byte[SegmentFormat.HeaderBytes + bytes];
    }

    internal byte[] Buffer => _buffer;

    /// <summary>Where the entries begin in <see cref="Buffer"/>.</summary>
    internal int Offset => SegmentFormat.HeaderBytes;

    /// <summary>Bytes of all entries.</summary>
    internal int Length => _end - SegmentFormat.HeaderBytes;

    /// <summary>Number of the first record, when there is one.</summary>
    internal long First;

    internal int Count;

    /// <summary>Whether the largest record still fits.</summary>
    internal bool HasRoom => _buffer.Length - _end >= SegmentFormat.EntryHeadBytes + RecordWriter.MaxBytes;

    /// <summary>Begins a record; one that was begun and not committed is forgotten.</summary>
    internal RecordWriter Begin(long sequence, RecordHead head)
    {
        _writer.Begin(_buffer, _end + SegmentFormat.EntryHeadBytes, sequence, head);
        return _writer;
    }

    /// <summary>Takes the record begun last. False: it was too long, and is not taken.</summary>
    internal bool Commit(long sequence)
    {
        var end = _writer.End();
        if (end < 0)
        {
            return false;
        }

        // Until the head is written its first two bytes hold the length, as they will then.
        Bytes.Put16(_buffer, _end, end - _end - SegmentFormat.EntryHeadBytes);
        if (Count == 0)
        {
            First = sequence;
        }

        Count++;
        _end = end;
        return true;
    }

    /// <summary>Fills in all heads for a segment whose first record has this number.</summary>
    internal void Seal(long segmentFirst)
    {
        var index = (int)(First - segmentFirst);
        for (var at = Offset; at < _end; index++)
        {
            var length = Bytes.Get16(_buffer, at);
            _format.PutEntryHead(_buffer, at, length, index, SegmentFormat.TypeRecord);
            at += SegmentFormat.EntryHeadBytes + length;
        }
    }

    /// <summary>Copies records from <paramref name="from"/> on into a batch, as many as fit.</summary>
    internal void CopyTo(Batch batch, long from)
    {
        var sequence = First;
        for (var at = Offset; at < _end; sequence++)
        {
            var length = Bytes.Get16(_buffer, at);
            if (sequence >= from && !batch.Add(sequence, _buffer, at + SegmentFormat.EntryHeadBytes, length))
            {
                return;
            }

            at += SegmentFormat.EntryHeadBytes + length;
        }
    }

    /// <summary>Forgets records up to and including a number.</summary>
    internal void DropTo(long sequence)
    {
        var at = Offset;
        while (Count > 0 && First <= sequence)
        {
            at += SegmentFormat.EntryHeadBytes + Bytes.Get16(_buffer, at);
            First++;
            Count--;
        }

        for (var i = at; i < _end; i++)
        {
            _buffer[i - at + Offset] = _buffer[i];
        }

        _end -= at - Offset;
    }

    /// <summary>Gives the records new numbers, from <paramref name="first"/> on.</summary>
    internal void Renumber(long first)
    {
        var old = new byte[_end];
        Array.Copy(_buffer, 0, old, 0, _end);
        var end = _end;
        Clear();
        for (var at = Offset; at < end;)
        {
            var payload = at + SegmentFormat.EntryHeadBytes;
            var length = Bytes.Get16(old, at);
            var moved = RecordWriter.Renumber(old, payload, length, first + Count, _buffer, _end + SegmentFormat.EntryHeadBytes);
            if (moved == 0)
            {
                return;
            }

            Bytes.Put16(_buffer, _end, moved);
            _end += SegmentFormat.EntryHeadBytes + moved;
            Count++;
            at = payload + length;
        }

        First = first;
    }

    internal void Clear()
    {
        Count = 0;
        _end = Offset;
    }
}
