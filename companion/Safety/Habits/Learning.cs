using System.Numerics;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>What a silence, a day, a morning and an answer teach. Everything is learned after it was judged, never before.</summary>
internal sealed class Learning(HabitSettings settings, ZoneClock clock, Deadlines deadlines)
{
    // A day with signs in fewer hours was not lived at home.
    private const int LivedHours = 4;

    // The profile must have some shape before silences measured by it say something about the tail.
    private const int DaysBeforeTail = 2;

    // No single silence counts for more than this many times the limit: one forgotten holiday must not blind the rule.
    private const double MostOfLimit = 1.5;

    // After a false alarm against the fixed limit, how much longer the next silence may be.
    private const double ColdWidening = 1.5;

    private readonly double keep = Math.Pow(0.5, 1 / settings.HalfLifeDays);

    /// <summary>A silence at home ends with a sign at <paramref name="at"/>.</summary>
    public HabitProfile EndOfSilence(HabitProfile profile, ref HabitState watch, long at)
    {
        var taught = !watch.Raised && !watch.Doubtful && !Overdue(profile, watch, at);
        profile = taught ? FirstOfMorning(profile, watch, at) : profile;
        if (at - watch.QuietSince < (long)settings.NotableSilence.TotalMilliseconds)
        {
            return profile;
        }

        if (!taught)
        {
            // Up to the silence the time was as usual. The silence itself waits for an answer, or for ever.
            profile = AtHome(profile, ref watch, watch.QuietSince);
            watch = watch with { HomeFrom = at };
            if (watch.Raised && !watch.Doubtful)
            {
                watch = watch with { OpenFrom = watch.QuietSince, OpenTo = at, OpenPlace = watch.Place };
            }

            return profile;
        }

        profile = watch.Vouched ? Excuse(profile, watch.Place, watch.QuietSince, at) : profile;
        profile = AtHome(profile, ref watch, at);
        return Silence(profile, watch.Place, watch.QuietSince, at, ended: true);
    }

    /// <summary>A sign at home.</summary>
    public HabitProfile Lived(HabitProfile profile, ref HabitState watch, long at)
    {
        var day = clock.DayOf(at);
        if (day != watch.Day)
        {
            if (BitOperations.PopCount(watch.DayHours) >= LivedHours)
            {
                profile = DayOver(profile);
            }

            watch = watch with { Day = day, DayHours = 0 };
        }

        watch = watch with { DayHours = watch.DayHours | (1u << clock.HourOf(at)) };
        return profile;
    }

    /// <summary>The person has left.</summary>
    public HabitProfile Left(HabitProfile profile, ref HabitState watch, long at) => AtHome(profile, ref watch, at);

    /// <summary>People have answered an alarm, while the silence lasts or after it has ended.</summary>
    public HabitProfile Answered(HabitProfile profile, ref HabitState watch, long at, HabitAnswer answer)
    {
        var open = watch;
        watch = watch with { OpenFrom = 0, OpenTo = 0 };
        if (answer == HabitAnswer.RealNeed)
        {
            // Whoever comes and goes now are helpers, and the silence is nobody's habit.
            watch = watch with { Doubtful = true, Away = watch.Raised || watch.Away, Raised = false, InsideAt = 0, Passage = Passage.None };
            return profile;
        }

        if (watch.Raised)
        {
            // Of a silence that nobody watched as a whole, its length is not known, and nothing is learned.
            profile = watch.Doubtful ? profile : Excuse(profile, watch.Place, watch.QuietSince, at);
            watch = watch with { Raised = false, Vouched = true, CountFrom = at, Carried = 0 };
            if (answer == HabitAnswer.NotAtHome)
            {
                profile = watch.Doubtful ? profile : Silence(AtHome(profile, ref watch, at), watch.Place, watch.QuietSince, at, ended: false);
                watch = watch with { Away = true, InsideAt = 0, Passage = Passage.None };
            }
        }
        else if (open.OpenTo > open.OpenFrom)
        {
            profile = Excuse(profile, open.OpenPlace, open.OpenFrom, open.OpenTo);
            profile = Silence(profile, open.OpenPlace, open.OpenFrom, open.OpenTo, ended: true);
        }

        return profile;
    }

    // It would have been raised, but contact was lost or the companion stood still: nobody has looked, so nothing is known.
    private bool Overdue(HabitProfile profile, HabitState watch, long at)
        => at - watch.CountFrom >= (long)settings.SoonestAlarm.TotalMilliseconds && at > deadlines.OfSilence(profile, watch).At;

    private HabitProfile AtHome(HabitProfile profile, ref HabitState watch, long to)
    {
        if (to <= watch.HomeFrom)
        {
            return profile;
        }

        profile = profile with { Silences = profile.Silences.WithHome(clock, watch.HomeFrom, to) };
        watch = watch with { HomeFrom = to };
        return profile;
    }

    private HabitProfile Silence(HabitProfile profile, int place, long from, long to, bool ended)
    {
        var weight = Math.Min(deadlines.Weight(profile, place, from, to, cold: false), MostOfLimit * deadlines.TailLevel(profile));
        return profile with
        {
            Tail = profile.LivedDays < DaysBeforeTail ? profile.Tail : profile.Tail.With(weight),
            Silences = profile.Silences.WithSilence(clock, place, from + (long)settings.NotableSilence.TotalMilliseconds, to, ended),
        };
    }

    // So long a silence was harmless: neither rule raises one like it again, until that has faded.
    private HabitProfile Excuse(HabitProfile profile, int place, long from, long to)
    {
        if (deadlines.Cold(profile))
        {
            return profile with { ColdExcused = Math.Max(profile.ColdExcused, ColdWidening * deadlines.Weight(profile, place, from, to, cold: true)) };
        }

        var late = profile.Silences.UsuallyUp is { } usual ? to - deadlines.Morning(from, usual).Usual : 0;
        var weight = Math.Min(deadlines.Weight(profile, place, from, to, cold: false), MostOfLimit * deadlines.TailLevel(profile));
        return profile with
        {
            Excused = Math.Max(profile.Excused, weight),
            Rising = profile.Rising.ButExcuse((double)late / ZoneClock.Minute),
        };
    }

    private HabitProfile DayOver(HabitProfile profile) => profile with
    {
        Silences = profile.Silences.Aged(keep),
        Tail = profile.LivedDays < DaysBeforeTail ? profile.Tail : profile.Tail.Aged(keep),
        LivedDays = Math.Min(profile.LivedDays + 1, 100_000),
        Excused = profile.Excused * keep,
    };

    // The first sign of the morning, after a night at home, tells how late it can get.
    private HabitProfile FirstOfMorning(HabitProfile profile, HabitState watch, long at)
    {
        if (profile.Silences.UsuallyUp is not { } usual)
        {
            return profile;
        }

        var morning = deadlines.Morning(watch.QuietSince, usual);
        return morning.From > at || watch.ArrivedAt > morning.From
            ? profile
            : profile with { Rising = profile.Rising.With((double)(at - morning.Usual) / ZoneClock.Minute, keep) };
    }
}
