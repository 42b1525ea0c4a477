using System.Collections.Immutable;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Safety.Tests.OnCall;

public sealed class EscalationTests
{
    private static readonly DateTimeOffset Night = APlan.At(2026, 1, 7, 3);

    [Fact]
    public void Critical_is_first_then_second_then_the_lead_and_everybody_for_ever()
    {
        Ask(0).ShouldBe("Kari; 60 s; at once");
        Ask(1).ShouldBe("Liv; 120 s; at once");
        Ask(2).ShouldBe("Liv, Kari, Ola, Nils; 120 s; at once");
        Ask(3_000_000).ShouldBe("Liv, Kari, Ola, Nils; 120 s; at once");
    }

    [Fact]
    public void What_is_milder_waits_longer_and_rings_no_telephone()
    {
        var plan = APlan.Of() with { People = [new Colleague("kari", "Kari", [new(Channel.Voice, "+47"), new(Channel.Email, "k@x"), new(Channel.Ntfy, "k")]), .. APlan.Of().People.RemoveAt(0)] };
        var moderate = Escalation.Ask(plan, AlertLimits.Default, "berit", Severity.Moderate, 0, Night);
        moderate.Wait.ShouldBe(TimeSpan.FromMinutes(30));
        moderate.People.ShouldHaveSingleItem().Contacts.Select(contact => contact.Channel).ShouldBe([Channel.Email, Channel.Ntfy]);
        Escalation.Ask(plan, AlertLimits.Default, "berit", Severity.Technical, 0, Night).Wait.ShouldBe(TimeSpan.FromHours(4));
    }

    [Fact]
    public void A_step_repeats_as_often_as_it_says_before_the_next()
    {
        var policy = new EscalationPolicy("p", "P", [Step("kari") with { Times = 3 }, Step("ola"), Step("liv")]);

        Enumerable.Range(0, 7).Select(round => policy.At(round).Number).ShouldBe([0, 0, 0, 1, 2, 2, 2]);
    }

    [Fact]
    public void A_homes_own_policy_comes_before_its_teams_and_that_before_the_default()
    {
        var plan = APlan.Of(null, new EscalationPolicy("team", "T", [Step("ola")]), new EscalationPolicy("home", "H", [Step("nils")]));
        plan = plan with { Teams = [plan.Teams[0] with { Policies = ImmutableDictionary<Severity, string>.Empty.Add(Severity.Critical, "team") }] };
        First(plan, "berit").ShouldBe("Ola");

        plan = plan with { HomePolicies = plan.HomePolicies.Add("berit", ImmutableDictionary<Severity, string>.Empty.Add(Severity.Critical, "home")) };
        First(plan, "berit").ShouldBe("Nils");
        First(plan, "amir").ShouldBe("Ola");
        Escalation.Ask(plan, AlertLimits.Default, "berit", Severity.Serious, 0, Night).People[0].Name.ShouldBe("Kari", "the default");
    }

    [Fact]
    public void A_step_that_finds_nobody_asks_everybody_and_says_so()
    {
        var plan = APlan.Of() with { Rotas = [] };

        var asked = Escalation.Ask(plan, AlertLimits.Default, "berit", Severity.Critical, 0, Night);

        asked.Widened.ShouldBeTrue();
        asked.People.Length.ShouldBe(4);
        asked.Line.ShouldContain("nobody in this step: everybody");
    }

    [Fact]
    public void A_rota_that_cannot_be_read_keeps_no_alarm_from_being_raised()
    {
        foreach (var broken in new[] { APlan.TwoWeeks with { TimeZone = "Nowhere/At-all" }, APlan.TwoWeeks with { Weeks = 0 } })
        {
            Escalation.Ask(APlan.Of(broken), AlertLimits.Default, "berit", Severity.Critical, 0, Night).Widened.ShouldBeTrue();
        }
    }

    [Fact]
    public void Of_somebody_without_the_steps_channels_any_channel_is_better_than_silence()
    {
        var plan = APlan.Of(null, new EscalationPolicy(DefaultPolicies.IdOf(Severity.Critical), "C", [Step("kari") with { Channels = [Channel.Voice] }]));

        Escalation.Ask(plan, AlertLimits.Default, "berit", Severity.Critical, 0, Night).People[0].Contacts.Length.ShouldBe(2);
    }

    [Fact]
    public void With_two_teams_a_home_that_is_nobodys_is_everybodys()
    {
        var plan = APlan.Of();
        plan = plan with { Teams = plan.Teams.Add(new Team("sor", "Sør", ["nils"], null, null, ImmutableDictionary<Severity, string>.Empty)) };

        Escalation.Ask(plan, AlertLimits.Default, "berit", Severity.Critical, 0, Night).Widened.ShouldBeTrue();
        Escalation.Ask(plan with { HomeTeams = plan.HomeTeams.Add("berit", "nord") }, AlertLimits.Default, "berit", Severity.Critical, 0, Night).People[0].Name.ShouldBe("Kari");
    }

    private static string Ask(int round)
    {
        var asked = Escalation.Ask(APlan.Of(), AlertLimits.Default, "berit", Severity.Critical, round, Night);
        return $"{string.Join(", ", asked.People.Select(person => person.Name))}; {asked.Wait.TotalSeconds} s; {(asked.AllAtOnce ? "at once" : "one by one")}";
    }

    private static string First(OnCallPlan plan, string home) => Escalation.Ask(plan, AlertLimits.Default, home, Severity.Critical, 0, Night).People[0].Name;

    private static EscalationStep Step(string person) => new([new(TargetKind.Person, person)], TimeSpan.FromMinutes(1), []);
}
