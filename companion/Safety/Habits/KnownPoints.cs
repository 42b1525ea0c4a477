namespace Hjemvakt.Safety.Habits;

/// <summary>
/// Which points are on, so that a repeated report (a door re-sends its state every hour) is not taken for something that happened.
/// Points beyond <see cref="Most"/> are not known; what they say counts when it is on.
/// </summary>
/// <param name="On">Bit i: point i is on.</param>
/// <param name="SaysOff">Bit i: point i has said off. One that never does reports only that something begins.</param>
internal sealed record KnownPoints(KnownNames Names, ulong On, ulong SaysOff)
{
    public const int Most = 64;

    public static KnownPoints None { get; } = new(KnownNames.None, 0, 0);

    /// <param name="pulses">A sensor of this kind may report only that something begins; then each report is news.</param>
    /// <returns>What is known now, and whether the report is a change. The first report of a point is one if it says on.</returns>
    public (KnownPoints Next, bool Changed) Hear(string point, bool on, bool pulses)
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
        return nowOn == On && nowSaysOff == SaysOff && names == Names ? (this, changed) : (new KnownPoints(names, nowOn, nowSaysOff), changed);
    }
}
