using Hjemvakt.Companion.Web.OnCall;

namespace Hjemvakt.Showroom.Scenarios;

/// <summary>What a scenario is played with.</summary>
/// <param name="Actors">The homes, powered and connected.</param>
/// <param name="Phone">The phone of whoever is on duty.</param>
/// <param name="Stored">What the companion has on its disk.</param>
public sealed record Stage(IReadOnlyList<PlayedHome> Actors, OnCallPhone Phone, StoredAlerts Stored, TimeProvider Time)
{
    /// <summary>The first open alert that nobody has answered, on the phone from sighting <paramref name="from"/> on.</summary>
    public Func<CancellationToken, Task<Sighting<AlertPush>>> NewAlert(int from) =>
        cancel => Phone.Alerts.FirstAsync(from, alert => alert.State is "raised" or "notified", cancel);

    /// <summary>The alert in this state on the phone.</summary>
    public Func<CancellationToken, Task<Sighting<AlertPush>>> AlertIn(Guid id, string state) =>
        cancel => Phone.Alerts.FirstAsync(0, alert => alert.Id == id && alert.State == state, cancel);
}
