namespace Hjemvakt.Safety.Whereabouts;

/// <summary>
/// What leavings have come to in a home, by their kind: the door let somebody in again before anything moved inside (the home was empty), or something moved
/// inside first (the resident had been at home all the time). Counts, weighted by age.
/// </summary>
internal readonly record struct LeavingOdds(double AloneAway, double AloneHome, double VisitorAway, double VisitorHome, double PlannedAway, double PlannedHome)
{
    // What is thought before anything is known, and as much as how many leavings it is believed. Unknown means at home: the safe side.
    private const double Alone = 0.9;
    private const double Visitor = 0.5;
    private const double Planned = 0.1;
    private const double Prior = 2;

    /// <summary>The chance, 0–1, that the resident is out after a leaving of a kind.</summary>
    public double AwayAfter(LeavingKind kind) => kind switch
    {
        LeavingKind.Alone => Chance(AloneAway, AloneHome, Alone),
        LeavingKind.WithVisitor => Chance(VisitorAway, VisitorHome, Visitor),
        LeavingKind.PlannedVisit => Chance(PlannedAway, PlannedHome, Planned),
        _ => 0,
    };

    /// <summary>A leaving has come to something.</summary>
    public LeavingOdds With(LeavingKind kind, bool away) => kind switch
    {
        LeavingKind.Alone => away ? this with { AloneAway = AloneAway + 1 } : this with { AloneHome = AloneHome + 1 },
        LeavingKind.WithVisitor => away ? this with { VisitorAway = VisitorAway + 1 } : this with { VisitorHome = VisitorHome + 1 },
        LeavingKind.PlannedVisit => away ? this with { PlannedAway = PlannedAway + 1 } : this with { PlannedHome = PlannedHome + 1 },
        _ => this,
    };

    public LeavingOdds Aged(double keep) => new(AloneAway * keep, AloneHome * keep, VisitorAway * keep, VisitorHome * keep, PlannedAway * keep, PlannedHome * keep);

    private static double Chance(double away, double home, double prior) => (away + (Prior * prior)) / (away + home + Prior);
}
