namespace Hjemvakt.Companion.Ingest;

/// <summary>Input that broke the contract, on its way to quarantine.</summary>
/// <param name="Payload">All of it, as it came.</param>
internal sealed record QuarantinedInput(string GatewayId, string Topic, ReadOnlyMemory<byte> Payload, string Reason);
