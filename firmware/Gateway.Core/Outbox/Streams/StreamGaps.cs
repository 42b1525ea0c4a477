using Hjemvakt.Gateway.Outbox.Segments;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox.Streams;

/// <summary>
/// Numbers that have no record any more, and how the companion gets to know. It must: it gives no receipt past a gap.
/// <para>Routine records that were evicted, or that flash has damaged, are told in a <c>gap</c> record.</para>
/// <para>Alarms are never evicted. If flash has damaged one, a <c>tamper</c> alarm takes its number: what was lost may have been a call for help,
/// so people must hear of it.</para>
/// </summary>
internal sealed class StreamGaps
{
    /// <summary>Point of records about the store itself.</summary>
    internal const string StorePoint = "gateway";

    private const int Remembered = 8;

    /// <summary>A read may fail for a moment. What cannot be read for longer is told as lost, since who called must not wait for flash that has died.</summary>
    private const int PatienceMs = 10000;

    private readonly bool _evicts;
    private readonly RecordDater _dater;
    private readonly long[] _toldFrom = new long[Remembered];
    private readonly long[] _toldTo = new long[Remembered];
    private RecordWriter? _writer;
    private byte[]? _filler;
    private int _toldNext;
    private bool _evicted;
    private long _damagedFrom;
    private long _damagedTo;

    internal StreamGaps(bool evicts, RecordDater dater)
    {
        _evicts = evicts;
        _dater = dater;
    }

    /// <summary>First number of the gap that <see cref="Take"/> found.</summary>
    internal long From;

    /// <summary>Its last number.</summary>
    internal long To;

    /// <summary>Why it is there, for the record.</summary>
    internal string Why = "";

    /// <summary>Records were evicted and nobody has been told yet; or that has now been done.</summary>
    internal void Evicted(bool owed) => _evicted = owed;

    /// <summary>Flash does not give a segment. True when it has not for so long that its records count as lost.</summary>
    internal bool GivesUp(Segment segment)
    {
        var now = _dater.Time.UptimeMs;
        segment.UnreadableAt = segment.UnreadableAt == 0 ? now : segment.UnreadableAt;
        return now - segment.UnreadableAt >= PatienceMs;
    }

    /// <summary>Numbers that should be on flash and are not. True: go on behind them, with <paramref name="next"/> moved there; false: stop here for now.</summary>
    internal bool Missing(ref long next, long to, Batch batch)
    {
        if (!_evicts)
        {
            return Fill(ref next, to, batch);
        }

        for (var i = 0; i < Remembered; i++)
        {
            if (_toldFrom[i] == next && _toldTo[i] == to)
            {
                next = to + 1;
                return true;
            }
        }

        if (_damagedFrom > 0)
        {
            return false;
        }

        _damagedFrom = next;
        _damagedTo = to;
        _toldFrom[_toldNext] = next;
        _toldTo[_toldNext] = to;
        _toldNext = (_toldNext + 1) % Remembered;
        next = to + 1;
        return true;
    }

    /// <summary>The next gap to tell, if any.</summary>
    /// <param name="evictedFrom">First number that was neither receipted nor is still here.</param>
    /// <param name="evictedTo">Last one.</param>
    internal bool Take(long evictedFrom, long evictedTo)
    {
        if (_evicted)
        {
            _evicted = false;
            From = evictedFrom;
            To = evictedTo;
            Why = "store full";
            if (From <= To)
            {
                return true;
            }
        }

        From = _damagedFrom;
        To = _damagedTo;
        Why = "unreadable";
        _damagedFrom = 0;
        return From > 0;
    }

    private bool Fill(ref long next, long to, Batch batch)
    {
        _writer ??= new RecordWriter();
        _filler ??= new byte[RecordWriter.MaxBytes];
        for (; next <= to; next++)
        {
            _writer.Begin(_filler, 0, next, _dater.HeadNow(RecordKind.Tamper, StorePoint));
            if (!batch.Add(next, _filler, 0, _writer.End()))
            {
                return false;
            }
        }

        return true;
    }
}
