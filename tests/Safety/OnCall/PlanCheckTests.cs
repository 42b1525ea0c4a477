using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Safety.Tests.OnCall;

/// <summary>Plans that are refused, with a sentence in both languages that says what to do.</summary>
public sealed class PlanCheckTests
{
    private static readonly EscalationStep Sound = new([new(TargetKind.FirstOnDuty)], TimeSpan.FromMinutes(1), []);

    [Fact]
    public void A_sound_plan_has_no_faults() => PlanCheck.Faults(APlan.Of(policies: new EscalationPolicy("p", "P", [Sound]))).ShouldBeEmpty();

    [Fact]
    public void The_defaults_are_sound()
        => PlanCheck.Faults(APlan.Of(policies: [.. Enum.GetValues<Severity>().Select(severity => DefaultPolicies.For(severity, AlertLimits.Default))])).ShouldBeEmpty();

    [Fact]
    public void A_policy_without_steps() => Only(Policy(), "has no steps, so nobody would be asked. Add at least one step.", "har ingen trinn");

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(86_401)]
    [InlineData(-60)]
    public void A_wait_that_is_impossible(int seconds) => Only(Policy(Sound with { Wait = TimeSpan.FromSeconds(seconds) }), "Choose a wait from 15 seconds to 24 hours.", "Velg en ventetid");

    [Fact]
    public void A_step_that_asks_nobody() => Only(Policy(Sound with { Whom = [] }), "asks nobody", "varsler ingen");

    [Fact]
    public void A_step_that_comes_no_times() => Only(Policy(Sound with { Times = 0 }), "Choose 1 to 20", "Velg fra 1 til 20");

    [Fact]
    public void Somebody_who_does_not_exist() => Only(Policy(Sound with { Whom = [new(TargetKind.Person, "per")] }), "names the person 'per', which does not exist", "viser til personen «per»");

    [Fact]
    public void A_centre_that_is_not_in_the_settings() => Only(Policy(Sound with { Whom = [new(TargetKind.Centre, "sentralen")] }), "the response centre 'sentralen'", "responssenteret");

    [Fact]
    public void A_rota_with_holes_says_which_hours()
        => Only(
            APlan.Of(APlan.TwoWeeks with { Weeks = 1, Shifts = [new(DutyLine.First, 0, DayOfWeek.Monday, APlan.Eight, DayOfWeek.Saturday, APlan.Eight, "kari"), APlan.Day(DayOfWeek.Sunday, 7, 22, "ola")] }),
            "has holes on the first line: Monday 00:00–Monday 08:00; Saturday 08:00–Sunday 07:00; Sunday 22:00–Monday 00:00. Give somebody these hours.",
            "har hull på førstevakt: mandag 00:00–mandag 08:00; lørdag 08:00–søndag 07:00; søndag 22:00–mandag 00:00. Gi noen disse timene.");

    [Fact]
    public void A_second_line_may_be_absent_but_not_half_there()
    {
        PlanCheck.Faults(APlan.Of(APlan.TwoWeeks with { Shifts = [APlan.Week(DutyLine.First, 0, "kari"), APlan.Week(DutyLine.First, 1, "ola")] })).ShouldBeEmpty();

        Only(APlan.Of(APlan.TwoWeeks with { Shifts = APlan.TwoWeeks.Shifts.RemoveAt(3) }), "has holes on the second line: week 0 Monday 00:00–Monday 08:00; week 1 Monday 08:00–Monday 00:00", "bakvakt");
    }

    [Fact]
    public void A_hand_over_at_a_time_that_does_not_exist_on_the_spring_night()
        => Only(
            APlan.Of(APlan.TwoWeeks with
            {
                Weeks = 1,
                Shifts =
                [
                    new(DutyLine.First, 0, DayOfWeek.Monday, APlan.Eight, DayOfWeek.Sunday, new TimeOnly(2, 30), "kari"),
                    new(DutyLine.First, 0, DayOfWeek.Sunday, new TimeOnly(2, 30), DayOfWeek.Monday, APlan.Eight, "ola"),
                ],
            }),
            "hands over on Sunday at 02:30, but on 2026-03-29 the clocks go forward and that time does not exist. Choose another, 04:00 for example.",
            "stilles klokka fram");

    [Fact]
    public void A_first_Monday_that_is_none_a_zone_that_is_none_and_a_stranger_in_a_shift()
    {
        Only(APlan.Of(APlan.TwoWeeks with { FirstMonday = new DateOnly(2026, 1, 6) }), "is no Monday", "ikke er en mandag");
        Only(APlan.Of(APlan.TwoWeeks with { TimeZone = "Europe/Olso" }), "is no time zone", "ingen tidssone");
        Only(APlan.Of(APlan.TwoWeeks with { Shifts = [APlan.Week(DutyLine.First, 0, "per"), APlan.Week(DutyLine.First, 1, "ola")] }), "gives shifts to 'per'", "gir vakter til «per»");
        Only(APlan.Of(APlan.TwoWeeks with { Weeks = 0 }), "Choose 1 to 52", "Velg 1 til 52");
    }

    [Fact]
    public void One_person_on_both_lines_at_once_leaves_nobody_behind()
        => Only(
            APlan.Of(APlan.TwoWeeks with { Shifts = [.. APlan.TwoWeeks.Shifts.RemoveAt(3), APlan.Week(DutyLine.Second, 1, "ola")] }),
            "has Ola on both lines at once (week 1 Monday 08:00–Monday 00:00), so nobody stands behind. Give one of the shifts to somebody else.",
            "har Ola på førstevakt og bakvakt samtidig");

    [Fact]
    public void An_agreement_with_somebody_who_does_not_exist()
        => Only(
            APlan.Of(APlan.TwoWeeks with { Changes = [new DutyChange(Guid.NewGuid(), DutyLine.First, APlan.At(2026, 1, 6, 8), APlan.At(2026, 1, 6, 16), "kari", "per", null, "liv")] }),
            "has an agreement with 'per', who does not exist",
            "har en avtale med «per»");

    [Fact]
    public void With_several_teams_each_home_and_the_service_itself_have_one()
    {
        var plan = APlan.Of();
        var two = plan with { Teams = [.. plan.Teams, plan.Teams[0] with { Id = "sor", Name = "Team Sør" }] };
        PlanCheck.Faults(plan, ["berit"], "service").ShouldBeEmpty("the only team looks after everybody");

        PlanCheck.Faults(two, ["berit", "amir"], "service").Select(fault => fault.InWords().English).ShouldBe(
        [
            "The plan has several teams, and the home 'amir' has none. Write it under homeTeams.",
            "The plan has several teams, and the home 'berit' has none. Write it under homeTeams.",
            "The plan has several teams, and the service's own alerts ('service') have none. Write it under homeTeams.",
        ]);
        PlanCheck.Faults(two with { HomeTeams = two.HomeTeams.Add("amir", "nord").Add("berit", "sor").Add("service", "nord") }, ["berit", "amir"], "service").ShouldBeEmpty();
        PlanCheck.Faults(plan with { HomeTeams = plan.HomeTeams.Add("berti", "nord") }, ["berit"], "service").ShouldHaveSingleItem().InWords().English.ShouldContain("the home 'berti', which does not exist");
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T08:00", "does not exist: the clocks go forward that night")]
    [InlineData("2026-01-10T08:00", "2026-01-10T08:00", "The end is not after the beginning")]
    [InlineData("2026-01-01T08:00", "2026-01-01T10:00", "Choose a time that is not over")]
    [InlineData("2026-01-10T08:00", "2026-12-10T08:00", "at most 60 days long")]
    public void Agreements_that_cannot_be(string from, string until, string why)
    {
        var plan = APlan.Of();

        var (rota, refusal) = Agreements.Take(plan, plan.Rotas[0], DutyLine.First, DateTime.Parse(from, null), DateTime.Parse(until, null), "kari", "ola", "liv", Guid.Empty, APlan.At(2026, 1, 5, 12));

        rota.ShouldBeNull();
        refusal!.InWords().English.ShouldContain(why);
        refusal!.InWords().Bokmal.ShouldNotBe(refusal!.InWords().English);
    }

    [Fact]
    public void An_agreement_through_the_autumn_night_covers_the_hour_that_comes_twice()
    {
        var plan = APlan.Of();

        var (rota, _) = Agreements.Take(
            plan, plan.Rotas[0], DutyLine.First, new DateTime(2026, 10, 25, 1, 0, 0), new DateTime(2026, 10, 25, 2, 30, 0), null, "nils", "liv", Guid.Empty, APlan.At(2026, 10, 1, 0));

        (rota!.Changes[0].Until - rota.Changes[0].From).ShouldBe(TimeSpan.FromHours(2.5));
    }

    private static OnCallPlan Policy(params EscalationStep[] steps) => APlan.Of(policies: new EscalationPolicy("p", "P", [.. steps]));

    private static void Only(OnCallPlan plan, string english, string bokmal)
    {
        var fault = PlanCheck.Faults(plan).ShouldHaveSingleItem();
        fault.InWords().English.ShouldContain(english);
        fault.InWords().Bokmal.ShouldContain(bokmal);
    }
}
