namespace Hjemvakt.VirtualHome;

/// <summary>
/// Time that flows faster than the real one, for stories about minutes and hours, see docs/decisions/0025. How much faster can change while it flows:
/// slow where real sockets and people's hands have a part, fast where ten hours have to pass. Thread-safe.
/// </summary>
/// <param name="pace">How many times as fast as real time, at least 1.</param>
public sealed class FlowingTime(double pace = 1) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<FlowingTimer> _running = [];
    private readonly DateTimeOffset _startedAt = System.GetUtcNow();
    private long _realThen = System.GetTimestamp();
    private long _then;
    private double _pace = pace;

    /// <summary>How many times as fast as real time; whatever waits goes on waiting at the new pace.</summary>
    public double Pace
    {
        get
        {
            lock (_gate)
            {
                return _pace;
            }
        }

        set
        {
            lock (_gate)
            {
                _then = Now();
                _realThen = System.GetTimestamp();
                _pace = value;
                foreach (var timer in _running)
                {
                    timer.Wind();
                }
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return Now();
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _startedAt.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FlowingTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private long Now() => _then + (long)(System.GetElapsedTime(_realThen).Ticks * _pace);

    private sealed class FlowingTimer : ITimer
    {
        private readonly FlowingTime _time;
        private readonly Action _ring;
        private readonly ITimer _inner;
        private long _due;
        private TimeSpan _period;

        public FlowingTimer(FlowingTime time, Action ring)
        {
            (_time, _ring) = (time, ring);
            _inner = System.CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_time._gate)
            {
                _period = period;
                if (dueTime < TimeSpan.Zero)
                {
                    _time._running.Remove(this);
                    return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                _time._running.Add(this);
                _due = _time.Now() + dueTime.Ticks;
                return Wind();
            }
        }

        /// <summary>Sets the real timer by what is left at the present pace. Under the lock.</summary>
        public bool Wind()
        {
            // Up to whole milliseconds: real timers know nothing finer, and one that rings too early has to be wound again and again.
            var left = TimeSpan.FromTicks(Math.Max(0, _due - _time.Now())) / _time._pace;
            return _inner.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_time._gate)
            {
                _time._running.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void OnTime()
        {
            lock (_time._gate)
            {
                if (!_time._running.Contains(this))
                {
                    return;
                }

                var now = _time.Now();
                if (now < _due)
                {
                    Wind();
                    return;
                }

                if (_period > TimeSpan.Zero)
                {
                    // Late ones are not made up for: a burst of them would be no flow.
                    _due = Math.Max(_due + _period.Ticks, now);
                    Wind();
                }
                else
                {
                    _time._running.Remove(this);
                }
            }

            _ring();
        }
    }
}
