using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules;
using Hjemvakt.Safety.Rules.State;

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
    public HomeDecision Replan(HomeState home, RulePlan plan, DateTimeOffset now)
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
    /// <param name="failed">Told of each part that failed.</param>
    public HomeState Resume(HomeState home, IReadOnlyList<LastHeard> heard, DateTimeOffset startedAt, Action<ReportFailure>? failed = null)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(heard);
        var outcomes = new Outcomes();
        var resumed = home with { Rules = judge.Resume(home.Rules, heard, startedAt, outcomes) };
        foreach (var outcome in outcomes.All)
        {
            if (outcome.Failure is { } failure)
            {
                failed?.Invoke(new ReportFailure(failure.Part, failure.Error));
            }
        }

        return resumed;
    }

    private static void Clear(Draft draft, AlertKind kind, string? about, DateTimeOffset now)
    {
        if (draft.Home.Joinable(kind, about) is { } alert)
        {
            draft.Take(alert, AlertAftermath.Clear(alert, now));
        }
    }

    private void CarryOut(Draft draft, Outcomes outcomes, HomeRecord? record, DateTimeOffset now)
    {
        foreach (var outcome in outcomes.All)
        {
            if (outcome.Failure is { } failure)
            {
                draft.Report(new ReportFailure(failure.Part, failure.Error));
            }
            else
            {
                Part(draft, "alert", () => CarryOut(draft, outcome, record, now));
            }
        }
    }

    private void CarryOut(Draft draft, RuleOutcome outcome, HomeRecord? record, DateTimeOffset now)
    {
        if (outcome.Finding is { } finding)
        {
            Found(draft, finding, record, now);
        }
        else if (outcome.Cleared is { } over)
        {
            Clear(draft, over.Kind, over.About, now);
        }
        else if (outcome.Weighing is { } weighing)
        {
            if (draft.Home.Holding(weighing.Alarm) is { } alert)
            {
                draft.Take(alert, AlertAftermath.Weigh(alert, weighing, now));
            }
        }
        else if (outcome.Explained is { } explained)
        {
            draft.Add(new NoteExplained(explained.Rule, explained.Why));
        }
        else if (outcome.PauseEnded)
        {
            PauseEnded(draft, now);
        }
    }

    private void Found(Draft draft, Finding finding, HomeRecord? record, DateTimeOffset now)
    {
        if (draft.Home.Joinable(finding.Kind, AlertScope.SubjectOf(finding.Kind, finding.About, finding.Point ?? record?.Point)) is { } open)
        {
            var joined = finding.Worse && open.Pause is null ? lifecycle.RestartRounds(open with { Reason = finding.Reason, LastSeenAt = now, ClearedAt = null }, AlertEventKind.Worsened, now)
                : record is null ? AlertAftermath.Recur(open, finding, now) : AlertAftermath.Lasts(open, lifecycle.Join(open, finding, record, now), now);
            draft.Take(open, joined);
        }
        else
        {
            var home = draft.Home.HomeId;
            var raised = record is null
                ? lifecycle.Raise(home, finding, finding.Point ?? "", "", now)
                : lifecycle.Raise(home, finding, record, now);
            raised = raised with { Alert = raised.Alert with { Reason = finding.Reason } };
            draft.Take(null, draft.Home.Rules.Paused is { } pause && !finding.Kind.AsksInPause() ? AlertAftermath.Suppress(raised, pause, now)
                : CommonCause.CauseOf(finding.Kind) is not null && finding.Severity == Severity.Technical ? CauseTransitions.Hold(raised, limits.Grouping, now) : raised);
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
                draft.Take(alert, lifecycle.RestartRounds(alert, AlertEventKind.PauseEnded, now));
            }
        }
    }
}
