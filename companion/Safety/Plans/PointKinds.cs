namespace Hjemvakt.Safety.Plans;

/// <summary>What kinds of points have in common.</summary>
public static class PointKinds
{
    /// <summary>The resident calls for help with it.</summary>
    public static bool Calls(this PointKind kind) => kind is PointKind.Button or PointKind.Cord or PointKind.Pendant or PointKind.Call;

    /// <summary>It says that somebody is there, and that nobody is.</summary>
    public static bool SeesPresence(this PointKind kind) => kind is PointKind.Radar or PointKind.Occupancy or PointKind.Bed;

    /// <summary>It says that somebody moves or is there.</summary>
    public static bool SeesPeople(this PointKind kind) => kind == PointKind.Motion || kind.SeesPresence();
}
