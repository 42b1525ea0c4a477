using System.Collections.Immutable;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Replays;

namespace Hjemvakt.Companion.Replays;

/// <summary>Plays the stored records of a home through a changed plan. It only reads (docs/decisions/0198).</summary>
public interface IReplayService
{
    /// <summary>Says how the alerts of some days would have been.</summary>
    /// <param name="changed">The plan to try; it is stored nowhere.</param>
    /// <param name="from">The first moment whose alerts are compared.</param>
    /// <param name="to">The first one whose alerts are not; at the latest now.</param>
    Task<ReplayAnswer> RunAsync(string homeId, HomePlan changed, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);
}

/// <summary>What came of a replay.</summary>
/// <param name="Faults">Why there is none; empty when there is one.</param>
/// <param name="Report">The comparison; null when there is none.</param>
/// <param name="PlanChanges">How often the home's plan was changed since the first of these days. Plans of before are not stored: the present one stands for them.</param>
public sealed record ReplayAnswer(ImmutableArray<Fault> Faults, ReplayReport? Report = null, int PlanChanges = 0);
