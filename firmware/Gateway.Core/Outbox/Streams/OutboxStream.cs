using System.IO;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Outbox.Segments;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox.Streams;

/// <summary>
/// One of the two streams on flash: records get a number, are written, are read for sending, and go when a receipt covers them.
/// <para>
/// Numbers are contiguous, survive every reboot and are never used twice: the newest segment is never deleted, not even when all its records are
/// receipted, so the last number can always be read off the files. A segment goes only after a newer one, and the receipt that lets it go, are on flash.
/// </para>
/// <para>While flash refuses to write, records stay in memory, are sent from there, and are written as soon as it works again.</para>
/// </summary>
public sealed partial class OutboxStream
{
    /// <summary>So long after the boot flash that could not be read may come back.</summary>
    private const int PatienceMs = 30000;

    private readonly IRecordStore _store;
    private readonly SegmentFormat _format;
    private readonly SegmentList _segments;
    private readonly PendingRecords _pending;
    private readonly EntryReader _reader;
    private readonly SegmentReader _records;
    private readonly OutboxLimits _limits;
    private readonly RecordDater _dater;
    private readonly byte[] _mark = new byte[SegmentFormat.EntryHeadBytes + 8];
    private readonly bool _evicts;
    private long _stored;
    private long _marked;
    private bool _sealed;
    private bool _opened;

    internal OutboxStream(IRecordStore store, string name, bool evicts, OutboxLimits limits, RecordDater dater, byte[] readBuffer)
    {
        _store = store;
        _limits = limits;
        _dater = dater;
        _evicts = evicts;
        _format = new SegmentFormat(name[0]);
        _segments = new SegmentList(name + "-");
        _pending = new PendingRecords(_format, limits.PendingBytes);
        _reader = new EntryReader(store, _format, readBuffer);
        Gaps = new StreamGaps(evicts, dater);
        _records = new SegmentReader(_segments, _reader, Gaps);
    }

    /// <summary>The last number given, 0 when none.</summary>
    public long Last { get; private set; }

    /// <summary>Everything up to here is durably stored by the companion.</summary>
    public long Receipted { get; private set; }

    /// <summary>The last number that may be sent: it is on flash, or flash does not work.</summary>
    public long Sendable => Failing ? Last : _stored;

    /// <summary>How many records no receipt covers.</summary>
    public int Waiting => (int)(Last - Floor);

    /// <summary>How many more records fit before new ones are refused.</summary>
    public int Free => _evicts ? _limits.MaxRecords : _limits.MaxRecords - Waiting;

    /// <summary>Flash has refused the last write.</summary>
    public bool Failing { get; private set; }

    /// <summary>The stream had no files at start: this gateway is new, or its flash was wiped.</summary>
    public bool Fresh { get; private set; }

    /// <summary>Bytes on flash, about.</summary>
    public int FlashBytes => _segments.TotalBytes;

    /// <summary>Number of the newest gap notice, 0 when none: it is sent before what is after the gap, so that the companion does not wait for what will not come.</summary>
    internal long GapNotice { get; set; }

    /// <summary>The highest boot number found on flash.</summary>
    internal int BootSeen;

    /// <summary>What has no record any more and must be told.</summary>
    internal readonly StreamGaps Gaps;

    /// <summary>Everything up to here is done with: receipted, or evicted.</summary>
    private long Floor
    {
        get
        {
            var gone = _evicts && _segments.Count > 0 ? _segments.Oldest.First - 1 : 0;
            return gone > Receipted ? gone : Receipted;
        }
    }

    /// <summary>
    /// Takes up what is on flash. When flash cannot be read nothing is written to it either, since that might be on top of what is there; the stream then works
    /// from memory, and every attempt to write begins with this again.
    /// </summary>
    internal void Open()
    {
        _segments.Clear();
        var scan = new StreamScan(_store, _format, _segments, _reader);
        try
        {
            scan.Run(_limits.SegmentBytes, _dater.Time.UptimeMs >= PatienceMs);
        }
        catch (IOException)
        {
            Failing = true;
            Fresh = true;
            _segments.Clear();
            return;
        }

        _opened = true;
        BootSeen = scan.Boot;
        _sealed = scan.Sealed;
        var last = scan.Last;
        _stored = last;
        _marked = scan.Receipted;
        Fresh = _segments.Count == 0;
        if (_pending.Count > 0 && Last <= last)
        {
            _pending.Renumber(last + 1);
            last += _pending.Count;
        }

        if (Last < last)
        {
            Last = last;
        }

        if (Receipted < scan.Receipted)
        {
            Receipted = scan.Receipted;
        }

        DeleteCovered();
        if (Floor > Receipted)
        {
            Gaps.Evicted(true);
        }
    }

    /// <summary>Begins the next record. Add its members, then <see cref="Commit"/>.</summary>
    internal RecordWriter Begin(RecordHead head)
    {
        if (!_pending.HasRoom)
        {
            Flush();
        }

        return _pending.Begin(Last + 1, head);
    }

    /// <summary>Gives the record begun last its number; it is not yet on flash. 0: it was refused, because it was too long or the stream is full.</summary>
    /// <param name="full">Even when the stream is full: without this record it would stay so.</param>
    internal long Commit(bool full)
    {
        if ((Free <= 0 && !full) || !_pending.Commit(Last + 1))
        {
            return 0;
        }

        Last++;
        return Last;
    }

    /// <summary>Writes everything that is pending. True when all is on flash.</summary>
    internal bool Flush()
    {
        if (!_opened)
        {
            Open();
            if (!_opened)
            {
                return false;
            }
        }

        MakeRoom();
        try
        {
            _segments.DeleteAside(_store);
            if (_pending.Count > 0)
            {
                WritePending();
            }
            else if (_stored < Last)
            {
                // What was sent from memory is receipted and gone, but its numbers must be remembered.
                StartSegment(Last + 1, 0);
            }

            _stored = Last;
            Failing = false;
            return true;
        }
        catch (IOException)
        {
            // Part of it may be on flash: nothing may follow it in that file.
            _sealed = true;
            Failing = true;
            return false;
        }
    }

    /// <summary>The companion has everything up to and including a number.</summary>
    /// <returns>True when that was news.</returns>
    public bool Receipt(long upTo)
    {
        if (upTo <= Receipted || upTo > Last)
        {
            return false;
        }

        Receipted = upTo;
        if (_pending.Count > 0 && _pending.First <= upTo)
        {
            _pending.DropTo(upTo);
        }

        if (!_evicts)
        {
            Mark();
        }

        DeleteCovered();
        return true;
    }

    /// <summary>Fills a batch with the oldest records from <paramref name="from"/> on, at most <paramref name="max"/>. False when there are none.</summary>
    public bool Read(long from, Batch batch, int max)
    {
        batch.Clear(max);
        var next = from > Floor ? from : Floor + 1;
        if (next <= _stored && _segments.Count > 0)
        {
            _records.Read(next, _stored, batch);
        }

        // Also past what flash does not give back: who calls now must not wait for it.
        if (Failing && (batch.Count == 0 || batch.Last == _stored))
        {
            _pending.CopyTo(batch, next);
        }

        return batch.Count > 0;
    }

    /// <summary>Makes room by letting the oldest segment go, receipted or not; never the newest. False when there was none to go.</summary>
    internal bool EvictOldest()
    {
        if (!_evicts || _segments.Count < 2 || !_segments.Delete(_store, _segments.Oldest))
        {
            return false;
        }

        if (Floor > Receipted)
        {
            Gaps.Evicted(true);
        }

        return true;
    }

    /// <summary>Whether there is a gap that has not been told yet; <see cref="Gaps"/> then says which. Called between records only.</summary>
    internal bool TakeGap() => Gaps.Take(Receipted + 1, Floor);

    private void WritePending()
    {
        var pending = _pending;
        var newest = _segments.Count > 0 && !_sealed ? _segments.Newest : null;
        if (newest != null && (newest.Bytes + pending.Length <= _limits.SegmentBytes || _stored < newest.First))
        {
            pending.Seal(newest.First);
            newest.Append(_store, pending.Buffer, SegmentFormat.HeaderBytes, pending.Length);
        }
        else
        {
            pending.Seal(pending.First);
            StartSegment(pending.First, pending.Length);
        }

        pending.Clear();
    }

    /// <summary>Makes a new newest segment with what is pending in it.</summary>
    private void StartSegment(long first, int length)
    {
        _format.PutHeader(_pending.Buffer, first, Receipted, _dater.Boot, 0);
        var segment = new Segment(_segments.NameOf(first), first) { Bytes = SegmentFormat.HeaderBytes + length };
        _store.Create(segment.Name, _pending.Buffer, 0, segment.Bytes);
        _segments.Add(segment);
        _marked = Receipted;
        _sealed = false;
    }

    /// <summary>Brings the receipt to flash. True when it is there.</summary>
    private bool Mark()
    {
        if (_marked < Receipted && (Failing || (_pending.Count > 0 && _sealed)) && !Flush())
        {
            return false;
        }

        if (_marked >= Receipted)
        {
            return true;
        }

        try
        {
            if (_sealed || _segments.Count == 0)
            {
                StartSegment(Last + 1, 0);
                _stored = Last;
            }
            else
            {
                var newest = _segments.Newest;
                Bytes.Put64(_mark, SegmentFormat.EntryHeadBytes, Receipted);
                _format.PutEntryHead(_mark, 0, 8, (int)(_stored + 1 - newest.First), SegmentFormat.TypeReceipt);
                newest.Append(_store, _mark, 0, _mark.Length);
                _marked = Receipted;
            }

            return true;
        }
        catch (IOException)
        {
            _sealed = true;
            return false;
        }
    }

    private void DeleteCovered()
    {
        while (_segments.Count > 1 && _segments[1].First - 1 <= Receipted)
        {
            // The receipt goes to flash before what it covers goes, so that a start can tell what was receipted from what was evicted.
            if ((_marked < _segments[1].First - 1 && !Mark()) || !_segments.Delete(_store, _segments.Oldest))
            {
                return;
            }
        }
    }

    private void MakeRoom()
    {
        if (_evicts)
        {
            while (Waiting > _limits.MaxRecords || _segments.TotalBytes + _pending.Length + SegmentFormat.HeaderBytes > _limits.MaxBytes)
            {
                if (!EvictOldest())
                {
                    return;
                }
            }
        }
    }
}
