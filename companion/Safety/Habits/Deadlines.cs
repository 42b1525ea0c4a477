using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>When a silence that nothing ends becomes an alarm.</summary>
internal sealed class Deadlines(HabitSettings settings, ZoneClock clock)
{
    // One in twenty silences lasts longer than three times what is expected, were they exponential.
    private static readonly double Usual = Math.Log(20);

    private readonly double perDay = settings.FalseAlarmsPerWeek / 7 / 2;

    /// <summary>The next deadline and the rule it belongs to, or null where nothing can be raised.</summary>
    public (long At, HabitRule Rule)? Next(HabitProfile profile, HabitState watch)
    {
        if (!watch.HasSign || watch.Away || watch.Held || watch.Raised)
        {
            return null;
        }

        var (at, rule) = OfSilence(profile, watch);
        return (Math.Max(at, watch.HeldUntil), rule);
    }

    /// <summary>When the silence at home that is watched has lasted too long, whether or not it can be raised just now.</summary>
    public (long At, HabitRule Rule) OfSilence(HabitProfile profile, HabitState watch)
    {
        var inactive = Inactive(profile, watch);
        if (NotUp(profile, watch) is not { } morning)
        {
            return (inactive, HabitRule.Inactive);
        }

        // Raised after the usual time of getting up, in a silence older than that, "not up" is the better reason, whichever limit was first.
        return (Math.Min(inactive, morning.Due), inactive < morning.Usual ? HabitRule.Inactive : HabitRule.NotUp);
    }

    /// <summary>When this person is usually up, for the silence that is watched; null while not known.</summary>
    public long? UsuallyUp(HabitProfile profile, HabitState watch) => NotUp(profile, watch)?.Usual;

    /// <summary>When nineteen of twenty silences like this one have ended, at the latest now.</summary>
    public long UsuallyHeard(HabitProfile profile, HabitState watch, long now)
        => Math.Min(now, Reached(profile, watch.Place, watch.CountFrom, watch.Carried, Usual, now));

    /// <summary>
    /// The first morning of a silence: from when on a sign counts as having got up, and when that usually happens.
    /// A sign shortly before the usual time is an early rising, and the next morning is tomorrow's.
    /// </summary>
    public (long From, long Usual) Morning(long since, double minute)
    {
        var early = (long)settings.EarlyRising.TotalMilliseconds;
        var usual = clock.NextAt(since + early, minute);
        return (usual - early, usual);
    }

    public bool Cold(HabitProfile profile) => profile.LivedDays < settings.WarmDays;

    /// <summary>What a silence weighs: expected ends in it, or counted hours while limits are fixed.</summary>
    public double Weight(HabitProfile profile, int place, long from, long to, bool cold)
    {
        var weight = 0.0;
        from += cold ? 0 : (long)settings.NotableSilence.TotalMilliseconds;
        foreach (var hour in clock.Walk(from, Math.Min(to, from + (2 * ZoneClock.Day))))
        {
            weight += Pace(profile, place, hour.Hour, cold) * hour.Share;
        }

        return weight;
    }

    /// <summary>The weight that this person's silences pass as seldom as wanted.</summary>
    public double TailLevel(HabitProfile profile) => profile.Tail.Level(perDay);

    private long Inactive(HabitProfile profile, HabitState watch)
    {
        var latest = watch.CountFrom + (long)settings.LatestAlarm.TotalMilliseconds;
        var limit = Cold(profile) ? Math.Max(settings.ColdLimit.TotalHours, profile.ColdExcused) : Math.Max(TailLevel(profile), profile.Excused);
        var soonest = watch.CountFrom + (long)settings.SoonestAlarm.TotalMilliseconds;
        return Math.Max(soonest, Reached(profile, watch.Place, watch.CountFrom, watch.Carried, limit, latest));
    }

    private (long Due, long Usual)? NotUp(HabitProfile profile, HabitState watch)
    {
        if (Cold(profile) || profile.Rising.Days < settings.WarmDays / 2.0 || profile.Silences.UsuallyUp is not { } minute)
        {
            return null;
        }

        var usual = Morning(watch.CountFrom, minute).Usual;
        var grace = Math.Max(settings.MorningGrace.TotalMinutes, profile.Rising.Grace(perDay));
        return (usual + (long)(grace * ZoneClock.Minute), usual);
    }

    private long Reached(HabitProfile profile, int place, long from, double weight, double limit, long latest)
    {
        var cold = Cold(profile);
        from += cold ? 0 : (long)settings.NotableSilence.TotalMilliseconds;
        foreach (var hour in clock.Walk(from, latest))
        {
            if (weight >= limit)
            {
                return hour.From;
            }

            var pace = Pace(profile, place, hour.Hour, cold);
            if (weight + (pace * hour.Share) >= limit)
            {
                return Math.Min(latest, hour.From + (long)Math.Ceiling((limit - weight) / pace * ZoneClock.Hour));
            }

            weight += pace * hour.Share;
        }

        return latest;
    }

    private double Pace(HabitProfile profile, int place, int hour, bool cold)
    {
        if (!cold)
        {
            return profile.Silences.Pace(place, hour);
        }

        var (start, end) = (settings.ColdNightFrom, settings.ColdNightTo);
        var night = start <= end ? hour >= start && hour < end : hour >= start || hour < end;
        return night ? settings.ColdNightShare : 1;
    }
}
