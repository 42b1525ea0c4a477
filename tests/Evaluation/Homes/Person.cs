namespace Hjemvakt.Evaluation.Homes;

/// <summary>Time spent out on fixed days: work, day centre.</summary>
/// <param name="From">Minute of the day when the person leaves.</param>
/// <param name="Length">Of the stay, mean.</param>
public sealed record RegularOuting(IReadOnlySet<DayOfWeek> Days, double From, TimeSpan Length);

/// <summary>How somebody lives, as numbers. Minutes are minutes of the local day; times vary from day to day around them.</summary>
public sealed record Person
{
    public required string Name { get; init; }

    public double RisesAt { get; init; } = 7.5 * 60;

    /// <summary>Standard deviation of rising and going to bed, minutes.</summary>
    public double Unpunctual { get; init; } = 25;

    public double WeekendLater { get; init; }

    public double GoesToBedAt { get; init; } = 22.75 * 60;

    /// <summary>Visits to the bathroom in a night, mean.</summary>
    public double NightVisits { get; init; } = 1;

    /// <summary>Movements that the bedroom's sensor sees in an hour of sleep, mean; 0 where it does not see the bed.</summary>
    public double RestlessPerHour { get; init; }

    /// <summary>Sitting still by day: median of a lognormal length, and its spread.</summary>
    public TimeSpan SitsFor { get; init; } = TimeSpan.FromMinutes(22);

    public double SitsSpread { get; init; } = 0.8;

    /// <summary>Share of days with a nap after noon, and how long it is in the mean.</summary>
    public double Naps { get; init; } = 0.3;

    public TimeSpan NapLength { get; init; } = TimeSpan.FromMinutes(70);

    /// <summary>Errands in a day, mean, and the median of their length.</summary>
    public double Errands { get; init; } = 0.8;

    public TimeSpan ErrandLength { get; init; } = TimeSpan.FromMinutes(75);

    /// <summary>Visitors in a day, mean.</summary>
    public double Visitors { get; init; } = 0.25;

    public IReadOnlyList<RegularOuting> Outings { get; init; } = [];

    /// <summary>The outer door has a sensor.</summary>
    public bool DoorIsWatched { get; init; } = true;

    /// <summary>Somebody unlike the others in every respect, from a seed.</summary>
    public static Person Any(int seed)
    {
#pragma warning disable CA5394 // Reproducible draws are the point here.
        var random = new Random(seed * 7919);
        double Between(double least, double most) => least + (random.NextDouble() * (most - least));
        return new Person
        {
            Name = $"person {seed}",
            RisesAt = Between(5.5, 9.5) * 60,
            Unpunctual = Between(10, 45),
            WeekendLater = random.Next(3) == 0 ? Between(30, 120) : 0,
            GoesToBedAt = Between(20.5, 24) * 60,
            NightVisits = Between(0, 2.5),
            RestlessPerHour = random.Next(2) == 0 ? 0 : Between(0.3, 2),
            SitsFor = TimeSpan.FromMinutes(Between(10, 35)),
            SitsSpread = Between(0.5, 0.9),
            Naps = Between(0, 1),
            NapLength = TimeSpan.FromMinutes(Between(30, 110)),
            Errands = Between(0.2, 1.8),
            ErrandLength = TimeSpan.FromMinutes(Between(30, 150)),
            Visitors = Between(0, 1),
            Outings = random.Next(4) == 0
                ? [new RegularOuting(new HashSet<DayOfWeek> { DayOfWeek.Tuesday, DayOfWeek.Thursday }, Between(9.5, 11) * 60, TimeSpan.FromHours(Between(3, 6)))]
                : [],
        };
#pragma warning restore CA5394
    }
}
