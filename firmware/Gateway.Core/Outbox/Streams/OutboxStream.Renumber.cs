using System.IO;
using Hjemvakt.Gateway.Outbox.Segments;

namespace Hjemvakt.Gateway.Outbox.Streams;

/// <content>New numbers for what waits, when the companion knows more of the stream than this flash does.</content>
public sealed partial class OutboxStream
{
    /// <summary>How often records have been given new numbers since start (see <see cref="Renumber"/>); the last time <see cref="RenumberedFrom"/>–<see cref="RenumberedTo"/> by <see cref="RenumberedBy"/>.</summary>
    public int Renumberings { get; private set; }

    public long RenumberedFrom { get; private set; }

    public long RenumberedTo { get; private set; }

    public long RenumberedBy { get; private set; }

    /// <summary>
    /// The companion has receipted numbers that were never sent: it knows more of this stream than its own flash does, so the flash was wiped or
    /// replaced. What waits under those numbers gets new ones, or the companion would drop it as known. Whole or not at all, whenever the power goes.
    /// (A <c>cancel</c> keeps the old number it refers to, and so cancels nothing: the safe side.)
    /// </summary>
    /// <param name="receipt">The receipt.</param>
    /// <returns>True when done; false when flash did not take it, then try again at the next receipt.</returns>
    public bool Renumber(long receipt)
    {
        var from = Floor + 1;
        var first = (receipt > Last ? receipt : Last) + 1;
        if (!Flush() && _segments.Count > 0)
        {
            return false;
        }

        var to = receipt < Last ? receipt : Last;
        if (Failing)
        {
            _pending.Renumber(first);
            to = from + _pending.Count - 1;
        }
        else if (!Move(from, to, first, receipt))
        {
            return false;
        }

        RenumberedFrom = from;
        RenumberedTo = to;
        RenumberedBy = first - from;
        Renumberings++;
        Last = to + RenumberedBy;
        Receipted = receipt;
        GapNotice = 0;
        DeleteCovered();
        return true;
    }

    private bool Move(long from, long to, long first, long receipt)
    {
        var segment = new Segment(_segments.NameOf(first), first);
        var mover = new SegmentMover(_store, _format, _reader, _segments, _pending.Buffer);
        try
        {
            mover.Move(from, to, segment, receipt, _dater.Boot);
        }
        catch (IOException)
        {
            return false;
        }

        _segments.Add(segment);
        _stored = to + first - from;
        _marked = receipt;
        _sealed = false;
        return true;
    }
}
