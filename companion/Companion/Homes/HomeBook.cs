using Hjemvakt.Companion.Ingest;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Homes;

/// <summary>The state of all homes and gateways as it is durably stored. Only the writer touches it.</summary>
internal sealed class HomeBook
{
    // A home of which there is nothing to know is not kept.
    private readonly Dictionary<string, HomeState> homes = [];
    private readonly Dictionary<string, GatewayState> gateways = [];

    public IEnumerable<HomeState> Homes => homes.Values;

    public HomeState Home(string id) => homes.TryGetValue(id, out var home) ? home : HomeState.Empty(id);

    public GatewayState? Gateway(string id) => gateways.GetValueOrDefault(id);

    public void Put(HomeState home)
    {
        if (home.Alerts.IsEmpty && home.PendingCancels.IsEmpty)
        {
            homes.Remove(home.HomeId);
        }
        else
        {
            homes[home.HomeId] = home;
        }
    }

    public void Put(GatewayState gateway) => gateways[gateway.Id] = gateway;

    /// <summary>When the next home needs a tick, or null.</summary>
    public DateTimeOffset? NextDue() => homes.Values.Min(home => home.NextDue);
}
