namespace Hjemvakt.Safety.Plans;

/// <summary>What kinds of points have in common.</summary>
public static class PointKinds
{
    /// <summary>The resident calls for help with it.</summary>
    public static bool Calls(this PointKind kind) => kind is PointKind.Button or PointKind.Cord or PointKind.Pendant or PointKind.Call;
}
