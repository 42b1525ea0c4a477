using System.Collections.Frozen;
using System.Globalization;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Plans;

/// <summary>A home's plan, made quick to ask. Made once when the plan changes; immutable.</summary>
public class PlanIndex
{
    /// <summary>The zone of a home of which nobody has said where it is.</summary>
    public const string DefaultZone = "Europe/Oslo";

    // So many doors, cupboards and drawers tell of somebody who lives there, without a sensor that sees people.
    private const int LeastDoors = 3;

    private readonly FrozenDictionary<string, PlanPoint> points;
    private readonly FrozenSet<string> bathrooms;
    private readonly ZoneClock clock;

    /// <param name="plan">A plan in which nothing is wrong.</param>
    public PlanIndex(HomePlan plan, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(zone);
        Plan = plan;
        Zone = zone;
        clock = new ZoneClock(zone);
        points = plan.Points.ToFrozenDictionary(point => point.Id, StringComparer.Ordinal);
        bathrooms = plan.Points.Select(point => point.Room).Where(RoomKinds.IsBathroom).ToFrozenSet(StringComparer.Ordinal);
        LeadsOut = plan.Points.Any(point => point.Kind == PointKind.EntranceDoor);
        SeesPeople = plan.Points.Any(point => point.Kind.SeesPeople()) || plan.Points.Count(point => point.Kind == PointKind.Door) >= LeastDoors;
    }

    public HomePlan Plan { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>Some door is known to lead out: leaving and coming home can be told.</summary>
    public bool LeadsOut { get; }

    /// <summary>Some sensor sees people: silence means something.</summary>
    public bool SeesPeople { get; }

    /// <summary>A sensor, or null when the plan does not have it.</summary>
    public PlanPoint? Point(string id) => points.GetValueOrDefault(id);

    /// <summary>The pause that holds at a moment, or null. Of several, the one that silences most.</summary>
    public Pause? PauseAt(DateTimeOffset at)
    {
        Pause? held = null;
        foreach (var pause in Plan.Pauses)
        {
            if (pause.Holds(at) && (held is null || (pause.CriticalToo && !held.CriticalToo)))
            {
                held = pause;
            }
        }

        return held;
    }

    /// <summary>
    /// The planned visit that may be going on at a moment, or null; of several, the first in the plan. Who comes goes by the clock on the wall: an hour that comes
    /// twice counts both times, and a visit in the hour that is left out is expected from the jump for as long as it may last.
    /// </summary>
    public PlannedVisit? VisitAt(DateTimeOffset at)
    {
        if (Plan.Visits.IsEmpty)
        {
            return null;
        }

        var today = ZoneTime.At(Zone, at).Date;
        foreach (var visit in Plan.Visits)
        {
            // Over midnight, yesterday's may not be over.
            if (Holds(visit, today, at) || Holds(visit, today.AddDays(-1), at))
            {
                return visit;
            }
        }

        return null;
    }

    /// <summary>A room of the plan is a bathroom, toilet or shower room.</summary>
    public bool IsBathroom(string room) => bathrooms.Contains(room);

    /// <summary>What the room of a name is used for.</summary>
    public RoomPurpose Purpose(string room) => Plan.Rooms.TryGetValue(room, out var purpose) ? purpose : RoomKinds.UsualPurpose(room);

    /// <summary>When a pause next begins or ends after a moment, or null.</summary>
    public DateTimeOffset? NextPauseEdge(DateTimeOffset after)
    {
        DateTimeOffset? next = null;
        foreach (var pause in Plan.Pauses)
        {
            next = Earlier(next, pause.From, after);
            next = Earlier(next, pause.To, after);
        }

        return next;
    }

    /// <summary>The first moment after <paramref name="after"/> when the wall shows a time of day; where the clock jumps over it, the moment of the jump.</summary>
    public DateTimeOffset Next(TimeOnly wall, DateTimeOffset after)
        => DateTimeOffset.FromUnixTimeMilliseconds(clock.NextAt(after.ToUnixTimeMilliseconds() + 1, wall.ToTimeSpan().TotalMinutes));

    /// <summary>The first moment of the next local day.</summary>
    public DateTimeOffset NextDay(DateTimeOffset after) => Next(TimeOnly.MinValue, after);

    /// <summary>Whether the home's quiet hours hold.</summary>
    public bool IsQuiet(DateTimeOffset at) => Plan.Quiet.Hold(Wall(at));

    /// <summary>What the wall's clock shows.</summary>
    public TimeOnly Wall(DateTimeOffset at) => TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, Zone).TimeOfDay);

    /// <summary>The quiet hours as people write them.</summary>
    public string QuietText => string.Create(CultureInfo.InvariantCulture, $"{Plan.Quiet.From:HH\\:mm}–{Plan.Quiet.To:HH\\:mm}");

    private bool Holds(PlannedVisit visit, DateTime day, DateTimeOffset at)
    {
        if (!visit.IsOn(day.DayOfWeek))
        {
            return false;
        }

        var begins = day + visit.From.ToTimeSpan();
        var from = ZoneTime.HandOver(Zone, begins);
        var to = ZoneTime.Entered(Zone, begins + visit.Length, latest: true) ?? from;
        return at >= from && at < (to > from + visit.Length ? to : from + visit.Length);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? best, DateTimeOffset edge, DateTimeOffset after)
        => edge > after && (best is null || edge < best) ? edge : best;
}
