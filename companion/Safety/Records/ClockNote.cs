namespace Hjemvakt.Safety.Records;

/// <summary>Where a record's time comes from, and what is odd about it.</summary>
public enum ClockNote
{
    /// <summary>The gateway dated the record, and the date is believable.</summary>
    None = 0,

    /// <summary>The gateway had no clock yet; worked out from a later record of the same boot.</summary>
    Derived = 1,

    /// <summary>The gateway had no clock yet, and no later record of that boot has told the time: time of arrival.</summary>
    Unset = 2,

    /// <summary>Dated more than ten minutes ahead of the companion's clock: time of arrival is used.</summary>
    Ahead = 3,

    /// <summary>Dated before the gateway was enrolled: time of arrival is used.</summary>
    BeforeEnrolment = 4,
}
