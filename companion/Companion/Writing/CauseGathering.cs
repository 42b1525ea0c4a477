using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>
/// Finds, at the end of a transaction, whether many homes have a cause in common: raises the alert for it, puts the homes' own under it, and
/// keeps it up to date as homes come and go. All of it is stored in the same transaction.
/// </summary>
internal sealed class CauseGathering(HomeTransaction transaction, HomeStates states)
{
    private readonly Dictionary<Guid, Change> changes = [];

    private DateTimeOffset Now => transaction.Now;

    private HomeState Service => transaction.Home(ServiceHome.Id);

    public void Gather()
    {
        var touched = transaction.Touched.Where(home => Concerns(home) || Concerns(states.Home(home.HomeId))).ToList();
        foreach (var home in touched)
        {
            Compare(states.Home(home.HomeId), home);
        }

        var news = touched.SelectMany(Recent).GroupBy(one => (one.Cause, one.Team)).ToList();
        foreach (var one in news)
        {
            Join(one.Key.Cause, one.Key.Team, [.. one]);
        }

        foreach (var (cause, change) in changes)
        {
            if (Service.Find(cause) is { IsOpen: true } alert)
            {
                var lasts = Homes(cause, change).Count(home => Lasts(transaction.Home(home), cause));
                if (change.Joined > 0 || change.Returned > 0 || (lasts > 0) != alert.Lasts)
                {
                    transaction.Carry(transaction.Engine.ChangeCause(Service, cause, change.Joined, change.Returned, lasts, change.IsNews, Now));
                }
            }
        }
    }

    private static bool Concerns(HomeState home)
    {
        foreach (var alert in home.Alerts)
        {
            if (CommonCause.CauseOf(alert.Kind) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Lasts(HomeState home, Guid cause)
    {
        foreach (var alert in home.Alerts)
        {
            if (alert.GroupId == cause && alert.Lasts)
            {
                return true;
            }
        }

        return false;
    }

    // What this transaction has changed of homes that stood under a cause before.
    private void Compare(HomeState before, HomeState after)
    {
        foreach (var cause in before.Alerts.Concat(after.Alerts).Select(alert => alert.GroupId).OfType<Guid>().Distinct())
        {
            var (was, stands) = (Lasts(before, cause), Lasts(after, cause));
            if (was != stands)
            {
                var change = Of(cause);
                change.Homes.Add(after.HomeId);
                change.Returned += was ? 1 : 0;
            }
        }
    }

    private IEnumerable<Newcomer> Recent(HomeState home)
    {
        foreach (var alert in home.Alerts)
        {
            if (CommonCause.IsRecent(alert, transaction.Engine.Grouping, Now) && CommonCause.CauseOf(alert.Kind) is { } cause)
            {
                yield return new Newcomer(cause, transaction.Engine.TeamOf(home.HomeId), home.HomeId, alert);
            }
        }
    }

    private void Join(AlertKind kind, string team, List<Newcomer> newcomers)
    {
        var cause = Service.Alerts.FirstOrDefault(alert => alert.Kind == kind && alert.Point == team);
        var isSame = cause is { Lasts: true } && Now - cause.LastSeenAt <= transaction.Engine.Grouping.JoinsFor;
        if (!isSame)
        {
            var others = states.Causes.Loose.Except(newcomers.Select(one => one.HomeId)).ToList();
            newcomers.AddRange(others.SelectMany(home => Recent(transaction.Home(home))).Where(one => one.Cause == kind && one.Team == team));
            if (Count(newcomers) < transaction.Engine.Grouping.Homes)
            {
                return;
            }
        }

        if (cause is null)
        {
            ServiceHome.Make(transaction.Db, Now);
            var since = newcomers.Min(one => one.Alert.Reason?.Since ?? one.Alert.OccurredAt);
            transaction.Carry(transaction.Engine.RaiseCause(Service, kind, team, since, Count(newcomers), Now));
            cause = Service.Alerts.Last(alert => alert.Kind == kind && alert.Point == team);
        }
        else
        {
            var change = Of(cause.Id);
            change.Joined += Count(newcomers);
            change.IsNews = !isSame;
            change.Homes.UnionWith(newcomers.Select(one => one.HomeId));
        }

        foreach (var one in newcomers)
        {
            transaction.Carry(HomeEngine.Group(transaction.Home(one.HomeId), one.Alert.Id, cause.Id, Now));
        }
    }

    private IEnumerable<string> Homes(Guid cause, Change change) => states.Causes.Under(cause).Union(change.Homes);

    private Change Of(Guid cause)
    {
        if (!changes.TryGetValue(cause, out var change))
        {
            changes.Add(cause, change = new Change());
        }

        return change;
    }

    // A home may have two gateways.
    private static int Count(IEnumerable<Newcomer> newcomers) => newcomers.Select(one => one.HomeId).Distinct(StringComparer.Ordinal).Count();

    private sealed record Newcomer(AlertKind Cause, string Team, string HomeId, Alert Alert);

    private sealed class Change
    {
        public int Joined { get; set; }

        public int Returned { get; set; }

        public bool IsNews { get; set; }

        public HashSet<string> Homes { get; } = new(StringComparer.Ordinal);
    }
}
