namespace Hjemvakt.Safety.Habits;

/// <summary>
/// Which points are on, so that a repeated report (a door re-sends its state every hour) is not taken for something that happened.
/// Points beyond <see cref="Most"/> are not known; what they say counts when it is on.
/// </summary>
/// <param name="On">Bit i: point i is on.</param>
/// <param name="SaysOff">Bit i: point i has said off. One that never does reports only that something begins.</param>
/// <param name="Occupancy">Bit i: point i is a bed, a chair or a radar.</param>
internal sealed record KnownPoints(KnownNames Names, ulong On, ulong SaysOff, ulong Occupancy = 0)
{
    public const int Most = 64;

    public static KnownPoints None { get; } = new(KnownNames.None, 0, 0);

    /// <summary>A bed, chair or radar says that somebody is there.</summary>
    public bool Occupied => (On & Occupancy) != 0;

    /// <param name="pulses">A sensor of this kind may report only that something begins; then each report is news.</param>
    /// <returns>What is known now, and whether the report is a change. The first report of a point is one if it says on.</returns>
    public (KnownPoints Next, bool Changed) Hear(string point, bool on, bool pulses, bool occupancy = false)
    {
        var (number, names) = Names.Number(point, Most);
        if (number < 0)
        {
            return (this, on);
        }

        var bit = 1UL << number;
        var changed = (On & bit) != 0 != on || (on && pulses && (SaysOff & bit) == 0);
        var nowOn = on ? On | bit : On & ~bit;
        var nowSaysOff = on ? SaysOff : SaysOff | bit;
        var nowOccupancy = occupancy ? Occupancy | bit : Occupancy & ~bit;
        return nowOn == On && nowSaysOff == SaysOff && nowOccupancy == Occupancy && names == Names ? (this, changed) : (new KnownPoints(names, nowOn, nowSaysOff, nowOccupancy), changed);
    }
}
