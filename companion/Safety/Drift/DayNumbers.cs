namespace Hjemvakt.Safety.Drift;

/// <summary>One day of a person, from midnight to midnight on the wall, in numbers. What nobody could see is null.</summary>
/// <param name="UpAt">Minute of the day at which the day began: the first sign outside bedroom and bathroom after four.</param>
/// <param name="DayVisits">Visits to the bathroom after that.</param>
/// <param name="NightVisits">Visits to the bathroom from midnight until then.</param>
/// <param name="NightRises">Times out of the bedroom from midnight until then.</param>
/// <param name="MinutesOut">Time out of the home.</param>
public readonly record struct DayNumbers(DateOnly Day, double? UpAt, double? DayVisits, double? NightVisits, double? NightRises, double? MinutesOut)
{
    /// <summary>A number of the day.</summary>
    public double? Of(DriftMeasure measure) => measure switch
    {
        DriftMeasure.UpAt => UpAt,
        DriftMeasure.DayVisits => DayVisits,
        DriftMeasure.NightVisits => NightVisits,
        DriftMeasure.NightRises => NightRises,
        _ => MinutesOut,
    };
}

/// <summary>What may drift.</summary>
public enum DriftMeasure
{
    UpAt,
    DayVisits,
    NightVisits,
    NightRises,
    MinutesOut,
}
