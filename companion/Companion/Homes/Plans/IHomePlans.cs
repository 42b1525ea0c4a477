using System.Collections.Immutable;
using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Companion.Homes.Plans;

/// <summary>What people set for homes. Every change is checked, stored with the home's history, and in force at once.</summary>
public interface IHomePlans
{
    /// <summary>The plan of a home; of a home that nobody has planned, version 0 and the defaults.</summary>
    Task<StoredPlan> FindAsync(string homeId, CancellationToken cancel = default);

    /// <summary>Sets a plan.</summary>
    /// <param name="overVersion">The version that the change was made from; null to set it whatever there is.</param>
    Task<PlanAnswer> SetAsync(string homeId, HomePlan plan, long? overVersion, Actor who, CancellationToken cancel = default);

    /// <summary>Puts into force what was changed of a home beside its plan: its time zone.</summary>
    Task ReadAgainAsync(string homeId);

    /// <summary>What the rules have in mind of a home just now; null while nothing is known.</summary>
    RuleState? Now(string homeId);
}

/// <summary>A plan as it is stored.</summary>
public sealed record StoredPlan(HomePlan Plan, long Version, DateTimeOffset? ChangedAt = null, string? ChangedBy = null);

/// <summary>What became of a change.</summary>
/// <param name="Faults">What is wrong with the plan; empty when nothing is.</param>
/// <param name="Outdated">Somebody else was first.</param>
public sealed record PlanAnswer(ImmutableArray<Fault> Faults, bool Outdated = false)
{
    public bool Done => Faults.IsEmpty && !Outdated;
}
