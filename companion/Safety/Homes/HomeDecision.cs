using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Homes;

/// <summary>The next state of a home, and what must be done.</summary>
public readonly record struct HomeDecision(HomeState Home, ImmutableArray<Intent> Intents);

/// <summary>The answer to a member of staff, with the decision behind it.</summary>
/// <param name="Refusal">Null when done.</param>
/// <param name="Alert">The alert as it now stands; null when the home has no such open alert.</param>
public readonly record struct StaffDecision(HomeDecision Decision, StaffRefusal? Refusal, Alert? Alert);
