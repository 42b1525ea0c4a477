using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Flash;
using Hjemvakt.Gateway.Outbox.Segments;
using Hjemvakt.Gateway.Outbox.Streams;
using Hjemvakt.Gateway.Records;

namespace Hjemvakt.Gateway.Outbox;

/// <summary>
/// Everything the gateway has to tell, on flash before it is told, and there until the companion says it is stored.
/// An alarm is on flash when <see cref="CommitAlarm"/> returns; a routine record at most <see cref="MaxDelayMs"/> later.
/// Main loop only.
/// </summary>
public sealed class RecordOutbox
{
    /// <summary>The longest a routine record may stay in memory, in milliseconds.</summary>
    public const int MaxDelayMs = 30000;

    private const int RetryMs = 5000;

    /// <summary>How many routine segments one alarm may push out when flash is full; when it is dead instead, nothing is gained by more.</summary>
    private const int EvictionsPerAlarm = 4;

    private readonly IClock _clock;
    private readonly RecordDater _dater;
    private long _flushAt = Uptime.Never;

    // At once, for a stream that could not be read when it was opened.
    private long _retryAt;

    /// <summary>Opens what is on flash and counts this boot.</summary>
    /// <param name="reason">Why the chip was restarted.</param>
    public RecordOutbox(IRecordStore store, IClock clock, OutboxLimits alarms, OutboxLimits routine, string reason)
    {
        _clock = clock;
        _dater = new RecordDater(clock);
        var readBuffer = new byte[4096];
        Alarm = new OutboxStream(store, "alarm", false, alarms, _dater, readBuffer);
        Routine = new OutboxStream(store, "routine", true, routine, _dater, readBuffer);
        Alarm.Open();
        Routine.Open();
        Boots = new BootJournal(store, Alarm.BootSeen > Routine.BootSeen ? Alarm.BootSeen : Routine.BootSeen, reason);
        _dater.Boot = Boot;
    }

    /// <summary>What boots leave for each other.</summary>
    public BootJournal Boots { get; }

    /// <summary>Number of this boot, the <c>b</c> of its records.</summary>
    public int Boot => Boots.Boot;

    public OutboxStream Alarm { get; }

    public OutboxStream Routine { get; }

    /// <summary>Bytes on flash, about.</summary>
    public int FlashBytes => Alarm.FlashBytes + Routine.FlashBytes;

    /// <summary>Begins an alarm record for something that happened at an uptime. Add its members, then <see cref="CommitAlarm"/>.</summary>
    public RecordWriter BeginAlarm(string kind, string point, long at) => Alarm.Begin(_dater.Head(kind, point, at));

    /// <summary>Gives the alarm its number and brings it to flash, if need be at the cost of old routine records.</summary>
    /// <param name="stored">True when it is durably on flash. If not it is sent all the same, and written when flash works again.</param>
    /// <returns>Its number, or 0 when it was refused: 512 alarms wait already.</returns>
    public long CommitAlarm(out bool stored) => StoreAlarm(out stored, false);

    /// <summary>Begins a routine record for something that happened at an uptime. Add its members, then <see cref="CommitRoutine"/>.</summary>
    public RecordWriter BeginRoutine(string kind, string point, long at) => Routine.Begin(_dater.Head(kind, point, at));

    /// <summary>Gives the routine record its number.</summary>
    /// <param name="withinMs">How soon it must be on flash, and so may be sent: at most <see cref="MaxDelayMs"/>. Records that wait together cost one write.</param>
    /// <returns>Its number, or 0 when it was refused: it is too long, or flash does not work and memory is full.</returns>
    public long CommitRoutine(int withinMs)
    {
        var sequence = Routine.Commit(false);
        if (sequence > 0)
        {
            var due = _clock.UptimeMs + (withinMs > MaxDelayMs ? MaxDelayMs : withinMs);
            _flushAt = due < _flushAt ? due : _flushAt;
        }

        return sequence;
    }

    /// <summary>Writes what is due and tells of gaps.</summary>
    /// <returns>When it must be called next, as uptime.</returns>
    public long Turn(long now)
    {
        TellReleased(now);
        while (Routine.TakeGap())
        {
            var gap = Routine.Gaps;
            BeginRoutine(RecordKind.Gap, StreamGaps.StorePoint, now)
                .Text("stream", "routine").Number("from", gap.From).Number("to", gap.To).Text("why", gap.Why);
            var sequence = CommitRoutine(0);
            if (sequence == 0)
            {
                // No room in memory and flash does not work. The next start sees the gap again.
                break;
            }

            Routine.GapNotice = sequence;
        }

        if (now >= _flushAt)
        {
            Flush(now);
        }

        if (now >= _retryAt)
        {
            _retryAt = Uptime.Never;
            if ((Alarm.Failing && !Alarm.Flush()) || (Routine.Failing && !Routine.Flush()))
            {
                _retryAt = now + RetryMs;
            }
        }

        return _flushAt < _retryAt ? _flushAt : _retryAt;
    }

    /// <summary>Tells of numbers that the companion has forgotten and nobody can send any more; it gives no receipt past them before.</summary>
    private void TellReleased(long now)
    {
        if (Alarm.ReleaseOwed)
        {
            Released(BeginAlarm(RecordKind.Gap, StreamGaps.StorePoint, now), "alarm", Alarm);
            Alarm.ReleaseTold(StoreAlarm(out _, true));
        }

        if (Routine.ReleaseOwed)
        {
            Released(BeginRoutine(RecordKind.Gap, StreamGaps.StorePoint, now), "routine", Routine);
            Routine.GapNotice = CommitRoutine(0);
            Routine.ReleaseTold(Routine.GapNotice);
        }
    }

    private long StoreAlarm(out bool stored, bool full)
    {
        var sequence = Alarm.Commit(full);
        stored = false;
        if (sequence > 0)
        {
            stored = Alarm.Flush();
            for (var i = 0; i < EvictionsPerAlarm && !stored && Routine.EvictOldest(); i++)
            {
                stored = Alarm.Flush();
            }

            if (!stored)
            {
                _retryAt = _clock.UptimeMs + RetryMs;
            }
        }

        return sequence;
    }

    private static void Released(RecordWriter record, string name, OutboxStream stream)
        => record.Text("stream", name).Number("from", stream.ReleasedFrom).Number("to", stream.ReleasedTo).Text("why", "released");

    /// <summary>Brings what is in memory to flash, due or not.</summary>
    internal void Flush(long now)
    {
        _flushAt = Uptime.Never;
        if (!Routine.Flush() && !(Routine.EvictOldest() && Routine.Flush()))
        {
            _retryAt = now + RetryMs;
        }
    }
}
