namespace Hjemvakt.Companion.Devices.Reports;

/// <summary>What technicians see of the gateways: put together from the heartbeat, the home's rules and the answers to commands.</summary>
public interface IGatewayReports
{
    /// <summary>All gateways, the faulty ones first.</summary>
    Task<IReadOnlyList<GatewayReport>> ListAsync(CancellationToken cancel = default);

    /// <summary>One gateway, or null.</summary>
    Task<GatewayReport?> FindAsync(string gatewayId, CancellationToken cancel = default);
}
