namespace Hjemvakt.Safety.Habits;

/// <summary>
/// What can be set about the habit model. One number is meant to be turned, <see cref="FalseAlarmsPerWeek"/>;
/// the others are physical or statistical constants with a reason each (docs/decisions/0210).
/// </summary>
public sealed record HabitSettings
{
    public static HabitSettings Default { get; } = new();

    /// <summary>
    /// The trade-off: how many false alarms a person and a week the rules together may cost. More gives earlier alarms. The default is one in four weeks: with the budgets
    /// of "not back" and "long in the bathroom" one in twenty days. Best published: 0.63 (0.09 a day, Sensors 24(20):6583).
    /// </summary>
    public double FalseAlarmsPerWeek { get; init; } = 0.27;

    /// <summary>Days lived at home before the person is said to be known. Until then limits rest mostly on what is typical of people (<see cref="TypicalSilences"/>).</summary>
    public int WarmDays { get; init; } = 7;

    /// <summary>Lived days after which a day counts half. Days away from home do not age what is known.</summary>
    public double HalfLifeDays { get; init; } = 21;

    /// <summary>Silences shorter than this are part of being active; nothing is learned from them.</summary>
    public TimeSpan NotableSilence { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>No alarm sooner than this, however lively the home.</summary>
    public TimeSpan SoonestAlarm { get; init; } = TimeSpan.FromHours(1);

    /// <summary>No alarm later than this, whatever was learned: a model must not be able to learn that nobody need be heard of for days.</summary>
    public TimeSpan LatestAlarm { get; init; } = TimeSpan.FromHours(16);

    /// <summary>A silence that began earlier than this before the usual time of rising counts as not having got up.</summary>
    public TimeSpan EarlyRising { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Silences shorter than this are not remembered one by one.</summary>
    public TimeSpan MemorableSilence { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A bed, chair or radar that has said "present" for longer than this without a change is not believed: nobody is still for so long.</summary>
    public TimeSpan OccupiedAtMost { get; init; } = TimeSpan.FromHours(18);

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
        Between(MemorableSilence, NotableSilence, TimeSpan.FromHours(2), nameof(MemorableSilence));
        Between(OccupiedAtMost, TimeSpan.FromHours(1), TimeSpan.FromHours(48), nameof(OccupiedAtMost));
        Between(EarlyRising, TimeSpan.Zero, TimeSpan.FromHours(4), nameof(EarlyRising));
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
