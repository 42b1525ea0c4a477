using Hjemvakt.Safety.Habits;

namespace Hjemvakt.Evaluation.Playing;

/// <summary>One setting changed, all others as they are.</summary>
public sealed record Variant(string Setting, string Value, HabitSettings Settings);

/// <summary>What the figures depend on: every setting that could matter, a good step down and up from its default.</summary>
public static class Sensitivity
{
    /// <summary>The trade-off curve.</summary>
    public static IReadOnlyList<double> Budgets { get; } = [0.05, 0.1, 0.2, 0.27, 0.5, 1, 2];

    public static IReadOnlyList<Variant> Variants(HabitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return
        [
            new("(as set)", string.Empty, settings),
            new(nameof(settings.WarmDays), "3", settings with { WarmDays = 3 }),
            new(nameof(settings.WarmDays), "14", settings with { WarmDays = 14 }),
            new(nameof(settings.HalfLifeDays), "10", settings with { HalfLifeDays = 10 }),
            new(nameof(settings.HalfLifeDays), "42", settings with { HalfLifeDays = 42 }),
            new(nameof(settings.NotableSilence), "10 min", settings with { NotableSilence = TimeSpan.FromMinutes(10) }),
            new(nameof(settings.NotableSilence), "30 min", settings with { NotableSilence = TimeSpan.FromMinutes(30) }),
            new(nameof(settings.SoonestAlarm), "30 min", settings with { SoonestAlarm = TimeSpan.FromMinutes(30) }),
            new(nameof(settings.SoonestAlarm), "2 h", settings with { SoonestAlarm = TimeSpan.FromHours(2) }),
            new(nameof(settings.LatestAlarm), "12 h", settings with { LatestAlarm = TimeSpan.FromHours(12) }),
            new(nameof(settings.LatestAlarm), "24 h", settings with { LatestAlarm = TimeSpan.FromHours(24) }),
            new(nameof(settings.EarlyRising), "30 min", settings with { EarlyRising = TimeSpan.FromMinutes(30) }),
            new(nameof(settings.EarlyRising), "2 h", settings with { EarlyRising = TimeSpan.FromHours(2) }),
            new(nameof(settings.MemorableSilence), "15 min", settings with { MemorableSilence = TimeSpan.FromMinutes(15) }),
            new(nameof(settings.MemorableSilence), "60 min", settings with { MemorableSilence = TimeSpan.FromHours(1) }),
            new(nameof(settings.OccupiedAtMost), "8 h", settings with { OccupiedAtMost = TimeSpan.FromHours(8) }),
            new(nameof(settings.OccupiedAtMost), "36 h", settings with { OccupiedAtMost = TimeSpan.FromHours(36) }),
            new(nameof(settings.Passage), "1 min", settings with { Passage = TimeSpan.FromMinutes(1) }),
            new(nameof(settings.Passage), "6 min", settings with { Passage = TimeSpan.FromMinutes(6) }),
            new(nameof(settings.DoorSettles), "0 s", settings with { DoorSettles = TimeSpan.Zero }),
            new(nameof(settings.DoorSettles), "60 s", settings with { DoorSettles = TimeSpan.FromMinutes(1) }),
            new(nameof(settings.StuckAfter), "1 h", settings with { StuckAfter = TimeSpan.FromHours(1) }),
            new(nameof(settings.StuckAfter), "6 h", settings with { StuckAfter = TimeSpan.FromHours(6) }),
        ];
    }
}
