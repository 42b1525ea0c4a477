using System.Collections.Concurrent;
using Hjemvakt.Companion.Gateways;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>The state of all homes and gateways as it is durably stored. Only the writer changes it; what it holds is immutable, and a home may be read from anywhere.</summary>
internal sealed class HomeStates
{
    // A home of which there is nothing to know is not kept.
    private readonly ConcurrentDictionary<string, HomeState> homes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GatewayState> gateways = [];

    // With thousands of homes, looking at each of them to find the next deadline would cost more than the record itself.
    private readonly SortedSet<(DateTimeOffset At, string Home)> due = new(Comparer<(DateTimeOffset At, string Home)>.Create(
        static (a, b) => a.At.CompareTo(b.At) is not 0 and var order ? order : string.CompareOrdinal(a.Home, b.Home)));

    /// <summary>Which homes may have a cause in common.</summary>
    public CauseIndex Causes { get; } = new();

    /// <summary>Names this writer in leases: whoever finds another name knows that the holder may be gone.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("N");

    public HomeState Home(string id) => homes.TryGetValue(id, out var home) ? home : HomeState.Empty(id);

    /// <summary>All homes of which something is known.</summary>
    public IReadOnlyCollection<HomeState> Homes => [.. homes.Values];

    /// <summary>All gateways that were heard since the start.</summary>
    public IReadOnlyCollection<GatewayState> Gateways => [.. gateways.Values];

    public GatewayState? Gateway(string id) => gateways.GetValueOrDefault(id);

    public void Put(HomeState home)
    {
        if (homes.TryGetValue(home.HomeId, out var before) && before.NextDue is { } old)
        {
            due.Remove((old, home.HomeId));
        }

        Causes.Put(before, home);

        if (home.NextDue is { } next)
        {
            due.Add((next, home.HomeId));
        }

        if (home.Alerts.IsEmpty && home.PendingCancels.IsEmpty && home.Rules.IsEmpty)
        {
            homes.TryRemove(home.HomeId, out _);
        }
        else
        {
            homes[home.HomeId] = home;
        }
    }

    public void Put(GatewayState gateway) => gateways[gateway.Id] = gateway;

    /// <summary>The homes that have open alerts.</summary>
    public IEnumerable<string> WithOpenAlerts() => homes.Values.Where(home => !home.Alerts.IsEmpty).Select(home => home.HomeId);

    /// <summary>When the next home needs a tick, or null.</summary>
    public DateTimeOffset? NextDue() => due.Count > 0 ? due.Min.At : null;

    /// <summary>The homes that need a tick by now.</summary>
    public List<string> Due(DateTimeOffset now) => [.. due.TakeWhile(entry => entry.At <= now).Select(entry => entry.Home)];
}
