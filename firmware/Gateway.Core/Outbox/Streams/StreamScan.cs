using System.IO;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Outbox.Streams;

/// <summary>
/// Finds out at start where a stream stands, from nothing but its files. Reads the newest segment whole and no other further than its header, so that a
/// full store of megabytes does not hold up the boot; damage in older segments is met when they are read for sending.
/// </summary>
internal sealed class StreamScan
{
    /// <summary>No entry of a record is shorter: 10 bytes of head and the shortest JSON with all members.</summary>
    private const int ShortestEntry = 45;

    private readonly IRecordStore _store;
    private readonly SegmentFormat _format;
    private readonly SegmentList _segments;
    private readonly EntryReader _reader;
    private uint _flags;
    private bool _givesUp;

    internal StreamScan(IRecordStore store, SegmentFormat format, SegmentList segments, EntryReader reader)
    {
        _store = store;
        _format = format;
        _segments = segments;
        _reader = reader;
    }

    /// <summary>The last number that was used, or may have been; 0 when none.</summary>
    internal long Last;

    /// <summary>The highest receipt on flash.</summary>
    internal long Receipted;

    /// <summary>The highest boot number in a header that was looked at.</summary>
    internal int Boot;

    /// <summary>The newest segment's end is not clean: nothing may be appended to it.</summary>
    internal bool Sealed;

    /// <summary>Finds out.</summary>
    /// <param name="segmentBytes">Size to assume for a segment.</param>
    /// <param name="givesUp">A newest segment that cannot be read is taken for one that is full and lost, so that the others count.</param>
    /// <exception cref="IOException">Flash cannot be read.</exception>
    internal void Run(int segmentBytes, bool givesUp)
    {
        _givesUp = givesUp;
        _segments.Load(_store.List(), segmentBytes);
        while (_segments.Count > 0 && !TryNewest(_segments.Newest))
        {
            // A segment that was being made when the power went. Nothing in it was ever confirmed or sent.
            var torn = _segments.Newest;
            if (!_segments.Delete(_store, torn))
            {
                _segments.SetAside(torn);
            }
        }

        for (var i = _segments.Count - 2; i >= 0 && Boot == 0; i--)
        {
            Header(_segments[i]);
        }

        if (Receipted > Last)
        {
            // Files are gone that held these numbers. They were used.
            Last = Receipted;
            Sealed = true;
        }
    }

    private bool TryNewest(Segment segment)
    {
        try
        {
            return Newest(segment);
        }
        catch (IOException)
        {
            if (!_givesUp)
            {
                throw;
            }

            Last = segment.First + segment.Bytes / ShortestEntry;
            Sealed = true;
            return true;
        }
    }

    private bool Newest(Segment segment)
    {
        var receiptedBefore = Receipted;
        _flags = 0;
        if (!Header(segment))
        {
            return false;
        }

        Last = segment.First - 1;
        var whole = (_flags & SegmentFormat.FlagWhole) == 0;
        _reader.Open(segment.Name, SegmentFormat.HeaderBytes);
        while (_reader.Next())
        {
            if (_reader.Type == SegmentFormat.TypeRecord)
            {
                Last = segment.First + _reader.Index;
            }
            else if (_reader.Type == SegmentFormat.TypeWhole)
            {
                whole = true;
            }
            else if (_reader.PayloadLength == 8)
            {
                var receipted = Bytes.Get64(_reader.Buffer, _reader.PayloadOffset);
                Receipted = receipted > Receipted ? receipted : Receipted;
            }
        }

        if (!whole)
        {
            Receipted = receiptedBefore;
            return false;
        }

        segment.Bytes = _reader.FileEnd;
        if (_reader.GoodEnd < _reader.FileEnd)
        {
            Sealed = true;
        }

        if (_reader.Damaged)
        {
            // Records may have been here and been sent; as many numbers as could fit are never used again.
            Last += (_reader.FileEnd - _reader.GoodEnd) / ShortestEntry + 1;
        }

        return true;
    }

    /// <summary>Reads a header. False when the file is too short to have one, so that it cannot have records either.</summary>
    private bool Header(Segment segment)
    {
        _reader.Open(segment.Name, 0);
        if (_reader.FileEnd < SegmentFormat.HeaderBytes)
        {
            return false;
        }

        if (_format.IsHeader(_reader.Buffer, _reader.FileEnd, segment.First))
        {
            _flags = SegmentFormat.ReadHeader(_reader.Buffer, out var receipted, out var boot);
            Receipted = receipted > Receipted ? receipted : Receipted;
            Boot = boot > Boot ? boot : Boot;
        }
        else
        {
            Sealed = true;
        }

        return true;
    }
}
