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

    private const long Never = long.MinValue;

    private readonly HabitEngine engine;
    // Unix milliseconds, and not what was known: a recording has millions of signs.
    private readonly List<(long At, long Due)> moments;
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

    public IReadOnlyList<FalseAlarm> FalseAlarms => alarms;

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

        return low == 0 || moments[low - 1].Due == Never ? null : DateTimeOffset.FromUnixTimeMilliseconds(moments[low - 1].Due);
    }

    /// <summary>
    /// The person falls silent for good at <paramref name="at"/>: what was recorded after it does not happen. How long until an alarm?
    /// Null if none comes: the person is thought to be away, and another rule has to notice.
    /// </summary>
    public TimeSpan? FallSilent(DateTimeOffset at)
    {
        // Somebody has been called for this silence and is not there yet.
        if (alarms.Exists(a => a.Finding.At <= at && at < a.Finding.At + AnswerTime))
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
            if (engine.Tick(Habits, due) is not (var raised, { } finding))
            {
                throw new InvalidOperationException($"The engine raised nothing at its own deadline {due:O}.");
            }

            var absent = Life.IsAbsent(due);
            alarms.Add(new FalseAlarm(finding, absent));
            Remember(due, raised);
            var answered = due + AnswerTime < end ? due + AnswerTime : end;
            Remember(answered, engine.Answer(Habits, answered, absent ? HabitAnswer.NotAtHome : HabitAnswer.AllWell));
        }
    }

    private void Remember(DateTimeOffset at, Habits habits)
    {
        if (!ReferenceEquals(habits, Habits))
        {
            Habits = habits;
            moments.Add((at.ToUnixTimeMilliseconds(), habits.Due?.ToUnixTimeMilliseconds() ?? Never));
        }

        if (WarmFrom == DateTimeOffset.MaxValue && habits.LearnedDays >= Settings.WarmDays)
        {
            WarmFrom = at;
        }
    }
}
