namespace Hjemvakt.Safety.Rules;

/// <summary>When a gateway was last heard.</summary>
public readonly record struct LastHeard(string GatewayId, DateTimeOffset At);
