namespace Hjemvakt.Safety.Habits;

/// <summary>
/// What can be set about the habit model. One number is meant to be turned, <see cref="FalseAlarmsPerWeek"/>;
/// the others are physical or statistical constants with a reason each (docs/decisions/0081).
/// </summary>
public sealed record HabitSettings
{
    public static HabitSettings Default { get; } = new();

    /// <summary>
    /// The trade-off: how many false alarms a person and a week the two rules together may cost. More gives earlier alarms.
    /// The default is one in five weeks: a third of the best published figure (0.09 a day, Sensors 24(20):6583), because
    /// halving the number costs minutes and not hours.
    /// </summary>
    public double FalseAlarmsPerWeek { get; init; } = 0.2;

    /// <summary>Days lived at home before what was learned is used instead of the fixed limits.</summary>
    public int WarmDays { get; init; } = 7;

    /// <summary>Lived days after which a day counts half. Days away from home do not age what is known.</summary>
    public double HalfLifeDays { get; init; } = 21;

    /// <summary>Silences shorter than this are part of being active; nothing is learned from them.</summary>
    public TimeSpan NotableSilence { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>No alarm sooner than this, however lively the home.</summary>
    public TimeSpan SoonestAlarm { get; init; } = TimeSpan.FromHours(1);

    /// <summary>No alarm later than this, whatever was learned: a model must not be able to learn that nobody need be heard of for days.</summary>
    public TimeSpan LatestAlarm { get; init; } = TimeSpan.FromHours(16);

    /// <summary>Fixed limit until the model is warm, in counted hours of silence.</summary>
    public TimeSpan ColdLimit { get; init; } = TimeSpan.FromHours(5);

    /// <summary>First hour of the night (0–23, local). Used only until the model is warm.</summary>
    public int ColdNightFrom { get; init; } = 23;

    /// <summary>First hour that is no longer night. Used only until the model is warm.</summary>
    public int ColdNightTo { get; init; } = 7;

    /// <summary>What an hour of the night counts for until the model is warm.</summary>
    public double ColdNightShare { get; init; } = 0.25;

    /// <summary>A silence that began earlier than this before the usual time of rising counts as not having got up.</summary>
    public TimeSpan EarlyRising { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The morning rule waits at least this long after the usual time.</summary>
    public TimeSpan MorningGrace { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Door movements that follow each other within this time are one going out or coming in.</summary>
    public TimeSpan Passage { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Motion that begins inside sooner than this after the door moved was somebody on the way out, reported late.</summary>
    public TimeSpan DoorSettles { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A sensor that says the same for this long while nothing else in the home changes is stuck, and no sign of life.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>After contact was back, how long records of the meantime may take to arrive.</summary>
    public TimeSpan BacklogTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <exception cref="ArgumentException">A value makes no sense; the message says which and what would.</exception>
    public HabitSettings Checked()
    {
        Between(FalseAlarmsPerWeek, 0.001, 20, nameof(FalseAlarmsPerWeek));
        Between(WarmDays, 1, 1000, nameof(WarmDays));
        Between(HalfLifeDays, 1, 1000, nameof(HalfLifeDays));
        Between(NotableSilence, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), nameof(NotableSilence));
        Between(SoonestAlarm, NotableSilence, TimeSpan.FromHours(6), nameof(SoonestAlarm));
        Between(LatestAlarm, SoonestAlarm, TimeSpan.FromHours(48), nameof(LatestAlarm));
        Between(ColdLimit, SoonestAlarm, LatestAlarm, nameof(ColdLimit));
        Between(ColdNightFrom, 0, 23, nameof(ColdNightFrom));
        Between(ColdNightTo, 0, 23, nameof(ColdNightTo));
        Between(ColdNightShare, 0, 1, nameof(ColdNightShare));
        Between(EarlyRising, TimeSpan.Zero, TimeSpan.FromHours(4), nameof(EarlyRising));
        Between(MorningGrace, TimeSpan.Zero, TimeSpan.FromHours(6), nameof(MorningGrace));
        Between(Passage, TimeSpan.Zero, TimeSpan.FromMinutes(30), nameof(Passage));
        Between(DoorSettles, TimeSpan.Zero, TimeSpan.FromMinutes(30), nameof(DoorSettles));
        Between(StuckAfter, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24), nameof(StuckAfter));
        Between(BacklogTime, TimeSpan.Zero, TimeSpan.FromHours(6), nameof(BacklogTime));
        return this;
    }

    private static void Between<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        // Written so that NaN, which compares with nothing, is refused too.
        if (!(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0))
        {
            throw new ArgumentException($"{name} is {value}; it must be from {least} to {most}.", name);
        }
    }
}
