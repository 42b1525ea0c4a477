using Hjemvakt.Safety.Whereabouts;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>When a silence that nothing ends becomes an alarm: when hardly any that began like it has lasted so long.</summary>
internal sealed class Deadlines(HabitSettings settings, ZoneClock clock)
{
    // Nineteen of twenty have ended.
    private const double Usual = 0.05;

    private const double DayMinutes = 1440;
    private const double HourMinutes = 60;

    // Of the half-day between the start of a silence of the past and of this one, how much counts as the end being fixed to the wall's clock and not to the start.
    private const double EndsByTheClock = 0.5;

    // Starts this many minutes apart are as much alike as a standard deviation allows.
    private const double AlikeWithin = 70;

    // What began in another room, against what began in this one.
    private const double OtherRoom = 0.4;

    // What is typical of people counts as much as this many silences of the person's own.
    private const double TypicalCounts = 0.7;

    // Fainter similarities are left out: they cost time and change nothing.
    private const double Faint = 0.005;

    // Dark evenings: October to March.
    private const int DarkFrom = 10, DarkTo = 3;

    // A share of the time at home may be silence of which an alarm is false: the longer the silences of a kind are, the larger its part. The factor is what makes
    // a budget of x false alarms a week come to about x on recorded and generated homes: margins err on the long side (docs/decisions/0210).
    private const double Calibration = 11;

    // Outings are as long as nights, and an alarm for one by day that is longer than usual is seldom of use: they get this much less of the budget.
    private const double OutingsByDay = 0.8;
    private const int DayFrom = 6, DayTo = 21;

    // A resident who has gone out with a visitor as seldom as this is taken to be at home.
    private const double Improbable = 0.08;

    // A home that somebody has found empty is asked about once a day, until somebody comes home or a pause says where the resident is.
    private const long AskAgain = ZoneClock.Day;

    private readonly double perHour = settings.FalseAlarmsPerWeek / 7 / 24 * Calibration;

    /// <summary>The next deadline and the rule it belongs to, or null where nothing can be raised.</summary>
    public (long At, HabitRule Rule)? Next(HabitProfile profile, HabitState watch)
    {
        if (!watch.HasSign || watch.Held || watch.Raised)
        {
            return null;
        }

        var (at, rule) = OfSilence(profile, watch);
        return (Math.Max(at, watch.HeldUntil), rule);
    }

    /// <summary>No deadline is sooner: cheap to say, and said with every sign.</summary>
    public long? Soonest(HabitState watch) => !watch.HasSign || watch.Held || watch.Raised ? null : Math.Max(Earliest(watch), watch.HeldUntil);

    /// <summary>When the silence that is watched has lasted too long, whether or not it can be raised just now.</summary>
    public (long At, HabitRule Rule) OfSilence(HabitProfile profile, HabitState watch)
    {
        Span<float> hours = stackalloc float[SimilarSilences.Most];
        Span<float> weights = stackalloc float[SimilarSilences.Most];
        if (watch.Where.Why == PresenceReason.FoundEmpty)
        {
            return (watch.CountFrom + AskAgain, HabitRule.NotBack);
        }

        var similar = Similar(profile, watch, hours, weights);
        var share = perHour * similar.Mean * (1 - (OutingsCost(watch) * AwayChance(watch)));
        var limit = similar.Outlasted(share, settings.SoonestAlarm.TotalHours, settings.LatestAlarm.TotalHours);
        var at = Math.Max(Earliest(watch), clock.InstantOf(clock.Local(watch.CountFrom) + (long)(Math.Max(0, limit - watch.Carried) * ZoneClock.Hour)));
        return (at, RuleOf(profile, watch, at));
    }

    /// <summary>When this person is usually up, for the silence that is watched; null while not known.</summary>
    public long? UsuallyUp(HabitProfile profile, HabitState watch)
        => Cold(profile) || profile.Day.UsuallyUp is not { } minute ? null : Morning(watch.CountFrom, minute);

    /// <summary>When nineteen of twenty silences like this one have ended, at the latest now.</summary>
    public long UsuallyHeard(HabitProfile profile, HabitState watch, long now)
    {
        Span<float> hours = stackalloc float[SimilarSilences.Most];
        Span<float> weights = stackalloc float[SimilarSilences.Most];
        var similar = Similar(profile, watch, hours, weights);
        return Math.Min(now, watch.CountFrom + (long)(similar.Outlasted(Usual, 0, settings.LatestAlarm.TotalHours) * ZoneClock.Hour));
    }

    public bool Cold(HabitProfile profile) => profile.LivedDays < settings.WarmDays;

    // A sign shortly before the usual time is an early rising, and the next morning is tomorrow's.
    private long Morning(long since, double minute) => clock.NextAt(since + (long)settings.EarlyRising.TotalMilliseconds, minute);

    private long Earliest(HabitState watch) => watch.CountFrom + (long)settings.SoonestAlarm.TotalMilliseconds;

    private HabitRule RuleOf(HabitProfile profile, HabitState watch, long at)
        => watch.Where.Away ? HabitRule.NotBack
            : UsuallyUp(profile, watch) is { } up && at >= up ? HabitRule.NotUp
            : HabitRule.Inactive;

    private double OutingsCost(HabitState watch) => clock.HourOf(watch.CountFrom) is >= DayFrom and < DayTo ? OutingsByDay : 0;

    private SimilarSilences Similar(HabitProfile profile, HabitState watch, Span<float> hours, Span<float> weights)
    {
        var away = AwayChance(watch);
        var similar = new SimilarSilences(hours, weights);
        var start = clock.MinuteOf(watch.CountFrom);
        var hour = start / 60;

        // Both kinds are made as heavy as they are probable.
        var (atHome, outside) = (TypicalCounts, TypicalCounts);
        foreach (var past in profile.Memory.Silences.AsSpan())
        {
            var weight = Alike(past, profile, watch.Place, start);
            if (weight > Faint)
            {
                (atHome, outside) = past.Out ? (atHome, outside + weight) : (atHome + weight, outside);
            }
        }

        var (homeShare, outShare) = ((1 - away) / atHome, away / outside);
        if (homeShare > 0)
        {
            similar.Add(TypicalSilences.AtHome(hour, Awake(profile, watch)), TypicalCounts * homeShare);
        }

        if (outShare > 0)
        {
            similar.Add(TypicalSilences.Out(hour, Dark(watch.CountFrom)), TypicalCounts * outShare);
        }

        foreach (var past in profile.Memory.Silences.AsSpan())
        {
            var share = past.Out ? outShare : homeShare;
            var weight = share > 0 ? Alike(past, profile, watch.Place, start) : 0;
            if (weight > Faint)
            {
                similar.Add(Length(past, start), weight * share);
            }
        }

        return similar;
    }

    private double Alike(PastSilence past, HabitProfile profile, int place, int start)
    {
        var apart = Apart(past.Start, start) / AlikeWithin;
        return apart is > 3.3 or < -3.3 ? 0
            : Math.Exp(-0.5 * apart * apart) * Math.Pow(0.5, (ushort)(profile.LivedDays - past.Day) / settings.HalfLifeDays) * SameRoom(past, profile, place);
    }

    // Who was last seen in the bathroom at night is not asleep: silences that began in the bedroom say nothing about that.
    private static double SameRoom(PastSilence past, HabitProfile profile, int place)
        => past.Out || past.Place == place ? 1
            : profile.SleepingPlace is { } bedroom && (past.Place == bedroom || place == bedroom) ? 0
            : OtherRoom;

    // Halfway between "as long as that one" and "until the time of day at which that one ended".
    private static double Length(PastSilence past, int start) => Math.Max(0, past.Minutes + (EndsByTheClock * Apart(past.Start, start))) / HourMinutes;

    // Minutes by which one time of day is after another, the short way round the clock.
    private static double Apart(int one, int other)
    {
        var apart = (one - other) % DayMinutes;
        return apart > DayMinutes / 2 ? apart - DayMinutes : apart < -DayMinutes / 2 ? apart + DayMinutes : apart;
    }

    // Who is thought to be away is judged as that alone; who is thought to be at home may have gone out with the visitor all the same.
    private static double AwayChance(HabitState watch) => watch.Where.Away ? 1 : watch.Where.Unresolved && watch.Where.AwayChance > Improbable ? watch.Where.AwayChance : 0;

    private static bool Awake(HabitProfile profile, HabitState watch) => profile.SleepingPlace is { } bedroom && bedroom != watch.Place;

    private static bool Dark(long at)
    {
        var month = DateTimeOffset.FromUnixTimeMilliseconds(at).Month;
        return month >= DarkFrom || month <= DarkTo;
    }
}
