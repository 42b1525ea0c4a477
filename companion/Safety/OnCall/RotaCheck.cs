using System.Collections.Immutable;
using System.Globalization;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Says of a rota what cannot stand.</summary>
public static class RotaCheck
{
    private const int MinutesOfWeek = 7 * 24 * 60, MostTold = 5;

    private static readonly CultureInfo Nb = CultureInfo.GetCultureInfo("nb-NO"), En = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>All faults of one rota.</summary>
    public static ImmutableArray<Sentence> Faults(Rota rota, OnCallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(plan);
        var faults = ImmutableArray.CreateBuilder<Sentence>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(rota.TimeZone, out var zone))
        {
            faults.Add(new(
                $"Turnusen «{rota.Name}»: «{rota.TimeZone}» er ingen tidssone. Skriv for eksempel Europe/Oslo.",
                $"The rota '{rota.Name}': '{rota.TimeZone}' is no time zone. Write Europe/Oslo, for example."));
        }

        if (rota.FirstMonday.DayOfWeek != DayOfWeek.Monday)
        {
            faults.Add(new(
                $"Turnusen «{rota.Name}» begynner {rota.FirstMonday:yyyy-MM-dd}, som ikke er en mandag. Velg en mandag.",
                $"The rota '{rota.Name}' begins on {rota.FirstMonday:yyyy-MM-dd}, which is no Monday. Choose a Monday."));
        }

        if (!PlanCheck.WeeksAreRight(rota.Weeks) || rota.Shifts.Any(shift => shift.Week < 0 || shift.Week >= rota.Weeks))
        {
            faults.Add(new(
                $"Turnusen «{rota.Name}» har {rota.Weeks} uker. Velg 1 til 52, og gi hver vakt en uke fra 0 til den siste.",
                $"The rota '{rota.Name}' has {rota.Weeks} weeks. Choose 1 to 52, and give each shift a week from 0 to the last."));
            return faults.ToImmutable();
        }

        foreach (var person in rota.Shifts.Select(shift => shift.Person).Distinct().Where(person => plan.FindPerson(person) is null))
        {
            faults.Add(new(
                $"Turnusen «{rota.Name}» gir vakter til «{person}», som ikke finnes. Legg personen inn, eller gi vakten til en annen.",
                $"The rota '{rota.Name}' gives shifts to '{person}', who does not exist. Add the person, or give the shift to somebody else."));
        }

        Holes(faults, rota, DutyLine.First);
        if (rota.Mans(DutyLine.Second))
        {
            Holes(faults, rota, DutyLine.Second);
        }

        if (zone is not null)
        {
            Missing(faults, rota, zone);
        }

        foreach (var change in rota.Changes.Where(change => change.Until <= change.From || (change.In is null && change.Out is null)))
        {
            faults.Add(new(
                $"Turnusen «{rota.Name}»: avtalen fra {change.From:yyyy-MM-dd HH:mm} slutter før den begynner, eller sier ikke hvem den gjelder. Rett den, eller ta den bort.",
                $"The rota '{rota.Name}': the agreement from {change.From:yyyy-MM-dd HH:mm} ends before it begins, or names nobody. Put it right, or take it out."));
        }

        return faults.ToImmutable();
    }

    private static void Holes(ImmutableArray<Sentence>.Builder faults, Rota rota, DutyLine line)
    {
        var holes = HolesOf(rota, line);
        if (holes.Count == 0)
        {
            return;
        }

        var (first, rest) = (holes.Take(MostTold).ToList(), holes.Count - MostTold);
        faults.Add(new(
            $"Turnusen «{rota.Name}» har hull på {(line == DutyLine.First ? "førstevakt" : "bakvakt")}: {string.Join("; ", first.Select(hole => Hours(rota, hole, Nb, "uke")))}{(rest > 0 ? $"; og {rest} til" : "")}. Gi noen disse timene.",
            $"The rota '{rota.Name}' has holes on the {(line == DutyLine.First ? "first" : "second")} line: {string.Join("; ", first.Select(hole => Hours(rota, hole, En, "week")))}{(rest > 0 ? $"; and {rest} more" : "")}. Give somebody these hours."));
    }

    // On the clock on the wall, round and round: what the last shift of the cycle has over belongs to the first week.
    private static List<(int From, int Until)> HolesOf(Rota rota, DutyLine line)
    {
        var cycle = rota.Weeks * MinutesOfWeek;
        var spans = new List<(int From, int Until)>();
        foreach (var shift in rota.Shifts.Where(shift => shift.Line == line))
        {
            var from = (shift.Week * MinutesOfWeek) + shift.StartMinute;
            var until = from + shift.Minutes;
            spans.Add((from, Math.Min(until, cycle)));
            if (until > cycle)
            {
                spans.Add((0, until - cycle));
            }
        }

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

    private static string Hours(Rota rota, (int From, int Until) hole, CultureInfo culture, string week)
        => $"{(rota.Weeks > 1 ? $"{week} {hole.From / MinutesOfWeek} " : "")}{Moment(hole.From, culture)}–{Moment(hole.Until, culture)}";

    private static string Moment(int minute, CultureInfo culture)
    {
        var ofWeek = minute % MinutesOfWeek;
        return $"{culture.DateTimeFormat.GetDayName((DayOfWeek)(((ofWeek / 1440) + 1) % 7))} {ofWeek % 1440 / 60:00}:{ofWeek % 60:00}";
    }

    // A hand-over at a time that one night a year has not got: nobody would know when to come.
    private static void Missing(ImmutableArray<Sentence>.Builder faults, Rota rota, TimeZoneInfo zone)
    {
        var begin = rota.FirstMonday.ToDateTime(TimeOnly.MinValue);
        var times = rota.Shifts.SelectMany(shift => new[] { (shift.Day, At: shift.From), (Day: shift.UntilDay, At: shift.Until) }).Distinct();
        foreach (var (day, at) in times)
        {
            for (var date = begin.AddDays(((int)day + 6) % 7); date < begin.AddDays(371); date = date.AddDays(7))
            {
                if (zone.IsInvalidTime(date + at.ToTimeSpan()))
                {
                    faults.Add(new(
                        $"Turnusen «{rota.Name}» skifter vakt {Nb.DateTimeFormat.GetDayName(day)} {at:HH\\:mm}, men {date:yyyy-MM-dd} stilles klokka fram og det klokkeslettet finnes ikke. Velg et annet, for eksempel 04:00.",
                        $"The rota '{rota.Name}' hands over on {En.DateTimeFormat.GetDayName(day)} at {at:HH\\:mm}, but on {date:yyyy-MM-dd} the clocks go forward and that time does not exist. Choose another, 04:00 for example."));
                    break;
                }
            }
        }
    }
}
