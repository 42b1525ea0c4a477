using System.Collections.Immutable;

namespace Hjemvakt.Safety.Plans;

/// <summary>
/// What people have decided about a home: what hangs where, what is usual there, which rules watch over it and when they pause.
/// A value; <see cref="PlanIndex"/> makes it quick to ask.
/// </summary>
public sealed record HomePlan
{
    /// <summary>A home of which nobody has said anything: only the rules that need no plan can work.</summary>
    public static HomePlan None { get; } = new();

    /// <summary>The sensors, by the ids that commissioning gave them.</summary>
    public ImmutableArray<PlanPoint> Points { get; init; } = [];

    /// <summary>The hours in which nobody is expected to go out.</summary>
    public QuietHours Quiet { get; init; } = new(new TimeOnly(23, 0), new TimeOnly(6, 0));

    /// <summary>By when the resident is to be home each day, local time; null when there is no such time.</summary>
    public TimeOnly? BackBy { get; init; }

    /// <summary>What the resident has agreed to measure each day.</summary>
    public ImmutableArray<PlannedMeasurement> Measurements { get; init; } = [];

    /// <summary>Who comes at which hours, as home care and the night patrol.</summary>
    public ImmutableArray<PlannedVisit> Visits { get; init; } = [];

    /// <summary>A cat or dog moves about in the home: a motion sensor alone is no proof that a person has come back.</summary>
    public bool Pets { get; init; }

    /// <summary>What rooms are used for, by name; a room that is not here has the usual purpose of its kind.</summary>
    public ImmutableSortedDictionary<string, RoomPurpose> Rooms { get; init; } = ImmutableSortedDictionary.Create<string, RoomPurpose>(StringComparer.Ordinal);

    /// <summary>What is set for a rule, by its name; a rule that is not here has its defaults.</summary>
    public ImmutableSortedDictionary<string, RuleSetting> Rules { get; init; } = ImmutableSortedDictionary.Create<string, RuleSetting>(StringComparer.Ordinal);

    /// <summary>Stretches of time in which the rules pause.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];
}

/// <summary>A sensor.</summary>
/// <param name="Room">Named after its kind (<see cref="RoomKinds"/>), as <c>living-room</c> or <c>bedroom-2</c>; in old plans whatever somebody wrote.</param>
public sealed record PlanPoint(string Id, PointKind Kind, string Room);

/// <summary>What a sensor tells of.</summary>
public enum PointKind
{
    /// <summary>A help button on the wall or by the bed: a press calls, and holding it takes the call back.</summary>
    Button,

    /// <summary>A pull cord: a pull calls. Nothing that is done to it takes a call back, since somebody on the floor may hold on to it.</summary>
    Cord,

    /// <summary>A help button that is worn.</summary>
    Pendant,

    /// <summary>A radar that sees presence and falls.</summary>
    Radar,

    /// <summary>A motion sensor.</summary>
    Motion,

    /// <summary>A chair or mat; in a plan from before beds were told apart, a bed too.</summary>
    Occupancy,

    /// <summary>A bed: it says when somebody lies down and when somebody gets up.</summary>
    Bed,

    /// <summary>A door that leads out of the home.</summary>
    EntranceDoor,

    /// <summary>Any other door or drawer.</summary>
    Door,

    /// <summary>The air in the room.</summary>
    Air,

    /// <summary>A medical instrument.</summary>
    Instrument,

    /// <summary>A fall sensor that is worn.</summary>
    Wearable,

    /// <summary>A smoke alarm, or what it is linked to.</summary>
    Smoke,

    /// <summary>A carbon monoxide alarm.</summary>
    Co,

    /// <summary>Two contacts on a floor that water closes.</summary>
    Leak,

    /// <summary>A button, cord or pendant, in a plan from before they were told apart: it calls, and somebody must say which it is before a gateway is set up with it.</summary>
    Call,
}

/// <summary>From a time of day to a time of day, local; over midnight when <paramref name="To"/> is the earlier one.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether the wall's clock shows a quiet hour.</summary>
    public bool Hold(TimeOnly wall) => From <= To ? wall >= From && wall < To : wall >= From || wall < To;
}

/// <summary>A measurement to be taken each day.</summary>
/// <param name="Measure"><c>bp</c>, <c>spo2</c>, <c>temp</c>, <c>weight</c> or <c>pulse</c>.</param>
/// <param name="By">Local time by which it is usually done.</param>
public sealed record PlannedMeasurement(string Measure, TimeOnly By);

/// <summary>What is set for one rule in one home.</summary>
/// <param name="On">False: it does not watch this home.</param>
/// <param name="Limits">Its limits by name, in their own units; a limit that is not here has its default.</param>
public sealed record RuleSetting(bool On, ImmutableSortedDictionary<string, decimal> Limits);

/// <summary>A stretch of time in which what the rules find is stored and marked and does not ring. It ends by itself.</summary>
/// <param name="To">Not part of it. There is no pause without an end.</param>
/// <param name="CriticalToo">Not even a critical alert rings. False unless somebody says so on purpose.</param>
public sealed record Pause(Guid Id, PauseReason Reason, DateTimeOffset From, DateTimeOffset To, bool CriticalToo = false)
{
    public bool Holds(DateTimeOffset at) => at >= From && at < To;
}

/// <summary>Why the rules pause.</summary>
public enum PauseReason
{
    Hospital,
    Holiday,
    Technician,
    Other,
}
