namespace Hjemvakt.Showroom.Scenarios.Rules;

/// <summary>Time that stands still until somebody moves it, with timers that ring when it passes them; and a clock on the wall that can be set by itself.</summary>
public sealed class HandTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private readonly DateTimeOffset _begun = start;
    private DateTimeOffset _now = start;
    private TimeSpan _set;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + _set;
        }
    }

    /// <summary>Time that has passed, whatever the clock says.</summary>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return (_now - _begun).Ticks;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time by a clock that nobody has set.</summary>
    public DateTimeOffset Passed
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>Somebody sets the clock: no time passes, and no timer rings.</summary>
    public void SetClock(TimeSpan by)
    {
        lock (_gate)
        {
            _set += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Moves the clock forward; every timer on the way rings at its own time, in order.</summary>
    public void Advance(TimeSpan by)
    {
        var until = Passed + by;
        while (true)
        {
            Alarm? next;
            lock (_gate)
            {
                next = _alarms.Where(alarm => alarm.Due <= until).MinBy(alarm => alarm.Due);
                _now = next is null ? until : next.Due > _now ? next.Due : _now;
                next?.Passed();
            }

            if (next is null)
            {
                return;
            }

            next.Ring();
        }
    }

    private sealed class Alarm(HandTime time, Action ring) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public void Ring() => ThreadPool.QueueUserWorkItem(_ => ring());

        public void Passed() => Due = _period > TimeSpan.Zero ? Due + _period : DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Due = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : time._now + dueTime;
                time._alarms.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    time._alarms.Add(this);
                }
            }

            if (dueTime == TimeSpan.Zero)
            {
                time.Advance(TimeSpan.Zero);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                time._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
