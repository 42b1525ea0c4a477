using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Replays;

/// <summary>
/// One run of the engine over a home's records, with one plan. Time is that of the records; deadlines are kept on the way. Alerts are answered as people answered them then,
/// and where there is no such answer by an assumption. What the engine wants done is not done.
/// </summary>
internal sealed class HomePlayback
{
    /// <summary>An alert to which nobody has given an answer is looked after in this time, and nothing was the matter.</summary>
    public static readonly TimeSpan AssumedWithin = TimeSpan.FromHours(1);

    private static readonly StaffPerson Then = new("then", "then");

    private readonly HomeEngine engine;
    private readonly RulePlan plan;
    private readonly IReadOnlyList<PastAlert> past;
    private readonly Dictionary<Guid, GivenAnswer> answers = [];
    private readonly List<ReplayedAlert> raised = [];
    private HomeState home;
    private DateTimeOffset clock;

    public HomePlayback(HomeEngine engine, string homeId, RulePlan plan, IReadOnlyList<PastAlert> past, DateTimeOffset startsAt)
    {
        (this.engine, this.plan, this.past, home, clock) = (engine, plan, past, HomeState.Empty(homeId), startsAt);
        Take(engine.Replan(home, plan, startsAt));
    }

    /// <summary>The alerts that it has raised.</summary>
    public IReadOnlyList<ReplayedAlert> Raised => raised;

    /// <summary>When alerts were raised whose answer is assumed.</summary>
    public List<DateTimeOffset> Assumed { get; } = [];

    /// <summary>How many times a part has failed.</summary>
    public int Failures { get; private set; }

    /// <summary>A record comes in.</summary>
    public void Play(HomeRecord record, DateTimeOffset at)
    {
        Pass(at);
        Take(engine.Apply(home, record, at));
    }

    /// <summary>The companion notices something.</summary>
    public void Play(HomeNotice notice, DateTimeOffset at)
    {
        Pass(at);
        Take(engine.Notice(home, notice, at));
    }

    /// <summary>Time passes, and every deadline on the way is kept.</summary>
    public void Pass(DateTimeOffset until)
    {
        while (Due is { } due && due <= until)
        {
            clock = due > clock ? due : clock;
            if (answers.FirstOrDefault(answer => answer.Value.At <= clock) is { Value: not null } answered)
            {
                answers.Remove(answered.Key);
                Take(engine.Apply(home, new Resolve(answered.Key, Then, "", answered.Value.Cause, null), clock).Decision);
                continue;
            }

            Take(engine.Tick(home, clock));
            if (Due <= clock)
            {
                // A part that cannot do what is due must not stop time.
                clock += TimeSpan.FromSeconds(1);
            }
        }

        clock = until > clock ? until : clock;
    }

    // Whom to ask, and again, is left out: only what the rules wait for, what ends by itself and what was answered counts.
    private DateTimeOffset? Due
    {
        get
        {
            var next = home.Rules.NextDue;
            foreach (var alert in home.Alerts)
            {
                next = alert.EndsAt is { } ends && (next is null || ends < next) ? ends : next;
            }

            foreach (var answer in answers.Values)
            {
                next = next is null || answer.At < next ? answer.At : next;
            }

            return next;
        }
    }

    private void Take(HomeDecision decision)
    {
        home = decision.Home;
        foreach (var intent in decision.Intents)
        {
            switch (intent)
            {
                case ReportFailure:
                    Failures++;
                    break;
                case ChangeAlert { Event.What: AlertEventKind.Raised, Alert: var alert }:
                    Raise(alert);
                    break;
                case ChangeAlert { Event.What: AlertEventKind.Resolved, Alert: var ended }:
                    answers.Remove(ended.Id);
                    break;
            }
        }
    }

    private void Raise(Alert alert)
    {
        // The reason is put on it after the line of its raising.
        var found = ReplayedAlert.Of(home.Find(alert.Id) ?? alert, plan);
        raised.Add(found);
        if (Counterpart(found) is { } then)
        {
            if (then.ResolvedAt is { } at && then.Cause is { } cause && cause != ResolveCause.EndedByItself)
            {
                answers[alert.Id] = new GivenAnswer(at > found.At ? at : found.At + AssumedWithin, cause);
            }

            return;
        }

        Assumed.Add(found.At);
        answers[alert.Id] = new GivenAnswer(found.At + AssumedWithin, alert.Severity == Severity.Technical ? ResolveCause.Technical : ResolveCause.FalseAlarmResident);
    }

    private PastAlert? Counterpart(ReplayedAlert found)
    {
        PastAlert? best = null;
        foreach (var one in past)
        {
            if (!one.Alert.IsAkinTo(found))
            {
                continue;
            }

            if (one.Alert.Began == found.Began)
            {
                return one;
            }

            // What began only after this was raised, or was over before this began, is another matter.
            var isSame = one.Alert.Began <= found.At && !(one.ResolvedAt < found.Began);
            best = isSame && (best is null || (one.Alert.At - found.At).Duration() < (best.Alert.At - found.At).Duration()) ? one : best;
        }

        return best;
    }

    private sealed record GivenAnswer(DateTimeOffset At, ResolveCause Cause);
}
