using System.Collections.Immutable;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>The shape of this person's day: for each hour how long the person was at home, and how much of that was silent. Weighted by age.</summary>
internal sealed class DayProfile : IEquatable<DayProfile>
{
    public const int Hours = 24;

    /// <summary>Rooms that are told apart; the last stands for all others.</summary>
    public const int Places = 12;

    public DayProfile(ImmutableArray<float> silent, ImmutableArray<float> home)
    {
        Silent = silent;
        Home = home;
        Span<double> silentOfDay = stackalloc double[Hours];
        for (var hour = 0; hour < Hours; hour++)
        {
            silentOfDay[hour] = silent[hour];
        }

        UsuallyUp = DayShape.UsuallyUp(silentOfDay, home.AsSpan());
    }

    /// <summary>Nothing is known.</summary>
    public static DayProfile Empty { get; } = new(ImmutableArray.Create(new float[Hours]), ImmutableArray.Create(new float[Hours]));

    /// <summary>Hours of notable silence at home, by hour of the day.</summary>
    public ImmutableArray<float> Silent { get; }

    /// <summary>Hours at home, by hour of the day.</summary>
    public ImmutableArray<float> Home { get; }

    /// <summary>The usual time of getting up, minutes since midnight; null where day and night hardly differ.</summary>
    public double? UsuallyUp { get; }

    public DayProfile WithSilence(ZoneClock clock, long from, long to) => new(Spread(clock, Silent, from, to), Home);

    public DayProfile WithHome(ZoneClock clock, long from, long to) => new(Silent, Spread(clock, Home, from, to));

    public DayProfile Aged(double keep) => new(Times(Silent, (float)keep), Times(Home, (float)keep));

    public bool Equals(DayProfile? other) => other is not null
        && Silent.AsSpan().SequenceEqual(other.Silent.AsSpan())
        && Home.AsSpan().SequenceEqual(other.Home.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as DayProfile);

    public override int GetHashCode() => HashCode.Combine(Home[3], Home[8], Home[12], Home[20]);

    private static ImmutableArray<float> Spread(ZoneClock clock, ImmutableArray<float> cells, long from, long to)
    {
        var spread = cells.ToBuilder();

        // A day is as much as one stretch may teach, and bounds the work.
        foreach (var hour in clock.Walk(from, Math.Min(to, from + ZoneClock.Day)))
        {
            spread[hour.Hour] += (float)hour.Share;
        }

        return spread.MoveToImmutable();
    }

    private static ImmutableArray<float> Times(ImmutableArray<float> cells, float keep)
    {
        var times = cells.ToBuilder();
        for (var i = 0; i < times.Count; i++)
        {
            times[i] *= keep;
        }

        return times.MoveToImmutable();
    }
}
