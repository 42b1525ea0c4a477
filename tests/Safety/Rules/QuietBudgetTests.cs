using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>How many false alarms each rule may cost, and from which number on it has cost too many.</summary>
public sealed class QuietBudgetTests
{
    private const double FourWeeks = 4;

    // Of the companion itself, or of many homes: no rule of a home tells them.
    private static readonly AlertKind[] NoRules =
    [
        AlertKind.ChannelDown, AlertKind.RotaGap, AlertKind.AlarmUnread, AlertKind.PartFailed, AlertKind.AddressRefused, AlertKind.ManyWithoutContact, AlertKind.ManyWithoutMains,
        AlertKind.ServiceClock,
    ];

    public static TheoryData<string> Names => [.. RuleCatalogue.All.Select(rule => rule.Card.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_has_a_budget_with_its_source(string rule)
    {
        var budget = CardOf(rule).QuietBudget;

        (budget is not null).ShouldBeTrue($"The rule '{rule}' has no quiet budget: say on its card how many false alarms a person-week it may cost, and where that comes from (docs/quiet-budget.md).");
        budget!.PerWeek.ShouldBeInRange(0.001m, 1);
        budget.Source.ShouldNotBeNullOrWhiteSpace();
        budget.Kinds.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_alert_of_a_home_counts_for_one_rule_and_no_more()
    {
        var told = RuleCatalogue.All.SelectMany(rule => rule.Card.QuietBudget?.Kinds ?? []).ToList();

        told.ShouldBeUnique();
        told.Concat(NoRules).Order().ToArray().ShouldBe(Enum.GetValues<AlertKind>(), "An alert kind that no rule's quiet budget names is in no figure: name it on the card of its rule.");
    }

    [Fact]
    public void Rules_about_what_is_usual_stay_within_the_goal_of_one_false_alarm_in_twenty_days()
        => Sum("inactivity", "not-back", "bathroom-stay").ShouldBe(0.35m);

    [Fact]
    public void All_sensing_rules_that_get_somebody_up_cost_no_more_than_the_best_inactivity_score_alone()
    {
        var sensed = RuleCatalogue.All.Select(rule => rule.Card)
            .Where(card => card.Name != "help-call" && card.QuietBudget!.Kinds.Any(kind => kind.Severity() >= Severity.Serious));

        // 0.09 a day, Sensors 24(20):6583.
        sensed.Sum(card => card.QuietBudget!.PerWeek).ShouldBeLessThanOrEqualTo(0.09m * 7, "The rules that wake people cost more false alarms than the best published score: lower a budget, and mean it.");
    }

    [Theory]
    [InlineData(0.04, 1, false)]
    [InlineData(0.04, 2, false)]
    [InlineData(0.04, 3, true)]
    [InlineData(0.2, 3, false)]
    [InlineData(0.2, 4, true)]
    [InlineData(0.2, 5, true)]
    [InlineData(0.25, 4, false)]
    [InlineData(0.25, 5, true)]
    [InlineData(0.01, 1, false)]
    [InlineData(0.01, 2, true)]
    [InlineData(5, 30, false)]
    [InlineData(5, 32, true)]
    public void Four_weeks_have_too_many_when_chance_hardly_explains_them(double perWeek, int falseAlarms, bool isOverspent)
        => QuietBudget.IsOverspent(falseAlarms, (decimal)perWeek, FourWeeks).ShouldBe(isOverspent);

    [Fact]
    public void The_first_false_alarm_never_overspends_however_small_the_budget()
        => QuietBudget.IsOverspent(1, 0.000001m, 0.1).ShouldBeFalse();

    [Fact]
    public void A_home_of_which_nothing_is_known_has_not_overspent() => QuietBudget.IsOverspent(10, 0.2m, 0).ShouldBeFalse();

    // By hand: 1 − e^−0.16 (1 + 0.16 + 0.16²/2) and 1 − e^−0.8 Σ 0.8^k/k! for k < 4.
    [Theory]
    [InlineData(3, 0.16, 0.000605764)]
    [InlineData(4, 0.8, 0.009079858)]
    [InlineData(0, 0.8, 1)]
    public void The_chance_of_so_many_is_exact(int count, double expected, double chance) => QuietBudget.AtLeast(count, expected).ShouldBe(chance, 1e-8);

    [Theory]
    [InlineData(AlertKind.NotUp, ResolveCause.FalseAlarmResident, true)]
    [InlineData(AlertKind.NotUp, ResolveCause.FalseAlarmSensor, true)]
    [InlineData(AlertKind.NotUp, ResolveCause.NotAtHome, true)]
    [InlineData(AlertKind.NotUp, ResolveCause.PlannedVisit, true)]
    [InlineData(AlertKind.NotUp, ResolveCause.Technical, true)]
    [InlineData(AlertKind.NotUp, ResolveCause.RealNeed, false)]
    [InlineData(AlertKind.Help, ResolveCause.Test, false)]
    [InlineData(AlertKind.NoContact, ResolveCause.Technical, false)]
    [InlineData(AlertKind.NoContact, ResolveCause.EndedByItself, false)]
    [InlineData(AlertKind.NoContact, ResolveCause.FalseAlarmSensor, true)]
    public void What_staff_found_says_whether_it_was_false(AlertKind kind, ResolveCause cause, bool isFalse) => cause.IsFalseFor(kind).ShouldBe(isFalse);

    private static decimal Sum(params string[] rules) => rules.Sum(rule => CardOf(rule).QuietBudget!.PerWeek);

    private static RuleCard CardOf(string rule) => RuleCatalogue.All.Single(one => one.Card.Name == rule).Card;
}
