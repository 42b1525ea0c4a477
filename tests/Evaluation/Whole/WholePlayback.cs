using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Evaluation.Whole;

/// <summary>An alert in a life in which nothing bad happened.</summary>
/// <param name="Absent">In hindsight, nobody was at home.</param>
public readonly record struct RaisedAlert(DateTimeOffset At, AlertKind Kind, bool Absent, bool Cold);

/// <summary>
/// Plays a life through the whole engine of a home with every rule of the catalogue, as the companion does, and answers each alert after ten minutes as somebody
/// on call would. Then lets the person fall silent at any moment, and waits for the first alert that brings somebody to the door.
/// </summary>
public sealed class WholePlayback
{
    private static readonly StaffPerson OnCall = new("evaluation", "Evaluation");
    private static readonly TimeSpan Patience = TimeSpan.FromHours(48);

    private readonly HomeEngine engine = new(AlertLimits.Default, RuleCatalogue.All);
    private readonly List<(long At, HomeState Home)> moments = [];
    private readonly List<RaisedAlert> raised = [];
    private readonly Dictionary<Guid, DateTimeOffset> toAnswer = [];

    public WholePlayback(HomeLife life, double falseAlarmsPerWeek, bool pets = false)
    {
        ArgumentNullException.ThrowIfNull(life);
        Life = life;
        var recorded = new RecordedPlan(life, pets);
        Home = HomeState.Empty(life.Name);
        Take(life.Start, engine.Replan(Home, recorded.With(falseAlarmsPerWeek), life.Start));
        foreach (var sign in life.Signs)
        {
            PassUntil(sign.At);
            Take(sign.At, engine.Apply(Home, recorded.Record(sign), sign.At));
        }
    }

    public HomeLife Life { get; }

    public HomeState Home { get; private set; }

    public IReadOnlyList<RaisedAlert> Raised => raised;

    /// <summary>"Not up" and "no activity": the alerts that the published figures are of.</summary>
    public int FalseAlarms => raised.Count(alert => alert.Kind is AlertKind.NotUp or AlertKind.Inactive);

    /// <summary>Of those, with somebody at home.</summary>
    public int AtHome => raised.Count(alert => alert.Kind is AlertKind.NotUp or AlertKind.Inactive && !alert.Absent);

    /// <summary>Brings somebody to the door of a person who does not stir.</summary>
    public static bool BringsHelp(AlertKind kind)
        => kind.Severity() >= Severity.Serious && kind is not (AlertKind.DoorAtNight or AlertKind.AlarmUnread);

    /// <summary>The person falls silent for good: what was recorded after it does not happen. How long until an alert that brings help; null if none does within two days.</summary>
    public TimeSpan? FallSilent(DateTimeOffset at)
    {
        var moment = at.ToUnixTimeMilliseconds();
        var (low, high) = (0, moments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = moments[middle].At <= moment ? (middle + 1, high) : (low, middle);
        }

        var home = moments[low - 1].Home;
        if (home.Alerts.Any(alert => BringsHelp(alert.Kind) && alert.Lasts))
        {
            // Somebody has been called and is not there yet.
            return TimeSpan.Zero;
        }

        while (home.NextDue is { } due && due - at < Patience)
        {
            var now = due > at ? due : at;
            var decision = engine.Tick(home, now);
            if (decision.Intents.OfType<ChangeAlert>().Any(change => change.Event.What is AlertEventKind.Raised or AlertEventKind.Joined && BringsHelp(change.Alert.Kind)))
            {
                return now - at;
            }

            if (decision.Home.NextDue <= due)
            {
                throw new InvalidOperationException($"The engine's deadline of {due:O} is still due after its tick.");
            }

            home = decision.Home;
        }

        return null;
    }

    private void PassUntil(DateTimeOffset end)
    {
        while (true)
        {
            var answer = toAnswer.Count == 0 ? (Guid.Empty, DateTimeOffset.MaxValue) : toAnswer.Select(one => (one.Key, one.Value)).MinBy(one => one.Value);
            var due = Home.NextDue ?? DateTimeOffset.MaxValue;
            if (due >= end && answer.Item2 >= end)
            {
                return;
            }

            if (due <= answer.Item2)
            {
                Take(due, engine.Tick(Home, due));
                continue;
            }

            toAnswer.Remove(answer.Item1);
            if (Home.Alerts.FirstOrDefault(alert => alert.Id == answer.Item1) is { } open)
            {
                var cause = Life.IsAbsent(answer.Item2) ? ResolveCause.NotAtHome : ResolveCause.FalseAlarmResident;
                Take(answer.Item2, engine.Apply(Home, new Resolve(open.Id, OnCall, "evaluation", cause, null), answer.Item2).Decision);
            }
        }
    }

    private void Take(DateTimeOffset at, HomeDecision decision)
    {
        Home = decision.Home;
        moments.Add((at.ToUnixTimeMilliseconds(), Home));
        foreach (var change in decision.Intents.OfType<ChangeAlert>())
        {
            if (change.Event.What == AlertEventKind.Raised)
            {
                raised.Add(new RaisedAlert(at, change.Alert.Kind, Life.IsAbsent(at), change.Alert.Reason?.FixedLimits ?? false));
                toAnswer[change.Alert.Id] = at + Playback.AnswerTime;
            }
        }
    }
}
