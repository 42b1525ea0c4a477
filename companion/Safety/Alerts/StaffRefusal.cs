namespace Hjemvakt.Safety.Alerts;

/// <summary>Why a member of staff cannot do this now.</summary>
public enum StaffRefusal
{
    /// <summary>Somebody else has it.</summary>
    TakenBySomeoneElse,

    /// <summary>The same person has done it already.</summary>
    AlreadyYours,

    /// <summary>The alert is resolved.</summary>
    Ended,

    /// <summary>There is no such open alert in this home.</summary>
    Unknown,
}
