using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Safety.Homes;

/// <summary>The engine's side towards causes that many homes have in common (<see cref="CommonCause"/>).</summary>
public sealed partial class HomeEngine
{
    /// <summary>When alerts of many homes are one matter.</summary>
    public GroupingLimits Grouping => limits.Grouping;

    /// <summary>The team of a home, by id; empty when it has none.</summary>
    public string TeamOf(string homeId) => (onCall ?? OnCallPlan.Empty).TeamOf(homeId)?.Id ?? "";

    /// <summary>An alert of the home stands under the alert for a cause from now on.</summary>
    public static HomeDecision Group(HomeState home, Guid alert, Guid cause, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        var draft = new Draft(home);
        if (home.Find(alert) is { } found)
        {
            draft.Take(found, CauseTransitions.Group(found, cause, now));
        }

        return draft.Decision;
    }

    /// <summary>Many homes have a cause in common: the alert for it, unless it is open already.</summary>
    /// <param name="service">The companion's own home.</param>
    /// <param name="kind">What the cause is.</param>
    /// <param name="team">The team that is asked, by id.</param>
    /// <param name="since">When the first of the homes was lost.</param>
    public HomeDecision RaiseCause(HomeState service, AlertKind kind, string team, DateTimeOffset since, int homes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(service);
        var draft = new Draft(service);
        var reason = new Reason { At = now, Since = since, Value = homes };
        var raised = lifecycle.Raise(service.HomeId, new Finding(kind, "companion", null, reason, team), team, "", now);
        draft.Take(null, raised with { Alert = raised.Alert with { Reason = reason } });
        return draft.Decision;
    }

    /// <summary>Homes have come under a cause, or are well again.</summary>
    /// <param name="joined">How many homes have come under it.</param>
    /// <param name="returned">How many are well again.</param>
    /// <param name="lasts">How many are not well yet.</param>
    /// <param name="isNews">It had been quiet for so long that people are asked anew.</param>
    public HomeDecision ChangeCause(HomeState service, Guid cause, int joined, int returned, int lasts, bool isNews, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(service);
        var draft = new Draft(service);
        if (joined > 0 && draft.Home.Find(cause) is { } growing)
        {
            var after = AlertAftermath.Lasts(growing, CauseTransitions.Join(growing, joined, now), now);
            draft.Take(growing, after);
            if (isNews && !after.Alert.AwaitsAnswer)
            {
                draft.Take(after.Alert, lifecycle.RestartRounds(after.Alert, AlertEventKind.Reopened, now));
            }
        }

        if (returned > 0 && draft.Home.Find(cause) is { } shrinking)
        {
            draft.Take(shrinking, CauseTransitions.Return(shrinking, returned, now));
        }

        if (draft.Home.Find(cause) is { } whole)
        {
            if (lasts == 0)
            {
                draft.Take(whole, AlertAftermath.Clear(whole, now));
            }
            else if (whole.ClearedAt is not null)
            {
                draft.Take(whole, AlertAftermath.Recur(whole, new Finding(whole.Kind, whole.Source), now));
            }
        }

        return draft.Decision;
    }
}
