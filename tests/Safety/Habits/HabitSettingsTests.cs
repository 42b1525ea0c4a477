using Hjemvakt.Safety.Habits;

namespace Hjemvakt.Safety.Tests.Habits;

public sealed class HabitSettingsTests
{
    public static TheoryData<string, HabitSettings> Impossible => new()
    {
        { nameof(HabitSettings.FalseAlarmsPerWeek), new() { FalseAlarmsPerWeek = 0 } },
        { nameof(HabitSettings.FalseAlarmsPerWeek), new() { FalseAlarmsPerWeek = double.NaN } },
        { nameof(HabitSettings.WarmDays), new() { WarmDays = 0 } },
        { nameof(HabitSettings.HalfLifeDays), new() { HalfLifeDays = -1 } },
        { nameof(HabitSettings.NotableSilence), new() { NotableSilence = TimeSpan.Zero } },
        { nameof(HabitSettings.SoonestAlarm), new() { SoonestAlarm = TimeSpan.FromMinutes(5) } },
        { nameof(HabitSettings.LatestAlarm), new() { LatestAlarm = TimeSpan.FromDays(7) } },
        { nameof(HabitSettings.MemorableSilence), new() { MemorableSilence = TimeSpan.FromMinutes(5) } },
        { nameof(HabitSettings.OccupiedAtMost), new() { OccupiedAtMost = TimeSpan.FromMinutes(5) } },
        { nameof(HabitSettings.EarlyRising), new() { EarlyRising = TimeSpan.FromHours(12) } },
        { nameof(HabitSettings.Passage), new() { Passage = TimeSpan.FromHours(1) } },
        { nameof(HabitSettings.DoorSettles), new() { DoorSettles = TimeSpan.FromHours(1) } },
        { nameof(HabitSettings.StuckAfter), new() { StuckAfter = TimeSpan.Zero } },
        { nameof(HabitSettings.BacklogTime), new() { BacklogTime = TimeSpan.FromDays(1) } },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void Are_refused_with_a_sentence_that_says_what_would_do(string name, HabitSettings settings)
    {
        var refusal = Should.Throw<ArgumentException>(() => new HabitEngine(settings, TimeZoneInfo.Utc));

        refusal.ParamName.ShouldBe(name);
        refusal.Message.ShouldContain("must be from");
    }

    [Fact]
    public void The_defaults_make_sense() => HabitSettings.Default.Checked().ShouldBe(new HabitSettings());
}
