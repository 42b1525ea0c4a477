using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Drift;

/// <summary>Makes a day's numbers of what was seen in it.</summary>
public static class DayCounter
{
    private const double FourInTheMorning = 4 * 60;
    private const double SameVisit = 8;
    private const double LeastOut = 10;

    /// <summary>The numbers of one day.</summary>
    /// <param name="signs">What was seen that day, in order.</param>
    /// <param name="wall">What the clock on the wall shows.</param>
    /// <param name="isBathroom">Whether a room is a bathroom, toilet or shower room.</param>
    /// <param name="isBedroom">Whether somebody sleeps there.</param>
    public static DayNumbers Of(DateOnly day, IEnumerable<HomeSign> signs, Func<DateTimeOffset, TimeOnly> wall, Func<string, bool> isBathroom, Func<string, bool> isBedroom)
    {
        ArgumentNullException.ThrowIfNull(signs);
        ArgumentNullException.ThrowIfNull(wall);
        ArgumentNullException.ThrowIfNull(isBathroom);
        ArgumentNullException.ThrowIfNull(isBedroom);
        var seen = signs.Where(sign => sign.On).Select(sign => (At: wall(sign.At).ToTimeSpan().TotalMinutes, sign.Kind, Room: sign.Room ?? "")).ToList();
        if (seen.Count == 0)
        {
            return new DayNumbers(day, null, null, null, null, null);
        }

        double? up = null;
        foreach (var (at, _, room) in seen)
        {
            if (at >= FourInTheMorning && !isBathroom(room) && !isBedroom(room))
            {
                up = at;
                break;
            }
        }

        var (dayVisits, nightVisits, nightRises) = (0, 0, 0);
        var (lastVisit, lastRise) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var (at, _, room) in seen)
        {
            if (isBathroom(room))
            {
                _ = at - lastVisit <= SameVisit ? 0 : at < (up ?? double.PositiveInfinity) ? ++nightVisits : ++dayVisits;
                lastVisit = at;
            }

            if (!isBedroom(room) && at < (up ?? FourInTheMorning))
            {
                nightRises += at - lastRise <= SameVisit ? 0 : 1;
                lastRise = at;
            }
        }

        return new DayNumbers(day, up, up is null ? null : dayVisits, nightVisits, nightRises, Out(seen));
    }

    // From the last sign before a door to the first after one, where nothing was seen in between.
    private static double Out(List<(double At, SignKind Kind, string Room)> seen)
    {
        var total = 0.0;
        for (var i = 1; i < seen.Count; i++)
        {
            var gap = seen[i].At - seen[i - 1].At;
            total += gap >= LeastOut && seen[i].Kind == SignKind.Entrance && (seen[i - 1].Kind is SignKind.Entrance or SignKind.MotionAtEntrance) ? gap : 0;
        }

        return total;
    }
}
