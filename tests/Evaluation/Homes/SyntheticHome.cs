using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Evaluation.Homes;

/// <summary>Writes the records of somebody's days, from a seed. Not a model of people: lives that are unlike each other, with a known truth.</summary>
public sealed class SyntheticHome
{
    private readonly Person person;
    private readonly TimeZoneInfo zone;
    private readonly Random random;
    private readonly List<HomeSign> signs = [];
    private readonly List<Span> absences = [];

    private SyntheticHome(Person person, TimeZoneInfo zone, int seed)
    {
        this.person = person;
        this.zone = zone;
        random = new Random(seed);
    }

    /// <param name="first">The first evening is the one before this day.</param>
    public static HomeLife Live(Person person, DateOnly first, int days, int seed, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        var home = new SyntheticHome(person, zone ?? TimeZoneInfo.Utc, seed);
        home.Live(first, days);
        return new HomeLife(person.Name, [.. home.signs.OrderBy(s => s.At)], home.absences);
    }

    /// <summary>One life after another in the same home, as when somebody starts to work nights.</summary>
    public static HomeLife Live(IReadOnlyList<(Person Person, int Days)> parts, DateOnly first, int seed, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var signs = new List<HomeSign>();
        var absences = new List<Span>();
        foreach (var (person, days) in parts)
        {
            var part = Live(person, first, days, seed++, zone);
            signs.AddRange(part.Signs);
            absences.AddRange(part.Absences);
            first = first.AddDays(days);
        }

        return new HomeLife(parts[0].Person.Name, [.. signs.OrderBy(s => s.At)], absences);
    }

    private void Live(DateOnly first, int days)
    {
        var asleepSince = At(first.AddDays(-1), person.GoesToBedAt);
        for (var i = 0; i < days; i++)
        {
            var day = first.AddDays(i);
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var up = At(day, person.RisesAt + (weekend ? person.WeekendLater : 0) + Normal(person.Unpunctual));
            var span = (person.GoesToBedAt - person.RisesAt + 1440) % 1440;
            var bed = At(day, person.RisesAt + span + Normal(person.Unpunctual));
            Sleep(asleepSince, up);
            Wake(day, up, bed);
            asleepSince = signs[^1].At > bed ? signs[^1].At : bed;
        }
    }

    private void Sleep(DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var at in Poisson(from, to, person.NightVisits / Math.Max(1, (to - from).TotalHours)))
        {
            Move("bedroom", at);
            Move("bathroom", at.AddMinutes(1));
            Move("bathroom", at.AddMinutes(3));
            Move("bedroom", at.AddMinutes(4));
        }

        foreach (var at in Poisson(from, to, person.RestlessPerHour))
        {
            Move("bedroom", at);
        }
    }

    private void Wake(DateOnly day, DateTimeOffset up, DateTimeOffset bed)
    {
        var now = up;
        now = Bustle("bedroom", now, 5);
        now = Bustle("bathroom", now, 15);
        now = Bustle("kitchen", now, 25);
        var duty = person.Outings.FirstOrDefault(d => d.Days.Contains(day.DayOfWeek));
        var dutyAt = duty is null ? DateTimeOffset.MaxValue : At(day, duty.From + (duty.From < person.RisesAt ? 1440 : 0));
        var napped = !Chance(person.Naps);
        while (now < bed)
        {
            var awake = Math.Max(1, (bed - up).TotalMinutes);
            if (now >= dutyAt)
            {
                now = GoOut(now, duty!.Length * (0.9 + (0.2 * random.NextDouble())));
                dutyAt = DateTimeOffset.MaxValue;
            }
            else if (!napped && (now - up).TotalMinutes > awake * 0.4)
            {
                napped = true;
                now += person.NapLength * (0.6 + (0.8 * random.NextDouble()));
                Move("living-room", now);
            }
            else if (Chance(person.Errands * 45 / awake) && now.AddHours(1) < bed && now.AddHours(1) < dutyAt)
            {
                now = GoOut(now, person.ErrandLength * Math.Exp(0.5 * Standard()));
            }
            else if (Chance(person.Visitors * 45 / awake))
            {
                now = HaveVisitor(now);
            }
            else
            {
                var still = now + (person.SitsFor * Math.Exp(person.SitsSpread * Standard()));
                now = Min(Min(still, dutyAt), bed);
                now = Bustle(random.Next(3) switch { 0 => "kitchen", 1 => "bathroom", _ => "living-room" }, now, 3 + (random.NextDouble() * 25));
            }
        }

        Move("bedroom", Bustle("bathroom", now, 10).AddMinutes(1));
    }

    private DateTimeOffset GoOut(DateTimeOffset at, TimeSpan length)
    {
        Move("hall", at);
        Door(at.AddSeconds(20), at.AddSeconds(30));
        Move("hall", at.AddSeconds(32));
        var left = signs[^1].At;
        var back = at.AddMinutes(1) + length;
        absences.Add(new Span(left, back));
        Door(back, back.AddSeconds(12));
        Move("hall", back.AddSeconds(5));
        return Bustle("kitchen", back.AddSeconds(40), 5);
    }

    // A visitor comes, moves about, and leaves while the resident stays in the chair for a while.
    private DateTimeOffset HaveVisitor(DateTimeOffset at)
    {
        Door(at, at.AddSeconds(15));
        var leaves = Bustle("living-room", at.AddSeconds(30), 20 + (random.NextDouble() * 60));
        Move("hall", leaves);
        Door(leaves.AddSeconds(20), leaves.AddSeconds(30));
        var stirs = leaves.AddMinutes(1 + (random.NextDouble() * 30));
        return Bustle("living-room", stirs, 2);
    }

    private DateTimeOffset Bustle(string room, DateTimeOffset from, double minutes)
    {
        var to = from.AddMinutes(minutes);
        for (var at = from; at < to; at = at.AddSeconds(20 + (random.NextDouble() * 100)))
        {
            Move(room, at);
        }

        return to;
    }

    private void Move(string room, DateTimeOffset at)
    {
        var kind = room == "hall" ? SignKind.MotionAtEntrance : SignKind.Motion;
        signs.Add(new HomeSign(at, room + "-motion", kind, true, room));
        signs.Add(new HomeSign(at.AddSeconds(2), room + "-motion", kind, false, room));
    }

    private void Door(DateTimeOffset opens, DateTimeOffset closes)
    {
        if (person.DoorIsWatched)
        {
            signs.Add(new HomeSign(opens, "front-door", SignKind.Entrance, true, "hall"));
            signs.Add(new HomeSign(closes, "front-door", SignKind.Entrance, false, "hall"));
        }
    }

    private DateTimeOffset At(DateOnly day, double minute)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue).AddMinutes(Math.Round(minute, 2));
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(30);
        }

        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

#pragma warning disable CA5394 // Reproducible draws are the point here.
    private IEnumerable<DateTimeOffset> Poisson(DateTimeOffset from, DateTimeOffset to, double perHour)
    {
        for (var at = from; perHour > 0;)
        {
            at = at.AddHours(-Math.Log(1 - random.NextDouble()) / perHour);
            if (at >= to)
            {
                yield break;
            }

            yield return at;
        }
    }

    private bool Chance(double share) => random.NextDouble() < share;

    private double Standard() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private double Normal(double deviation) => deviation * Standard();
#pragma warning restore CA5394

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
