using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Devices;

/// <summary>
/// Who did what to a gateway. A chain of its own for each: a technician's hand must never be in the way of an alert's line
/// (docs/decisions/0155).
/// </summary>
internal static class GatewayHistory
{
    /// <summary>The chain's name. No home has such an id.</summary>
    public static string Of(string gatewayId) => $"/gateway/{gatewayId}";

    /// <summary>Appends a line; it is written with the context's next save.</summary>
    public static void Append(CompanionDb db, string gatewayId, DateTimeOffset at, string what, Actor by, string detail)
        => new AuditTrail(db).Append(Of(gatewayId), null, at, what, by.Name, by.Device, detail, by.Id ?? "");
}
