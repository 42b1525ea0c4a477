using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Rules;

public sealed class RuleCatalogueTests
{
    public static TheoryData<RecordBody> Everyday =>
    [
        new TestAlarm(), new Door(true), new Door(false), new Motion(true), new Presence(true), new Presence(false),
        new Air(21.3m, 34.5m, 1013.2m), new Vital("bp"), new PowerSupply(true, 98), new SensorTrust(true, "answers"),
    ];

    [Fact]
    public void A_help_call_is_critical()
    {
        var home = new TestHome();

        home.Happen(1, new HelpCall("cord"));

        (home.Only.Kind, home.Only.Severity, home.Only.Source, home.Only.Confidence).ShouldBe((AlertKind.Help, Severity.Critical, "cord", (int?)null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_fall_is_critical_however_unsure_the_sensor_is(int confidence)
    {
        var home = new TestHome();

        home.Fall(1, confidence);

        (home.Only.Kind, home.Only.Severity, home.Only.Source, home.Only.Confidence).ShouldBe((AlertKind.Fall, Severity.Critical, "radar", confidence));
    }

    [Theory]
    [MemberData(nameof(Everyday))]
    public void Nothing_else_becomes_an_alert_by_accident(RecordBody body)
    {
        var home = new TestHome();

        home.Happen(1, body);

        home.State.Alerts.ShouldBeEmpty();
        home.Intents.ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_says_what_it_does_and_why()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            rule.Card.Name.ShouldNotBeNullOrWhiteSpace();
            rule.Card.Default.ShouldNotBeNullOrWhiteSpace();
            rule.Card.Source.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void A_rule_that_fails_takes_no_other_with_it_and_is_reported()
    {
        var home = new TestHome([new BrokenRule(), new HelpCallRule()]);

        home.Help(1).ShouldNotBeNull();

        home.Intents.OfType<ReportFailure>().ShouldHaveSingleItem().Part.ShouldBe("broken");
    }

    private sealed class BrokenRule : IRule
    {
        public RuleCard Card { get; } = new("broken", "", "");

        public Verdict Judge(in RuleView home, HomeRecord record) => throw new InvalidOperationException("It is broken.");
    }
}
