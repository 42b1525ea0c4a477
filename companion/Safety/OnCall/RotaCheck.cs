using System.Collections.Immutable;
using Hjemvakt.Safety.Faults;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Says of a rota what cannot stand.</summary>
public static class RotaCheck
{
    private const int MinutesOfWeek = 7 * 24 * 60, MostTold = 5;

    /// <summary>All faults of one rota.</summary>
    public static ImmutableArray<Fault> Faults(Rota rota, OnCallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(plan);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(rota.TimeZone, out var zone))
        {
            faults.Add(Fault.Of(FaultCode.ZoneUnknown, rota.Name, rota.TimeZone));
        }

        if (rota.FirstMonday.DayOfWeek != DayOfWeek.Monday)
        {
            faults.Add(Fault.Of(FaultCode.FirstMondayIsNone, rota.Name, rota.FirstMonday));
        }

        if (!PlanCheck.WeeksAreRight(rota.Weeks) || rota.Shifts.Any(shift => shift.Week < 0 || shift.Week >= rota.Weeks))
        {
            faults.Add(Fault.Of(FaultCode.RotaWeeks, rota.Name, rota.Weeks));
            return faults.ToImmutable();
        }

        foreach (var person in rota.Shifts.Select(shift => shift.Person).Distinct().Where(person => plan.FindPerson(person) is null))
        {
            faults.Add(Fault.Of(FaultCode.ShiftOfUnknown, rota.Name, person));
        }

        Holes(faults, rota, DutyLine.First);
        if (rota.Mans(DutyLine.Second))
        {
            Holes(faults, rota, DutyLine.Second);
        }

        BothLines(faults, rota, plan);
        if (zone is not null)
        {
            Missing(faults, rota, zone);
        }

        foreach (var person in rota.Changes.SelectMany(change => new[] { change.Out, change.In }).OfType<string>().Distinct().Where(person => plan.FindPerson(person) is null))
        {
            faults.Add(Fault.Of(FaultCode.AgreementWithUnknown, rota.Name, person));
        }

        foreach (var id in rota.Changes.GroupBy(change => change.Id).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(Fault.Of(FaultCode.AgreementTwice, rota.Name, id));
        }

        foreach (var change in rota.Changes.Where(change => change.Until <= change.From || (change.In is null && change.Out is null)))
        {
            faults.Add(Fault.Of(FaultCode.AgreementMakesNoSense, rota.Name, change.From));
        }

        return faults.ToImmutable();
    }

    private static void Holes(ImmutableArray<Fault>.Builder faults, Rota rota, DutyLine line)
    {
        var holes = HolesOf(rota, line);
        if (holes.Count == 0)
        {
            return;
        }

        var (first, rest) = (holes.Take(MostTold).ToList(), holes.Count - MostTold);
        faults.Add(Fault.Of(
            FaultCode.RotaHoles, rota.Name, line, Fault.Of(FaultCode.List, [.. first.Select(hole => Hours(rota, hole))]), rest > 0 ? Fault.Of(FaultCode.AndMore, rest) : ""));
    }

    // Who stands behind whoever sleeps through the call must be somebody else.
    private static void BothLines(ImmutableArray<Fault>.Builder faults, Rota rota, OnCallPlan plan)
    {
        foreach (var person in rota.Shifts.Select(shift => shift.Person).Distinct())
        {
            var first = Spans(rota, DutyLine.First, person);
            foreach (var (from, until) in Spans(rota, DutyLine.Second, person))
            {
                var both = first.FirstOrDefault(span => span.From < until && span.Until > from);
                if (both.Until > 0)
                {
                    var hours = (Math.Max(from, both.From), Math.Min(until, both.Until));
                    var name = plan.FindPerson(person)?.Name ?? person;
                    faults.Add(Fault.Of(FaultCode.PersonOnBothLines, rota.Name, name, Hours(rota, hours)));
                    break;
                }
            }
        }
    }

    // On the clock on the wall, round and round: what the last shift of the cycle has over belongs to the first week.
    private static List<(int From, int Until)> HolesOf(Rota rota, DutyLine line)
    {
        var cycle = rota.Weeks * MinutesOfWeek;
        var spans = Spans(rota, line, null);
        var holes = new List<(int, int)>();
        var covered = 0;
        foreach (var (from, until) in spans.OrderBy(span => span.From))
        {
            if (from > covered)
            {
                holes.Add((covered, from));
            }

            covered = Math.Max(covered, until);
        }

        if (covered < cycle)
        {
            holes.Add((covered, cycle));
        }

        return holes;
    }

    private static List<(int From, int Until)> Spans(Rota rota, DutyLine line, string? person)
    {
        var cycle = rota.Weeks * MinutesOfWeek;
        var spans = new List<(int From, int Until)>();
        foreach (var shift in rota.Shifts.Where(shift => shift.Line == line && (person is null || shift.Person == person)))
        {
            var from = (shift.Week * MinutesOfWeek) + shift.StartMinute;
            var until = from + shift.Minutes;
            spans.Add((from, Math.Min(until, cycle)));
            if (until > cycle)
            {
                spans.Add((0, until - cycle));
            }
        }

        return spans;
    }

    private static Fault Hours(Rota rota, (int From, int Until) span)
    {
        var ((day, time), (lastDay, lastTime)) = (Moment(span.From), Moment(span.Until));
        return rota.Weeks > 1
            ? Fault.Of(FaultCode.HoursOfWeek, span.From / MinutesOfWeek, day, time, lastDay, lastTime)
            : Fault.Of(FaultCode.Hours, day, time, lastDay, lastTime);
    }

    private static (DayOfWeek Day, TimeOnly Time) Moment(int minute)
    {
        var ofWeek = minute % MinutesOfWeek;
        return ((DayOfWeek)(((ofWeek / 1440) + 1) % 7), new TimeOnly(ofWeek % 1440 / 60, ofWeek % 60));
    }

    // A hand-over at a time that one night a year has not got: nobody would know when to come.
    private static void Missing(ImmutableArray<Fault>.Builder faults, Rota rota, TimeZoneInfo zone)
    {
        var begin = rota.FirstMonday.ToDateTime(TimeOnly.MinValue);
        var times = rota.Shifts.SelectMany(shift => new[] { (shift.Day, At: shift.From), (Day: shift.UntilDay, At: shift.Until) }).Distinct();
        foreach (var (day, at) in times)
        {
            for (var date = begin.AddDays(((int)day + 6) % 7); date < begin.AddDays(371); date = date.AddDays(7))
            {
                if (zone.IsInvalidTime(date + at.ToTimeSpan()))
                {
                    faults.Add(Fault.Of(FaultCode.HandOverDoesNotExist, rota.Name, day, at, DateOnly.FromDateTime(date)));
                    break;
                }
            }
        }
    }
}
