namespace Hjemvakt.Safety.Rules.State;

/// <summary>The boot counter of a gateway, and when it was last heard.</summary>
public readonly record struct GatewayBoot(string GatewayId, int Boot);
