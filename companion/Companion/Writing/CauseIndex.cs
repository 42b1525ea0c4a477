using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// Which homes have alerts that may have a cause in common, and which stand under a cause: so that nobody looks through all homes to find out.
/// Worked out from the homes themselves, and so right again after a restart.
/// </summary>
internal sealed class CauseIndex
{
    private readonly HashSet<string> loose = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, HashSet<string>> members = [];

    /// <summary>Homes with an alert that may still come under a cause.</summary>
    public IReadOnlyCollection<string> Loose => loose;

    /// <summary>Homes with an open alert under a cause, whether it lasts or not.</summary>
    public IReadOnlyCollection<string> Under(Guid cause) => members.TryGetValue(cause, out var homes) ? homes : [];

    /// <summary>The home is now so.</summary>
    public void Put(HomeState? before, HomeState after)
    {
        foreach (var alert in before?.Alerts ?? [])
        {
            if (alert.GroupId is { } cause && members.TryGetValue(cause, out var homes) && homes.Remove(after.HomeId) && homes.Count == 0)
            {
                members.Remove(cause);
            }
        }

        var mayJoin = false;
        foreach (var alert in after.Alerts)
        {
            mayJoin |= CommonCause.MayJoin(alert);
            if (alert.GroupId is { } cause)
            {
                if (!members.TryGetValue(cause, out var homes))
                {
                    members.Add(cause, homes = new HashSet<string>(StringComparer.Ordinal));
                }

                homes.Add(after.HomeId);
            }
        }

        if (mayJoin)
        {
            loose.Add(after.HomeId);
        }
        else
        {
            loose.Remove(after.HomeId);
        }
    }
}
