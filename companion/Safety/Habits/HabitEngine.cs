using Hjemvakt.Safety.Whereabouts;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>
/// Learns what is normal in a home and says when it is not: no movement by the usual time in the morning, and no activity
/// for too long while at home. Pure: <c>(habits, what happens) → habits</c>; the cost of a sign does not grow with history.
/// </summary>
public sealed class HabitEngine
{
    private const string Bedroom = "bedroom";

    private readonly HabitSettings settings;
    private readonly Deadlines deadlines;
    private readonly Learning learning;

    /// <param name="zone">Where the home is; its clock tells day from night.</param>
    /// <exception cref="ArgumentException">A setting makes no sense.</exception>
    public HabitEngine(HabitSettings settings, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(zone);
        this.settings = settings.Checked();
        var clock = new ZoneClock(zone);
        deadlines = new Deadlines(settings, clock);
        learning = new Learning(settings, clock, deadlines);
    }

    /// <summary>Something was reported from the home. A report older than the last sign of life changes nothing.</summary>
    public Habits See(Habits habits, HomeSign sign)
    {
        ArgumentNullException.ThrowIfNull(habits);
        ArgumentNullException.ThrowIfNull(sign.Point);
        var at = sign.At.ToUnixTimeMilliseconds();
        var watch = habits.Now;
        if (watch.HasSign && at < watch.LastSign)
        {
            return habits;
        }

        var moves = sign.Kind is SignKind.Motion or SignKind.MotionAtEntrance;
        var occupancy = sign.Kind == SignKind.Presence;
        var occupied = habits.Points.Occupied && at - watch.OccupiedAt <= (long)settings.OccupiedAtMost.TotalMilliseconds;
        var (points, begins) = habits.Points.Hear(sign.Point, sign.On, pulses: moves, occupancy);
        watch = occupancy && begins ? watch with { OccupiedAt = at } : watch;

        // On again from another sensor than the last: its off was lost on the way.
        var changed = begins || sign.Kind == SignKind.Deed || (moves && sign.On && sign.Point != watch.Point);
        if (!changed && !(moves && GoesOnMoving(watch, sign, at)))
        {
            return ReferenceEquals(points, habits.Points) ? habits : new Habits(habits.Profile, points, watch, habits.DueMs);
        }

        var where = PresenceModel.After(
            watch.Where, sign, begins, occupied, habits.Profile.Odds, (long)settings.Passage.TotalMilliseconds, (long)settings.DoorSettles.TotalMilliseconds);
        if (watch.Where.Away && where.Away && sign.Kind != SignKind.Entrance)
        {
            // Something moved in a home that is thought to be empty, and it is not enough to think otherwise: the absence goes on.
            return Next(habits.Profile, points, watch with { LastSign = at, LastChange = changed ? at : watch.LastChange, Where = where });
        }

        var profile = learning.EndOfLeaving(habits.Profile, watch, where, at, sign.Kind == SignKind.Entrance);
        if (habits.AtHome)
        {
            profile = learning.EndOfSilence(profile, ref watch, at);
        }

        (var place, profile) = Place(profile, sign);
        watch = watch with
        {
            HasSign = true,
            LastSign = at,
            Point = sign.Point.Length > HabitCodec.MostPointLetters ? sign.Point[..HabitCodec.MostPointLetters] : sign.Point,
            Place = place,
            LastChange = changed ? at : watch.LastChange,
            QuietSince = at,
            CountFrom = at,
            Carried = 0,
            Doubtful = false,
            Raised = false,
            Where = where,
        };
        if (!where.Away)
        {
            if (!habits.AtHome)
            {
                watch = watch with { HomeFrom = at };
            }

            profile = learning.Lived(profile, ref watch, at);
        }
        else if (habits.AtHome)
        {
            profile = learning.Left(profile, ref watch, at);
        }

        return Next(profile, points, watch);
    }

    /// <summary>Time has passed. Says what is to be raised, once for a silence; nothing before <see cref="Habits.Due"/>.</summary>
    public (Habits Habits, HabitFinding? Finding) Tick(Habits habits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(habits);
        var at = now.ToUnixTimeMilliseconds();
        if (habits.DueMs is not { } due || at < due || deadlines.Next(habits.Profile, habits.Now) is not { } next)
        {
            return (habits, null);
        }

        if (at < next.At)
        {
            return (new Habits(habits.Profile, habits.Points, habits.Now, next.At), null);
        }

        var finding = new HabitFinding(
            next.Rule,
            now,
            DateTimeOffset.FromUnixTimeMilliseconds(habits.Now.LastSign),
            habits.Now.Point,
            UsuallyBy(habits, next.Rule, at),
            habits.LearnedDays,
            deadlines.Cold(habits.Profile));
        return (Next(habits.Profile, habits.Points, habits.Now with { Raised = true }), finding);
    }

    /// <summary>When something is raised if nothing more is heard, and what; null when nothing can be. Dear to say, against <see cref="Habits.Due"/>.</summary>
    public (DateTimeOffset At, HabitRule Rule)? DueOf(Habits habits)
    {
        ArgumentNullException.ThrowIfNull(habits);
        return deadlines.Next(habits.Profile, habits.Now) is { } next ? (DateTimeOffset.FromUnixTimeMilliseconds(next.At), next.Rule) : null;
    }

    /// <summary>People have found out what an alarm of these rules was about.</summary>
    public Habits Answer(Habits habits, DateTimeOffset now, HabitAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(habits);
        var at = now.ToUnixTimeMilliseconds();
        var watch = habits.Now;
        var profile = learning.Answered(habits.Profile, ref watch, at, answer);
        return Next(profile, habits.Points, watch);
    }

    /// <summary>Nothing is raised until <see cref="Release"/>: contact with the gateway is lost, or the rules are paused.</summary>
    public Habits Hold(Habits habits)
    {
        ArgumentNullException.ThrowIfNull(habits);
        return Next(habits.Profile, habits.Points, habits.Now with { Held = true });
    }

    /// <summary>Contact is back. Records of the meantime get <see cref="HabitSettings.BacklogTime"/> to arrive before anything is raised.</summary>
    public Habits Release(Habits habits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(habits);
        return Next(habits.Profile, habits.Points, habits.Now with { Held = false, HeldUntil = (now + settings.BacklogTime).ToUnixTimeMilliseconds() });
    }

    /// <summary>The settings or the zone are others now: the deadline is worked out anew.</summary>
    public Habits Reconsider(Habits habits)
    {
        ArgumentNullException.ThrowIfNull(habits);
        return deadlines.Soonest(habits.Now) == habits.DueMs ? habits : Next(habits.Profile, habits.Points, habits.Now);
    }

    /// <summary>The companion's clock has jumped: the silence is as long as before. What is usual at which time of day follows the new clock.</summary>
    public Habits ClockMoved(Habits habits, TimeSpan by)
    {
        ArgumentNullException.ThrowIfNull(habits);
        return habits == Habits.None ? habits : Next(habits.Profile, habits.Points, habits.Now.ClockMoved(by));
    }

    /// <summary>
    /// Nobody watched in this time: the gateway had no power, or records were lost. It does not count as silence, and the
    /// silence around it teaches nothing. What was silent before still counts. After a pause ("in hospital until Friday"), in
    /// which no sign is handed in, the pause is such a time.
    /// </summary>
    public Habits Blind(Habits habits, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(habits);
        var watch = habits.Now;
        var (start, end) = (Math.Max(from.ToUnixTimeMilliseconds(), watch.CountFrom), to.ToUnixTimeMilliseconds());
        if (!watch.HasSign || end <= start)
        {
            return habits;
        }

        var carried = watch.Carried + ((double)(start - watch.CountFrom) / ZoneClock.Hour);
        return Next(habits.Profile, habits.Points, watch with { Doubtful = true, CountFrom = end, Carried = carried });
    }

    // A sensor that has been on for hours while nothing else in the home changes is stuck, and no sign of life.
    private bool GoesOnMoving(HabitState watch, HomeSign sign, long at)
        => sign.On && at - watch.LastChange <= (long)settings.StuckAfter.TotalMilliseconds;

    private static (int Place, HabitProfile Profile) Place(HabitProfile profile, in HomeSign sign)
    {
        const int Elsewhere = DayProfile.Places - 1;
        var (number, rooms) = profile.Rooms.Number(sign.Room ?? sign.Point, Elsewhere);
        if (number < 0)
        {
            return (Elsewhere, profile);
        }

        profile = rooms == profile.Rooms ? profile : profile with { Rooms = rooms };

        // A drawer in the bedroom does not see who goes to bed; a motion sensor and a bed do.
        return profile.SleepingPlace is null && sign.Room?.StartsWith(Bedroom, StringComparison.Ordinal) == true && sign.Kind is (SignKind.Motion or SignKind.Presence)
            ? (number, profile with { SleepingPlace = number })
            : (number, profile);
    }

    private DateTimeOffset? UsuallyBy(Habits habits, HabitRule rule, long now)
    {
        if (deadlines.Cold(habits.Profile))
        {
            return null;
        }

        var usual = rule == HabitRule.NotUp ? deadlines.UsuallyUp(habits.Profile, habits.Now) : deadlines.UsuallyHeard(habits.Profile, habits.Now, now);
        return usual is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    private Habits Next(HabitProfile profile, KnownPoints points, HabitState watch) => new(profile, points, watch, deadlines.Soonest(watch));
}
