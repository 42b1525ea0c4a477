namespace Hjemvakt.Companion.Gateways;

/// <summary>Input that broke the contract, on its way to quarantine.</summary>
/// <param name="Payload">All of it, as it came, or the beginning of it.</param>
internal sealed record QuarantinedInput(string GatewayId, string Topic, ReadOnlyMemory<byte> Payload, string Reason)
{
    /// <summary>Bytes that were sent.</summary>
    public int Length { get; init; } = Payload.Length;
}
