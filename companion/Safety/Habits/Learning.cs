using System.Numerics;
using Hjemvakt.Safety.Whereabouts;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>What a silence, an outing, a day and an answer teach. Everything is learned after it was judged, never before.</summary>
internal sealed class Learning(HabitSettings settings, ZoneClock clock, Deadlines deadlines)
{
    // A day with signs in fewer hours was not lived at home.
    private const int LivedHours = 4;

    // The door that opens again so soon tells nothing about who had left.
    private const long TellsNothing = 20 * ZoneClock.Minute;

    // Somebody who is away for longer is on holiday or in hospital, and that is no habit.
    private const long Holiday = 3 * ZoneClock.Day;

    // Longer is longer: more than any limit.
    private const long MostMinutes = 3 * 1440;

    private readonly double keep = Math.Pow(0.5, 1 / settings.HalfLifeDays);

    /// <summary>A silence at home ends with a sign at <paramref name="at"/>.</summary>
    public HabitProfile EndOfSilence(HabitProfile profile, ref HabitState watch, long at)
    {
        var taught = !watch.Raised && !watch.Doubtful && !Overdue(profile, watch, at);
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

        profile = AtHome(profile, ref watch, at);
        return Silence(profile, watch.Place, watch.QuietSince, at);
    }

    /// <summary>What a leaving has come to: somebody is known to be inside again, by the door or without it.</summary>
    public HabitProfile EndOfLeaving(HabitProfile profile, HabitState watch, PresenceState now, long at, bool byTheDoor)
    {
        var was = watch.Where;
        if (!was.Unresolved || (now.Unresolved && now.LeftAt == was.LeftAt) || at - was.LeftAt < TellsNothing || at - was.LeftAt > Holiday || watch.Doubtful)
        {
            return profile;
        }

        if (was.Why == PresenceReason.FoundEmpty && was.LeftAt > watch.QuietSince)
        {
            // No door told of it: to the model it is a silence at home, and one that is usual.
            return Remember(profile, watch.Place, watch.QuietSince, at, isOut: false);
        }

        // Nothing was heard in between, or nothing that was believed: the home was empty. Where it was thought to be lived in, only silence says so.
        var away = byTheDoor && (was.Away || watch.QuietSince <= was.LeftAt);
        profile = profile with { Odds = profile.Odds.With(was.Leaving, away) };
        return away && !watch.Raised ? Remember(profile, 0, was.LeftAt, at, isOut: true) : profile;
    }

    /// <summary>A sign at home.</summary>
    public HabitProfile Lived(HabitProfile profile, ref HabitState watch, long at)
    {
        var day = clock.DayOf(at);
        if (day != watch.Day)
        {
            if (BitOperations.PopCount(watch.DayHours) >= LivedHours)
            {
                profile = profile with { Day = profile.Day.Aged(keep), Odds = profile.Odds.Aged(keep), LivedDays = Math.Min(profile.LivedDays + 1, 100_000) };
            }

            watch = watch with { Day = day, DayHours = 0 };
        }

        watch = watch with { DayHours = watch.DayHours | (1u << clock.HourOf(at)) };
        return profile;
    }

    /// <summary>The person has left.</summary>
    public HabitProfile Left(HabitProfile profile, ref HabitState watch, long at) => AtHome(profile, ref watch, at);

    /// <summary>People have answered an alarm, while the silence lasts or after it has ended. Whatever they say, the silence is watched on.</summary>
    public HabitProfile Answered(HabitProfile profile, ref HabitState watch, long at, HabitAnswer answer)
    {
        var open = watch;
        watch = watch with { OpenFrom = 0, OpenTo = 0 };
        switch (answer)
        {
            case HabitAnswer.RealNeed:
                // Whoever comes and goes now are helpers, and the silence is nobody's habit.
                watch = watch with { Doubtful = true, Raised = false, CountFrom = watch.HasSign ? at : watch.CountFrom, Carried = 0 };
                return watch.HasSign ? Helped(profile, ref watch, at) : profile;
            case HabitAnswer.NobodyLooked:
                watch = watch.Raised ? watch with { Raised = false, Doubtful = true, CountFrom = at, Carried = 0 } : watch;
                return profile;
        }

        if (watch.Raised)
        {
            // Of a silence that nobody watched as a whole, its length is not known, and nothing is learned. One that goes on is learned when it ends.
            watch = watch with { Raised = false, CountFrom = at, Carried = 0 };
            if (answer == HabitAnswer.NotAtHome)
            {
                profile = watch.Doubtful || watch.Where.Away ? profile : AtHome(profile, ref watch, at);
                watch = watch with { Where = PresenceModel.FoundEmpty(watch.Where, at) };
            }
        }
        else if (open.OpenTo > open.OpenFrom)
        {
            profile = Silence(profile, open.OpenPlace, open.OpenFrom, open.OpenTo);
        }

        return profile;
    }

    private static HabitProfile Helped(HabitProfile profile, ref HabitState watch, long at)
    {
        watch = watch with { Where = PresenceModel.Helped(watch.Where, at, profile.Odds) };
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

        profile = profile with { Day = profile.Day.WithHome(clock, watch.HomeFrom, to) };
        watch = watch with { HomeFrom = to };
        return profile;
    }

    private HabitProfile Silence(HabitProfile profile, int place, long from, long to)
    {
        profile = profile with { Day = profile.Day.WithSilence(clock, from + (long)settings.NotableSilence.TotalMilliseconds, to) };
        return to - from < (long)settings.MemorableSilence.TotalMilliseconds ? profile : Remember(profile, place, from, to, isOut: false);
    }

    private HabitProfile Remember(HabitProfile profile, int place, long from, long to, bool isOut)
    {
        // By the wall's clock: people get up by it on the night on which it changes, too.
        var minutes = (ushort)Math.Clamp((clock.Local(to) - clock.Local(from)) / ZoneClock.Minute, 0, MostMinutes);
        return profile with { Memory = profile.Memory.With(new PastSilence((ushort)clock.MinuteOf(from), minutes, (ushort)profile.LivedDays, (byte)place, isOut)) };
    }
}
