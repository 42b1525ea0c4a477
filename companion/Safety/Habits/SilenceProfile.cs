using System.Collections.Immutable;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>
/// When this person's silences end. For each room and hour of the day: how many notable silences that began in the room ended in the
/// hour, and for how long it was silent; the quotient is the <em>pace</em> at which silences end there and then. A silence is
/// measured by the ends that were to be expected while it lasted, so a night in the bedroom and an hour in the bathroom may weigh the same.
/// </summary>
internal sealed class SilenceProfile : IEquatable<SilenceProfile>
{
    public const int Hours = 24;

    /// <summary>Rooms that are told apart; the last stands for all others.</summary>
    public const int Places = 12;

    public const int Cells = Places * Hours;

    // What little was seen of a room in an hour is weighed against what is known of the room and of the hour, as much as this many hours of silence.
    private const double CellPrior = 4;
    private const double Prior = 2;

    private readonly double[] pace = new double[Cells];

    public SilenceProfile(ImmutableArray<float> ends, ImmutableArray<float> silent, ImmutableArray<float> home)
    {
        Ends = ends;
        Silent = silent;
        Home = home;
        Span<double> endsOfDay = stackalloc double[Hours];
        Span<double> silentOfDay = stackalloc double[Hours];
        for (var cell = 0; cell < Cells; cell++)
        {
            endsOfDay[cell % Hours] += ends[cell];
            silentOfDay[cell % Hours] += silent[cell];
        }

        // Before anything is known, silences are thought to end once an hour.
        var mean = (Total(endsOfDay) + 1) / (Total(silentOfDay) + 1);
        Span<double> ofPlace = stackalloc double[Hours];
        Span<double> silentOfPlace = stackalloc double[Hours];
        for (var place = 0; place < Places; place++)
        {
            for (var hour = 0; hour < Hours; hour++)
            {
                ofPlace[hour] = ends[(place * Hours) + hour];
                silentOfPlace[hour] = silent[(place * Hours) + hour];
            }

            var placePace = (Total(ofPlace) + (Prior * mean)) / (Total(silentOfPlace) + Prior);
            for (var hour = 0; hour < Hours; hour++)
            {
                var hourPace = (Around(endsOfDay, hour) + (Prior * mean)) / (Around(silentOfDay, hour) + Prior);

                // Long silences are normal where both the room and the hour are used to them, or where they have been seen.
                var expected = Math.Max(placePace, hourPace);
                pace[(place * Hours) + hour] = (Around(ofPlace, hour) + (CellPrior * expected)) / (Around(silentOfPlace, hour) + CellPrior);
            }
        }

        UsuallyUp = DayShape.UsuallyUp(silentOfDay, home.AsSpan());
    }

    /// <summary>Nothing is known.</summary>
    public static SilenceProfile Empty { get; } =
        new(ImmutableArray.Create(new float[Cells]), ImmutableArray.Create(new float[Cells]), ImmutableArray.Create(new float[Hours]));

    /// <summary>Notable silences that ended, by room in which they began and hour in which they ended, weighted by age.</summary>
    public ImmutableArray<float> Ends { get; }

    /// <summary>Hours of notable silence, by room and hour of the day, weighted by age.</summary>
    public ImmutableArray<float> Silent { get; }

    /// <summary>Hours at home, by hour of the day, weighted by age.</summary>
    public ImmutableArray<float> Home { get; }

    /// <summary>The usual time of getting up, minutes since midnight; null where day and night hardly differ.</summary>
    public double? UsuallyUp { get; }

    /// <summary>Expected ends in an hour of a silence that began in this room, at this time of day.</summary>
    public double Pace(int place, int hour) => pace[(place * Hours) + hour];

    public SilenceProfile WithSilence(ZoneClock clock, int place, long from, long to, bool ended)
    {
        var ends = Ends;
        if (ended)
        {
            var cell = (place * Hours) + clock.HourOf(to);
            ends = ends.SetItem(cell, ends[cell] + 1);
        }

        return new SilenceProfile(ends, Spread(clock, Silent, place * Hours, from, to), Home);
    }

    public SilenceProfile WithHome(ZoneClock clock, long from, long to) => new(Ends, Silent, Spread(clock, Home, 0, from, to));

    public SilenceProfile Aged(double keep) => new(Times(Ends, (float)keep), Times(Silent, (float)keep), Times(Home, (float)keep));

    public bool Equals(SilenceProfile? other) => other is not null
        && Ends.AsSpan().SequenceEqual(other.Ends.AsSpan())
        && Silent.AsSpan().SequenceEqual(other.Silent.AsSpan())
        && Home.AsSpan().SequenceEqual(other.Home.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as SilenceProfile);

    public override int GetHashCode() => HashCode.Combine(Home[3], Home[8], Home[12], Home[20]);

    // People are not punctual to the hour: the hours beside it say something about it, too.
    private static double Around(ReadOnlySpan<double> hours, int hour)
        => (0.25 * hours[(hour + Hours - 1) % Hours]) + (0.5 * hours[hour]) + (0.25 * hours[(hour + 1) % Hours]);

    private static double Total(ReadOnlySpan<double> hours)
    {
        var total = 0.0;
        foreach (var hour in hours)
        {
            total += hour;
        }

        return total;
    }

    private static ImmutableArray<float> Spread(ZoneClock clock, ImmutableArray<float> cells, int first, long from, long to)
    {
        var spread = cells.ToBuilder();

        // A day is as much as one stretch may teach, and bounds the work.
        foreach (var hour in clock.Walk(from, Math.Min(to, from + ZoneClock.Day)))
        {
            spread[first + hour.Hour] += (float)hour.Share;
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
