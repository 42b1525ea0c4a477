using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.Whereabouts;

/// <summary>Whether the outer door was last used to go or to come.</summary>
internal enum Passage
{
    None,
    Leaving,
    Arriving,
}

/// <summary>Who may have gone out of the door. Stored: never renumber one.</summary>
internal enum LeavingKind
{
    /// <summary>Nobody has left since somebody was last known to be inside.</summary>
    None,

    /// <summary>Nobody but the resident was known to be inside.</summary>
    Alone,

    /// <summary>Somebody had come in before: a visitor, or the resident back from the post.</summary>
    WithVisitor,

    /// <summary>In the time of a planned visit.</summary>
    PlannedVisit,
}

/// <summary>Why the resident is thought to be where. Stored: never renumber one.</summary>
public enum PresenceReason
{
    /// <summary>Nothing has been heard yet.</summary>
    Unknown,

    /// <summary>Something moved inside.</summary>
    SeenInside,

    /// <summary>Something was done on purpose: a button, a measurement.</summary>
    Deed,

    /// <summary>A bed, chair or radar says "present".</summary>
    Occupied,

    /// <summary>The door was used to come in.</summary>
    CameIn,

    /// <summary>A visitor has left, and the resident is thought to be at home still.</summary>
    VisitorLeft,

    /// <summary>A planned visit has ended, and the resident is thought to be at home still.</summary>
    PlannedVisitLeft,

    /// <summary>The resident has left by the door.</summary>
    Left,

    /// <summary>Somebody looked, and nobody was at home.</summary>
    FoundEmpty,

    /// <summary>Somebody has come to help.</summary>
    Helped,
}

/// <summary>Where the resident is thought to be, and what may change that. A value; times are Unix milliseconds.</summary>
internal readonly record struct PresenceState
{
    /// <summary>Something has been heard of the home.</summary>
    public bool Known { get; init; }

    /// <summary>Nobody is thought to be at home.</summary>
    public bool Away { get; init; }

    public PresenceReason Why { get; init; }

    public Passage Passage { get; init; }

    /// <summary>When an outer door last moved.</summary>
    public long DoorAt { get; init; }

    /// <summary>It has opened since the passage began.</summary>
    public bool DoorOpened { get; init; }

    /// <summary>Who may have left; none while the resident is known to be inside.</summary>
    public LeavingKind Leaving { get; init; }

    /// <summary>When, with <see cref="Leaving"/>.</summary>
    public long LeftAt { get; init; }

    /// <summary>How probable it is, 0–1, that the resident went out then.</summary>
    public double AwayChance { get; init; }

    /// <summary>When somebody besides the resident came in; 0 when nobody is known to have.</summary>
    public long VisitorAt { get; init; }

    /// <summary>While a leaving is open: what has been heard from inside, and when and where last.</summary>
    public int Evidence { get; init; }

    public long EvidenceAt { get; init; }

    public uint EvidencePoint { get; init; }

    /// <summary>Somebody has left, and nothing has told yet who.</summary>
    public bool Unresolved => Leaving != LeavingKind.None;

    /// <summary>The clock has jumped: everything is as long ago as before.</summary>
    public PresenceState ClockMoved(TimeSpan by) => this with
    {
        DoorAt = DoorAt.By(by),
        LeftAt = LeftAt.By(by),
        VisitorAt = VisitorAt.By(by),
        EvidenceAt = EvidenceAt.By(by),
    };
}
