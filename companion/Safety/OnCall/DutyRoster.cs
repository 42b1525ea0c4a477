using System.Collections.Immutable;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Reads a rota: who has the duty when, and when nobody has.</summary>
public static class DutyRoster
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    /// <summary>Everybody on duty on a line at an instant. More than one where shifts overlap; empty in a gap.</summary>
    /// <param name="counts">Says of a person, by id, whether he or she still works here.</param>
    public static ImmutableArray<string> At(Rota rota, DutyLine line, DateTimeOffset now, Func<string, bool> counts)
        => [.. Between(rota, line, now, now + Instant, counts).Select(duty => duty.Person).Distinct()];

    /// <summary>The duties on a line that touch a span, with their whole length, in order.</summary>
    public static ImmutableArray<Duty> Between(Rota rota, DutyLine line, DateTimeOffset from, DateTimeOffset until, Func<string, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(counts);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone);
        var duties = Pattern(rota, line, zone, from, until);
        foreach (var change in rota.Changes)
        {
            if (change.Line == line)
            {
                duties = Change(duties, change);
            }
        }

        return [.. duties.Where(duty => duty.From < until && duty.Until > from && counts(duty.Person)).OrderBy(duty => duty.From).ThenBy(duty => duty.Until)];
    }

    /// <summary>What an agreement takes from people, cut to its time: the duties as the pattern and the agreements before it leave them.</summary>
    internal static ImmutableArray<Duty> Taken(Rota rota, DutyChange change)
    {
        var duties = Pattern(rota, change.Line, TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone), change.From, change.Until);
        foreach (var earlier in rota.Changes.TakeWhile(earlier => earlier.Id != change.Id).Where(earlier => earlier.Line == change.Line))
        {
            duties = Change(duties, earlier);
        }

        return [.. duties
            .Where(duty => duty.From < change.Until && duty.Until > change.From && (change.Out is null || duty.Person == change.Out))
            .Select(duty => duty with { From = Later(duty.From, change.From), Until = Earlier(duty.Until, change.Until) })
            .OrderBy(duty => duty.From).ThenBy(duty => duty.Until)];
    }

    /// <summary>The times within a span for which nobody is on a line that the pattern mans.</summary>
    public static ImmutableArray<DutyGap> Gaps(Rota rota, DateTimeOffset from, DateTimeOffset until, Func<string, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(rota);
        var gaps = ImmutableArray.CreateBuilder<DutyGap>();
        foreach (var line in Enum.GetValues<DutyLine>())
        {
            if (!rota.Mans(line))
            {
                continue;
            }

            var covered = from;
            foreach (var duty in Between(rota, line, from, until, counts))
            {
                if (duty.From > covered)
                {
                    gaps.Add(new DutyGap(line, covered, duty.From));
                }

                covered = duty.Until > covered ? duty.Until : covered;
            }

            if (covered < until)
            {
                gaps.Add(new DutyGap(line, covered, until));
            }
        }

        return [.. gaps.OrderBy(gap => gap.From).ThenBy(gap => gap.Line)];
    }

    private static List<Duty> Pattern(Rota rota, DutyLine line, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until)
    {
        var duties = new List<Duty>();
        // A shift is at most a week long, so whatever touches the span began in a week that did, or in the one before.
        var week = WeekOf(rota, ZoneTime.At(zone, from)) - 2;
        var last = WeekOf(rota, ZoneTime.At(zone, until)) + 1;
        for (; week <= last; week++)
        {
            var monday = rota.FirstMonday.ToDateTime(TimeOnly.MinValue).AddDays(7 * week);
            var turn = (int)(((week % rota.Weeks) + rota.Weeks) % rota.Weeks);
            foreach (var shift in rota.Shifts)
            {
                if (shift.Line == line && shift.Week == turn)
                {
                    var starts = monday.AddMinutes(shift.StartMinute);
                    var duty = new Duty(line, shift.Person, ZoneTime.HandOver(zone, starts), ZoneTime.HandOver(zone, starts.AddMinutes(shift.Minutes)));
                    // A shift that lies wholly in the hour which the spring night leaves out does not take place.
                    if (duty.From < duty.Until)
                    {
                        duties.Add(duty);
                    }
                }
            }
        }

        return duties;
    }

    private static long WeekOf(Rota rota, DateTime local)
        => (long)Math.Floor((local.Date - rota.FirstMonday.ToDateTime(TimeOnly.MinValue)).TotalDays / 7);

    private static List<Duty> Change(List<Duty> duties, DutyChange change)
    {
        var after = new List<Duty>(duties.Count + 2);
        foreach (var duty in duties)
        {
            var from = Later(duty.From, change.From);
            var until = Earlier(duty.Until, change.Until);
            if (from >= until || (change.Out is { } leaving && leaving != duty.Person))
            {
                after.Add(duty);
                continue;
            }

            if (duty.From < from)
            {
                after.Add(duty with { Until = from });
            }

            if (until < duty.Until)
            {
                after.Add(duty with { From = until });
            }

            // Taking over from one person means taking over what that person has; taking a time means all of it (below).
            if (change.Out is not null && change.In is { } coming)
            {
                after.Add(new Duty(duty.Line, coming, from, until));
            }
        }

        if (change is { Out: null, In: { } person })
        {
            after.Add(new Duty(change.Line, person, change.From, change.Until));
        }

        return after;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
