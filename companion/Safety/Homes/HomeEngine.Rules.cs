using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules;

namespace Hjemvakt.Safety.Homes;

/// <summary>The engine's side towards the rules: what their findings make of the home's alerts.</summary>
public sealed partial class HomeEngine
{
    /// <summary>The companion has noticed something about a gateway of the home.</summary>
    public HomeDecision Notice(HomeState home, HomeNotice notice, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(notice);
        var draft = new Draft(home);
        var outcomes = new Outcomes();
        draft.Home = home with { Rules = judge.Judge(home.Rules, notice, now, outcomes) };
        CarryOut(draft, outcomes, null, now);
        return draft.Decision;
    }

    /// <summary>People have changed the home's plan.</summary>
    public HomeDecision Replan(HomeState home, PlanIndex plan, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(plan);
        var draft = new Draft(home);
        var outcomes = new Outcomes();
        draft.Home = home with { Rules = judge.Replan(home.Rules, plan, now, outcomes) };
        CarryOut(draft, outcomes, null, now);
        return draft.Decision;
    }

    /// <summary>The companion has started: what was due while it was down is put off until the gateways could deliver.</summary>
    /// <param name="heard">When each gateway of the home was last heard.</param>
    public HomeState Resume(HomeState home, IReadOnlyList<LastHeard> heard, DateTimeOffset startedAt)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(heard);
        return home with { Rules = judge.Resume(home.Rules, heard, startedAt) };
    }

    private static void Clear(Draft draft, AlertKind kind, DateTimeOffset now)
    {
        if (draft.Home.Joinable(kind) is { } alert)
        {
            draft.Take(alert, AlertAftermath.Clear(alert, now));
        }
    }

    private void CarryOut(Draft draft, Outcomes outcomes, HomeRecord? record, DateTimeOffset now)
    {
        foreach (var outcome in outcomes.All)
        {
            if (outcome.Finding is { } finding)
            {
                Found(draft, finding, record, now);
            }
            else if (outcome.Cleared is { } kind)
            {
                Clear(draft, kind, now);
            }
            else if (outcome.Weighing is { } weighing)
            {
                if (draft.Home.Holding(weighing.Alarm) is { } alert)
                {
                    draft.Take(alert, AlertAftermath.Weigh(alert, weighing, now));
                }
            }
            else if (outcome.PauseEnded)
            {
                PauseEnded(draft, now);
            }
            else if (outcome.Failure is { } failure)
            {
                draft.Add(failure);
            }
        }
    }

    private void Found(Draft draft, Finding finding, HomeRecord? record, DateTimeOffset now)
    {
        if (draft.Home.Joinable(finding.Kind) is { } open)
        {
            var joined = record is null ? AlertAftermath.Recur(open, finding, now) : AlertAftermath.Lasts(open, lifecycle.Join(open, finding, record, now), now);
            draft.Take(open, joined);
        }
        else
        {
            var home = draft.Home.HomeId;
            var raised = record is null
                ? lifecycle.Raise(home, finding, finding.Point ?? "", "", now)
                : lifecycle.Raise(home, finding, record, now);
            raised = raised with { Alert = raised.Alert with { Reason = finding.Reason } };
            draft.Take(null, draft.Home.Rules.Paused is { } pause ? AlertAftermath.Hush(raised, pause, now) : raised);
        }

        if (record is not null && draft.Home.Holding(record.Id) is { } holding)
        {
            CancelIfWaited(draft, holding, record, now);
        }
    }

    private void PauseEnded(Draft draft, DateTimeOffset now)
    {
        foreach (var alert in draft.Home.Alerts)
        {
            if (AlertAftermath.WaitsForPauseToEnd(alert))
            {
                draft.Take(alert, lifecycle.PressFromNow(alert, AlertEventKind.PauseEnded, now));
            }
        }
    }
}

/// <summary>When a gateway was last heard.</summary>
public readonly record struct LastHeard(string GatewayId, DateTimeOffset At);
