using System;
using Hjemvakt.Gateway.Outbox.Segments;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox.Streams;

/// <summary>
/// Records that have a number but are not yet on flash, laid out as they will lie there: room for a segment header, then entries whose heads are
/// filled in when it is known which segment they go to. One write brings all of them to flash.
/// </summary>
internal sealed class PendingRecords
{
    private readonly SegmentFormat _format;
    private readonly RecordWriter _writer = new RecordWriter();
    private int _end = SegmentFormat.HeaderBytes;

    internal PendingRecords(SegmentFormat format, int bytes)
    {
        _format = format;
        Buffer = new byte[SegmentFormat.HeaderBytes + bytes];
    }

    /// <summary>A segment's header, and the entries behind it.</summary>
    internal readonly byte[] Buffer;

    /// <summary>Bytes of all entries.</summary>
    internal int Length => _end - SegmentFormat.HeaderBytes;

    /// <summary>Number of the first record, when there is one.</summary>
    internal long First;

    internal int Count;

    /// <summary>Whether the largest record still fits.</summary>
    internal bool HasRoom => Limit - _end >= SegmentFormat.EntryHeadBytes + RecordWriter.MaxBytes;

    /// <summary>Where the next record must end, so that all of them fit under new numbers too.</summary>
    private int Limit => Buffer.Length - SegmentFormat.Growth * (Count + 1);

    /// <summary>Begins a record; one that was begun and not committed is forgotten.</summary>
    internal RecordWriter Begin(long sequence, RecordHead head)
    {
        _writer.Begin(Buffer, _end + SegmentFormat.EntryHeadBytes, sequence, head);
        return _writer;
    }

    /// <summary>Takes the record begun last. False: it is too long for what is left, and is not taken.</summary>
    internal bool Commit(long sequence)
    {
        var end = _writer.End();
        if (end < 0 || end > Limit)
        {
            return false;
        }

        // Until the head is written its first two bytes hold the length, as they will then.
        Bytes.Put16(Buffer, _end, end - _end - SegmentFormat.EntryHeadBytes);
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
        for (var at = SegmentFormat.HeaderBytes; at < _end; index++)
        {
            var length = Bytes.Get16(Buffer, at);
            _format.PutEntryHead(Buffer, at, length, index, SegmentFormat.TypeRecord);
            at += SegmentFormat.EntryHeadBytes + length;
        }
    }

    /// <summary>Copies records from <paramref name="from"/> on into a batch, as many as fit.</summary>
    internal void CopyTo(Batch batch, long from)
    {
        var sequence = First;
        for (var at = SegmentFormat.HeaderBytes; at < _end; sequence++)
        {
            var length = Bytes.Get16(Buffer, at);
            if (sequence >= from && !batch.Add(sequence, Buffer, at + SegmentFormat.EntryHeadBytes, length))
            {
                return;
            }

            at += SegmentFormat.EntryHeadBytes + length;
        }
    }

    /// <summary>Forgets records up to and including a number.</summary>
    internal void DropTo(long sequence)
    {
        var at = SegmentFormat.HeaderBytes;
        while (Count > 0 && First <= sequence)
        {
            at += SegmentFormat.EntryHeadBytes + Bytes.Get16(Buffer, at);
            First++;
            Count--;
        }

        Array.Copy(Buffer, at, Buffer, SegmentFormat.HeaderBytes, _end - at);
        _end -= at - SegmentFormat.HeaderBytes;
    }

    /// <summary>Gives the records new numbers, from <paramref name="first"/> on.</summary>
    internal void Renumber(long first)
    {
        var old = (byte[])Buffer.Clone();
        var end = _end;
        Clear();
        for (var at = SegmentFormat.HeaderBytes; at < end;)
        {
            var payload = at + SegmentFormat.EntryHeadBytes;
            var length = Bytes.Get16(old, at);
            var moved = RecordWriter.Renumber(old, payload, length, first + Count, Buffer, _end + SegmentFormat.EntryHeadBytes);
            if (moved == 0)
            {
                return;
            }

            Bytes.Put16(Buffer, _end, moved);
            _end += SegmentFormat.EntryHeadBytes + moved;
            Count++;
            at = payload + length;
        }

        First = first;
    }

    internal void Clear()
    {
        Count = 0;
        _end = SegmentFormat.HeaderBytes;
    }
}
