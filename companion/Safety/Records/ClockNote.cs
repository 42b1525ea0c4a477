namespace Hjemvakt.Safety.Records;

/// <summary>Where a record's time comes from, and what is odd about it.</summary>
public enum ClockNote
{
    /// <summary>The gateway dated the record, and the date is believable.</summary>
    None = 0,

    /// <summary>The gateway had no clock yet; worked out from when its boot began.</summary>
    Derived = 1,

    /// <summary>The gateway had no clock yet, and when its boot began is not known, or not for certain: time of arrival.</summary>
    Unset = 2,

    /// <summary>Dated more than ten minutes ahead of the companion's clock: time of arrival is used.</summary>
    Ahead = 3,

    /// <summary>Dated before the gateway was enrolled: time of arrival is used.</summary>
    BeforeEnrolment = 4,

    /// <summary>Dated otherwise than the beginning of the boot and the gateway's uptime say: worked out from those.</summary>
    Corrected = 5,
}
