using Hjemvakt.Safety.Tests.OnCall;
using Hjemvakt.Safety.Tests.Rules;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Alerts;

/// <summary>Nothing that fails can stop, delay or hide a call for help or a fall.</summary>
public sealed class AlarmFirstTests
{
    private static readonly DateTimeOffset Noon = PlannedHome.Wall("2026-01-15 12:00");
    private static readonly RecordId Alarm = new("gw-1", RecordStream.Alarm, 1);

    // Found by watching a home live: no part can be forgotten here.
    private static readonly string[] Parts = PartsOfALife();

    public static TheoryData<string> AllButTheHelpRule => [.. Parts.Where(part => part != "help-call")];

    public static TheoryData<string> AllButTheFallRule => [.. Parts.Where(part => part != "fall")];

    [Theory]
    [MemberData(nameof(AllButTheHelpRule))]
    public void Whichever_part_fails_a_call_for_help_is_raised_and_asks_people(string part) => Raised(part, new HelpCall("button"), AlertKind.Help);

    [Theory]
    [MemberData(nameof(AllButTheFallRule))]
    public void Whichever_part_fails_a_fall_is_raised_and_asks_people(string part) => Raised(part, new Fall("radar", 60), AlertKind.Fall);

    [Theory]
    [InlineData("help-call")]
    [InlineData("fall")]
    public void When_the_rule_for_the_alarm_itself_fails_people_are_told_that_an_alarm_could_not_be_judged(string part)
    {
        var intents = new List<Intent>();
        var home = Live(new PartGuard(Broken(part)), part == "fall" ? new Fall("radar", 60) : new HelpCall("button"), intents);

        var alert = home.Alerts.Single(open => open.Records.Contains(Alarm));
        (alert.Kind, alert.Severity, alert.AwaitsAnswer).ShouldBe((AlertKind.AlarmUnread, Severity.Critical, true));
        intents.OfType<AskPeople>().ShouldContain(ask => ask.Alert.Id == alert.Id && ask.Asked.People.Length > 0);
    }

    [Fact]
    public void There_is_a_table_of_parts_and_every_rule_is_in_it()
        => RuleCatalogue.All.Select(rule => rule.Card.Name)
            .Concat(["pauses", "points", "habits", "habits-deadline", "deadlines", "boots", "contact", "alert", "policy", "escalation", "cancel"])
            .ShouldBeSubsetOf(Parts);

    [Fact]
    public void An_alert_whose_next_round_fails_is_tried_again_and_keeps_no_other_waiting()
    {
        var broken = true;
        var engine = new HomeEngine(AlertLimits.Default, RuleCatalogue.All, APlan.Of(), new PartGuard(part =>
        {
            if (broken && part == "escalation")
            {
                throw new InvalidOperationException("It is broken.");
            }
        }));
        var home = engine.Apply(HomeState.Empty("berit"), new HomeRecord(Alarm, Noon, ClockNote.None, "bedside-button", new HelpCall("button")), Noon).Home;
        var late = Noon.AddMinutes(2);

        var failed = engine.Tick(home, late);
        failed.Home.NextDue.ShouldBe(late.AddSeconds(30));
        failed.Intents.OfType<ReportFailure>().ShouldHaveSingleItem().Part.ShouldBe("escalation");

        broken = false;
        engine.Tick(failed.Home, late.AddSeconds(30)).Home.Alerts.Single().Round.ShouldBe(1);
    }

    private static void Raised(string part, RecordBody body, AlertKind kind)
    {
        var intents = new List<Intent>();
        var home = Live(new PartGuard(Broken(part)), body, intents);

        // What fails while the alert itself is made leaves the call as it came.
        var expected = part == "alert" ? AlertKind.AlarmUnread : kind;
        var alert = home.Alerts.Single(open => open.Records.Contains(Alarm));
        (alert.Kind, alert.Severity, alert.AwaitsAnswer).ShouldBe((expected, Severity.Critical, true));
        alert.EscalateAt.ShouldNotBeNull();
        intents.OfType<AskPeople>().ShouldContain(ask => ask.Alert.Id == alert.Id && ask.Asked.People.Length > 0);
        intents.OfType<ReportFailure>().ShouldContain(failure => failure.Part == part);
    }

    private static string[] PartsOfALife()
    {
        var seen = new List<string>();
        Live(new PartGuard(seen.Add), new HelpCall("button"), []);
        return [.. seen.Distinct().Order(StringComparer.Ordinal)];
    }

    private static Action<string> Broken(string broken) => part =>
    {
        if (part == broken)
        {
            throw new InvalidOperationException("It is broken.");
        }
    };

    // A home that has lived a little: a plan, a gateway, signs of life, an alert that is cancelled, deadlines that pass. Then the alarm.
    private static HomeState Live(PartGuard guard, RecordBody alarm, List<Intent> intents)
    {
        var engine = new HomeEngine(AlertLimits.Default, RuleCatalogue.All, APlan.Of(), guard);
        var home = HomeState.Empty("berit");
        var at = Noon.AddDays(-3);
        Take(engine.Replan(home, new RulePlan(PlannedHome.Plan, PlannedHome.Oslo), at));
        Take(engine.Notice(home, new GatewayHeard("gw-1", 1), at));
        for (var s = 1; s <= 4; s++)
        {
            Take(engine.Apply(home, new HomeRecord(new RecordId("gw-1", RecordStream.Routine, s), at, ClockNote.None, "kitchen-motion", new Motion(s % 2 == 1)), at));
        }

        Take(engine.Apply(home, new HomeRecord(new RecordId("gw-2", RecordStream.Alarm, 1), at, ClockNote.None, "pendant", new HelpCall("pendant")), at));
        Take(engine.Tick(home, at.AddMinutes(5)));
        Take(engine.Apply(home, new HomeRecord(new RecordId("gw-2", RecordStream.Alarm, 2), at, ClockNote.None, "pendant", new Cancel(1)), at));
        foreach (var open in home.Alerts)
        {
            Take(engine.Apply(home, new Resolve(open.Id, new StaffPerson("id-1", "Kari"), "phone", ResolveCause.FalseAlarmResident, null), at).Decision);
        }

        for (var later = at; later < Noon; later = later.AddHours(1))
        {
            // The gateway is heard all the time, and the home is silent.
            Take(engine.Notice(home, new GatewayHeard("gw-1", 1), later));
            Take(engine.Tick(home, later));
        }

        foreach (var open in home.Alerts)
        {
            Take(engine.Apply(home, new Resolve(open.Id, new StaffPerson("id-1", "Kari"), "phone", ResolveCause.FalseAlarmResident, null), Noon).Decision);
        }

        Take(engine.Apply(home, new HomeRecord(Alarm, Noon, ClockNote.None, "bathroom-radar", alarm), Noon));
        return home;

        void Take(HomeDecision decision)
        {
            home = decision.Home;
            intents.AddRange(decision.Intents);
        }
    }
}
