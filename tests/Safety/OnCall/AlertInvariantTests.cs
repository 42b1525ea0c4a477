using CsCheck;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Tests.Alerts;

namespace Hjemvakt.Safety.Tests.OnCall;

/// <summary>
/// Two phones, a resident with two gateways, providers that fail, a plan that changes under way and a clock that jumps, in every order, a
/// million steps and more. Whatever happens: an alarm presses or somebody has it; what presses has a timer, and each round asks somebody;
/// of two who take it one wins; nothing goes backwards.
/// </summary>
public sealed class AlertInvariantTests
{
    private const int Lives = 7_500, StepsOfALife = 150;

    private static readonly StaffPerson[] People = [new("id-1", "Kari"), new("id-2", "Kari"), new("id-3", "Ola")];

    private static readonly OnCallPlan[] Plans = [OnCallPlan.Empty, APlan.Of(), APlan.Of() with { Rotas = [] }, APlan.Of() with { People = [] }];

    [Fact]
    public void Keep_every_promise()
    {
        var steps = 0L;
        Gen.Int[0, 9_999].Array[StepsOfALife].Sample(life =>
        {
            var home = new Life();
            foreach (var step in life)
            {
                home.Step(step);
            }

            Interlocked.Add(ref steps, life.Length);
        }, iter: Lives);

        steps.ShouldBeGreaterThanOrEqualTo(1_000_000);
    }

    /// <summary>One home's life. Plain comparisons: at a million steps, an assertion library is most of the time.</summary>
    private sealed class Life
    {
        private readonly long[] sequences = [0, 0];
        private HomeEngine engine = new(AlertLimits.Default, RuleCatalogue.All, Plans[1]);
        private int plan = 1;
        private DateTimeOffset now = TestHome.Evening;
        private HomeState home = HomeState.Empty("berit");

        public void Step(int code)
        {
            var (what, who, which) = (code % 12, code / 12 % 3, code / 36 % 4);
            var before = home;
            var alert = home.Alerts.Length == 0 ? Guid.Empty : home.Alerts[which % home.Alerts.Length].Id;
            var person = People[who];
            switch (what)
            {
                case 0 or 1:
                    var id = new RecordId($"gw-{which % 2}", RecordStream.Alarm, ++sequences[which % 2]);
                    Take(engine.Apply(home, new HomeRecord(id, now, ClockNote.None, "point", what == 0 ? new HelpCall("button") : new Fall("radar", 50)), now));
                    Must(home.Alerts.Any(a => a.Records.Contains(id) && (a.AwaitsAnswer || a.HolderId is not null)), "an alarm presses, or somebody has it");
                    break;
                case 2:
                    var last = sequences[which % 2];
                    Take(engine.Apply(home, new HomeRecord(new RecordId($"gw-{which % 2}", RecordStream.Alarm, ++sequences[which % 2]), now, ClockNote.None, "point", new Cancel(Math.Max(1, last - who))), now));
                    break;
                case 3:
                    Do(before, new Notify(alert, person, "page"));
                    break;
                case 4 or 5:
                    Do(before, new Acknowledge(alert, person, "phone"));
                    break;
                case 6:
                    Do(before, new GoThere(alert, person, "phone"));
                    break;
                case 7 when which == 0:
                    Do(before, new Resolve(alert, person, "phone", ResolveCause.RealNeed, null));
                    break;
                case 8:
                    Do(before, new DeliveryReport(alert, person, "Sms", which < 2, ""));
                    break;
                case 9:
                    var old = Plans[plan];
                    plan = which;
                    engine = engine.With(Plans[plan]);
                    Take(engine.Reconsider(home, old, now));
                    break;
                default:
                    now += TimeSpan.FromSeconds(which switch { 0 => 1, 1 => 45, 2 => 130, _ => 800 });
                    Take(engine.Tick(home, now));
                    Must(home.Alerts.All(a => a.EscalateAt is null || a.EscalateAt > now), "what is due is done");
                    break;
            }

            foreach (var one in home.Alerts)
            {
                Must(one.IsOpen, "only open alerts are kept open");
                Must(one.EscalateAt is not null, "no state without a deadline");
                Must(one.AwaitsAnswer || one.HolderId is not null || one.CancelledByResident || one.Severity < Severity.Critical, "what does not press has been answered or cancelled");
                Must((one.HolderId is null) == (one.HolderName is null), "a holder has an id and a name");
            }
        }

        private void Do(HomeState before, StaffAction action)
        {
            var known = before.Alerts.FirstOrDefault(a => a.Id == action.AlertId);
            var answer = engine.Apply(home, action, now);
            Take(answer.Decision);
            if (answer.Refusal is not null)
            {
                Must(ReferenceEquals(home, before) || home == before, "who is refused changes nothing");
            }

            if (action is Acknowledge && known is not null)
            {
                var hadIt = known.HolderId is not null && !known.AwaitsAnswer && !(known.HolderAsked && known.HolderId == action.Who.Id);
                Must((answer.Refusal is null) == !hadIt, "of two who acknowledge, one wins");
                Must(answer.Refusal != StaffRefusal.AlreadyYours || known.HolderId == action.Who.Id, "'already yours' goes to the very same person, and not to a namesake");
                Must(answer.Refusal is not null || answer.Alert!.HolderId == action.Who.Id, "who wins has it");
            }
        }

        private void Take(HomeDecision decision)
        {
            var asked = 0;
            foreach (var intent in decision.Intents)
            {
                switch (intent)
                {
                    case AskPeople ask:
                        asked++;
                        Must(ask.Asked.Wait > TimeSpan.Zero, "a round has an end");
                        Must(ask.Asked.People.Length + ask.Asked.Centres.Length > 0 || Plans[plan].People.IsEmpty, "somebody is asked while there is anybody");
                        break;
                    case ChangeAlert change when home.Alerts.FirstOrDefault(a => a.Id == change.Alert.Id) is { } was:
                        Must(change.Alert.Version >= was.Version && AlertProgress.Of(change.Alert.State) >= AlertProgress.Of(was.State), "nothing goes backwards");
                        Must(change.Alert.Round == was.Round || change.Alert.Round == was.Round + 1 || change.Alert.Round == 0 || was.HolderAsked,
                            "rounds come one by one, begin anew, or leave out those that ask only a holder who does not answer");
                        break;
                }
            }

            var presses = decision.Intents.Count(intent => intent is ChangeAlert { Event.What: AlertEventKind.Raised or AlertEventKind.Escalated or AlertEventKind.Reopened });
            Must(asked >= presses, "whoever presses asks");
            home = decision.Home;
        }

        private static void Must(bool holds, string promise)
        {
            if (!holds)
            {
                throw new InvalidOperationException(promise);
            }
        }
    }
}
