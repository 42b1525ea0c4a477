using Hjemvakt.Safety.Habits;

namespace Hjemvakt.Evaluation.Playing;

/// <summary>An alarm in a life in which nothing bad happened.</summary>
/// <param name="Absent">In hindsight, nobody was at home.</param>
public sealed record FalseAlarm(HabitFinding Finding, bool Absent)
{
    /// <summary>It came from a fixed limit.</summary>
    public bool Cold => Finding.FixedLimits;
}

/// <summary>
/// Plays a life through the engine, record by record in simulated time. What the model knows at any moment comes from the past only.
/// Every alarm is answered after ten minutes, as somebody on call would: all well, or nobody at home.
/// </summary>
public sealed class Playback
{
    /// <summary>From the alarm to the answer.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(10);

    private readonly HabitEngine engine;
    private readonly List<(long At, Habits Known)> moments;
    private readonly List<FalseAlarm> lateAlarms = [];
    private readonly List<FalseAlarm> alarms = [];

    public Playback(HomeLife life, HabitSettings settings, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(settings);
        Life = life;
        Settings = settings;
        engine = new HabitEngine(settings, zone ?? TimeZoneInfo.Utc);
        moments = new(life.Signs.Count + 16);
        foreach (var sign in life.Signs)
        {
            RaiseUntil(sign.At);
            Remember(sign.At, engine.See(Habits, sign));
        }
    }

    public HomeLife Life { get; }

    public HabitSettings Settings { get; }

    /// <summary>What is known at the end.</summary>
    public Habits Habits { get; private set; } = Habits.None;

    /// <summary>"Not up" and "no activity" in a life in which nothing bad happened.</summary>
    public IReadOnlyList<FalseAlarm> FalseAlarms => alarms;

    /// <summary>"Out for longer than usual": true of somebody who told nobody of a journey, and of no use to anybody who had.</summary>
    public IReadOnlyList<FalseAlarm> NotBackAlarms => lateAlarms;

    /// <summary>When the model left its fixed limits; never, if it did not.</summary>
    public DateTimeOffset WarmFrom { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The deadline that stood at a moment; null while nothing could be raised.</summary>
    public DateTimeOffset? DueAt(DateTimeOffset at)
    {
        var moment = at.ToUnixTimeMilliseconds();
        var (low, high) = (0, moments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = moments[middle].At <= moment ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : engine.DueOf(moments[low - 1].Known)?.At;
    }

    /// <summary>
    /// The person falls silent for good at <paramref name="at"/>: what was recorded after it does not happen. How long until an alarm?
    /// Null if none comes: the person is thought to be away, and another rule has to notice.
    /// </summary>
    public TimeSpan? FallSilent(DateTimeOffset at)
    {
        // Somebody has been called for this silence and is not there yet.
        if (alarms.Concat(lateAlarms).Any(a => a.Finding.At <= at && at < a.Finding.At + AnswerTime))
        {
            return TimeSpan.Zero;
        }

        return DueAt(at) - at;
    }

    // Everything that becomes due before the next sign: alarms, and the answers to them.
    private void RaiseUntil(DateTimeOffset end)
    {
        while (Habits.Due is { } due && due < end)
        {
            var (raised, found) = engine.Tick(Habits, due);
            Remember(due, raised);
            if (found is not { } finding)
            {
                if (raised.Due is not { } later || later <= due)
                {
                    throw new InvalidOperationException($"The engine raised nothing at its own deadline {due:O}, and named no later one.");
                }

                continue;
            }

            var absent = Life.IsAbsent(due);
            (finding.Rule == HabitRule.NotBack ? lateAlarms : alarms).Add(new FalseAlarm(finding, absent));
            var answered = due + AnswerTime < end ? due + AnswerTime : end;
            Remember(answered, engine.Answer(Habits, answered, absent ? HabitAnswer.NotAtHome : HabitAnswer.AllWell));
        }
    }

    private void Remember(DateTimeOffset at, Habits habits)
    {
        if (!ReferenceEquals(habits, Habits))
        {
            Habits = habits;
            moments.Add((at.ToUnixTimeMilliseconds(), habits));
        }

        if (WarmFrom == DateTimeOffset.MaxValue && habits.LearnedDays >= Settings.WarmDays)
        {
            WarmFrom = at;
        }
    }
}
