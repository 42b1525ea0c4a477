using Hjemvakt.Safety.Whereabouts;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Habits;

/// <summary>
/// What is known of one home's habits: a value, to be held and stored with the home's state. <see cref="HabitEngine"/> makes the next
/// from the last; <see cref="HabitCodec"/> writes it to a fixed number of bytes.
/// </summary>
public sealed record Habits
{
    internal Habits(HabitProfile profile, KnownPoints points, HabitState watch, long? due)
    {
        Profile = profile;
        Points = points;
        Now = watch;
        DueMs = due;
    }

    /// <summary>A home of which nothing is known.</summary>
    public static Habits None { get; } = new(HabitProfile.Empty, KnownPoints.None, HabitState.Fresh, null);

    /// <summary>
    /// Nothing is raised before; null when nothing can be. Every sign moves it on, and it says only what is cheap to say: <see cref="HabitEngine.Tick"/> then
    /// works out when something will be raised if nothing more is heard (<see cref="HabitEngine.DueOf"/>), and says that.
    /// </summary>
    public DateTimeOffset? Due => DueMs is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <summary>Somebody is thought to be at home.</summary>
    public bool AtHome => Now.HasSign && !Now.Where.Away;

    /// <summary>Why the resident is thought to be where.</summary>
    public PresenceReason PresenceReason => Now.Where.Why;

    /// <summary>Days lived at home that the model has seen.</summary>
    public int LearnedDays => Profile.LivedDays;

    /// <summary>The usual time of getting up, or null while too little is known.</summary>
    public TimeOnly? UsuallyUp => Profile.Day.UsuallyUp is { } minute ? TimeOnly.MinValue.AddMinutes(Math.Floor(minute)) : null;

    /// <summary>The last sign of life.</summary>
    public DateTimeOffset? LastSeenAt => Now.HasSign ? DateTimeOffset.FromUnixTimeMilliseconds(Now.LastSign) : null;

    /// <summary>What was learned is the same in both; then only what goes on now has to be stored.</summary>
    public bool LearnedTheSameAs(Habits other) => other is not null && Profile == other.Profile;

    internal HabitProfile Profile { get; }

    internal KnownPoints Points { get; }

    internal HabitState Now { get; }

    internal long? DueMs { get; }
}

/// <summary>What was learned. Changes a few times an hour at most.</summary>
/// <param name="Rooms">The rooms that are told apart.</param>
/// <param name="Day">The shape of the day.</param>
/// <param name="Memory">The silences that were.</param>
/// <param name="Odds">What leavings have come to.</param>
/// <param name="LivedDays">Days at home so far.</param>
/// <param name="SleepingPlace">The number of the bedroom, where a sensor of motion or of a bed watches it; else null.</param>
internal sealed record HabitProfile(KnownNames Rooms, DayProfile Day, SilenceMemory Memory, LeavingOdds Odds, int LivedDays, int? SleepingPlace)
{
    public static HabitProfile Empty { get; } = new(KnownNames.None, DayProfile.Empty, SilenceMemory.Empty, default, 0, null);
}

/// <summary>What goes on now. Changes with every sign. Times are Unix milliseconds.</summary>
internal readonly record struct HabitState
{
    // The first day is never over: no day before it was lived.
    public static HabitState Fresh { get; } = new() { Point = string.Empty, Day = int.MinValue };

    public bool HasSign { get; init; }

    /// <summary>The last sign of life, and the sensor that gave it.</summary>
    public long LastSign { get; init; }

    public string Point { get; init; }

    /// <summary>The number of its room in the profile.</summary>
    public int Place { get; init; }

    /// <summary>The last time anything changed, as against being said again.</summary>
    public long LastChange { get; init; }

    /// <summary>The silence to be learned began here.</summary>
    public long QuietSince { get; init; }

    /// <summary>The silence to be raised counts from here, with the hours that had gathered before.</summary>
    public long CountFrom { get; init; }

    public double Carried { get; init; }

    /// <summary>Where the resident is thought to be.</summary>
    public PresenceState Where { get; init; }

    /// <summary>When a bed, chair or radar last changed. One that has said "present" for too long is not believed.</summary>
    public long OccupiedAt { get; init; }

    /// <summary>Time at home up to here is in the profile.</summary>
    public long HomeFrom { get; init; }

    /// <summary>Contact is lost, or the rules are paused.</summary>
    public bool Held { get; init; }

    /// <summary>Nothing is raised before.</summary>
    public long HeldUntil { get; init; }

    /// <summary>Part of the silence was not watched: it says nothing about the person.</summary>
    public bool Doubtful { get; init; }

    /// <summary>This silence has raised, and nobody has answered.</summary>
    public bool Raised { get; init; }

    /// <summary>A raised silence that ended before anybody answered. Both zero when there is none.</summary>
    public long OpenFrom { get; init; }

    public long OpenTo { get; init; }

    public int OpenPlace { get; init; }

    /// <summary>The clock has jumped: everything is as long ago as before.</summary>
    public HabitState ClockMoved(TimeSpan by) => this with
    {
        LastSign = LastSign.By(by),
        LastChange = LastChange.By(by),
        QuietSince = QuietSince.By(by),
        CountFrom = CountFrom.By(by),
        Where = Where.ClockMoved(by),
        OccupiedAt = OccupiedAt.By(by),
        HomeFrom = HomeFrom.By(by),
        HeldUntil = HeldUntil.By(by),
        OpenFrom = OpenFrom.By(by),
        OpenTo = OpenTo.By(by),
    };

    /// <summary>The local day, and in which of its hours there were signs.</summary>
    public int Day { get; init; }

    public uint DayHours { get; init; }
}
