using Hjemvakt.Evaluation.Homes;

namespace Hjemvakt.Safety.Tests.Habits;

/// <summary>People who live unlike the others.</summary>
internal static class People
{
    private static readonly HashSet<DayOfWeek> EveryDay = [.. Enum.GetValues<DayOfWeek>()];

    public static readonly Person EarlyRiser = new() { Name = "early riser", RisesAt = 4.5 * 60, Unpunctual = 10, GoesToBedAt = 20 * 60, NightVisits = 0.5 };

    /// <summary>Out from 21:30 to about seven, asleep from half past eight to half past three.</summary>
    public static readonly Person NightWorker = new()
    {
        Name = "night worker",
        RisesAt = 15.5 * 60,
        GoesToBedAt = 8.5 * 60,
        Unpunctual = 20,
        NightVisits = 0.5,
        Naps = 0,
        Errands = 0.3,
        Outings = [new RegularOuting(EveryDay, 21.5 * 60, TimeSpan.FromHours(9.5))],
    };

    public static readonly Person LikesVisitors = HomeWithHabits.Berit with { Name = "hostess", Visitors = 3 };
}
