using System.Collections.Immutable;
using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Tests.Rules;

public sealed class HomePlanCheckTests
{
    private static readonly DateTimeOffset Noon = PlannedHome.Wall("2026-01-15 12:00");

    public static TheoryData<string, HomePlan, string> Faulty => new()
    {
        { "a limit that cannot be", PlannedHome.With("cold", ("cold", 99)), "Choose from 5 to 28 °C" },
        { "limits that cross", PlannedHome.With("cold", ("cold", 15)), "must be less than 'cold'" },
        { "hot below very hot", PlannedHome.With("hot", ("hot", 29)), "must be less than 'very-hot'" },
        { "a limit there is not", PlannedHome.With("cold", ("colour", 1)), "has no limit 'colour'. It has very-cold, cold" },
        { "a rule there is not", PlannedHome.With("fire"), "There is no rule 'fire'" },
        { "help turned off", PlannedHome.Off("help-call"), "cannot be turned off" },
        { "fall turned off", PlannedHome.Off("fall"), "cannot be turned off" },
        { "no contact turned off", PlannedHome.Off("no-contact"), "cannot be turned off" },
        { "quiet all day", PlannedHome.Plan with { Quiet = new(new(6, 0), new(6, 0)) }, "turn the rule off instead" },
        { "quiet nearly all day", PlannedHome.Plan with { Quiet = new(new(6, 0), new(3, 0)) }, "turn the rule off instead" },
        { "a sensor twice", PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(PlannedHome.Plan.Points[0]) }, "is there twice" },
        { "a sensor without a room", PlannedHome.Plan with { Points = [new("x", PointKind.Door, "")] }, "needs an id, a kind and a room" },
        { "a sensor without an id", PlannedHome.Plan with { Points = [new(null!, PointKind.Door, "hall")] }, "needs an id, a kind and a room" },
        { "a visit without a name", PlannedHome.Plan with { Visits = [new(new(8, 0), new(9, 0), "")] }, "a word of at most 64 letters for who comes" },
        { "a visit that ends as it begins", PlannedHome.Plan with { Visits = [new(new(8, 0), new(8, 0), "home care")] }, "needs a beginning, another end" },
        { "a visit all day", PlannedHome.Plan with { Visits = [new(new(8, 0), new(7, 0), "home care")] }, "at most 12 hours" },
        { "visits without end", PlannedHome.Plan with { Visits = [.. Enumerable.Repeat(new PlannedVisit(new(8, 0), new(9, 0), "home care"), 33)] }, "and may have 32" },
        { "a purpose of a room there is not", PlannedHome.Plan with { Rooms = HomePlan.None.Rooms.Add("bedrom", RoomPurpose.Sleeping) }, "no point is in it" },
        { "a measurement there is not", PlannedHome.Plan with { Measurements = [new("mood", new(10, 0))] }, "Choose bp, spo2" },
        { "a measurement twice", PlannedHome.Plan with { Measurements = [new("bp", new(10, 0)), new("bp", new(20, 0))] }, "is there twice" },
        { "a pause backwards", PlannedHome.Plan with { Pauses = [new(Guid.Empty, PauseReason.Other, Noon, Noon)] }, "ends before it begins" },
        { "a pause for ever", PlannedHome.Plan with { Pauses = [new(Guid.Empty, PauseReason.Other, Noon, Noon.AddYears(3))] }, "more than a year" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void It_is_refused_with_one_sentence_in_both_languages_that_says_what_to_do(string what, HomePlan plan, string said)
    {
        var fault = HomePlanCheck.Faults(plan).ShouldHaveSingleItem(what);

        fault.InWords().English.ShouldContain(said);
        fault.InWords().Bokmal.ShouldNotBe(fault.InWords().English);
        fault.InWords().Bokmal.Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Every_default_can_stand()
    {
        HomePlanCheck.Faults(HomePlan.None).ShouldBeEmpty();
        foreach (var card in RuleCatalogue.All.Select(rule => rule.Card))
        {
            var all = new RuleSetting(true, card.Limits.ToImmutableSortedDictionary(limit => limit.Name, limit => limit.Default, StringComparer.Ordinal));
            HomePlanCheck.Faults(HomePlan.None with { Rules = HomePlan.None.Rules.Add(card.Name, all) }).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(2026, 3, 29, 2, 30, null)]
    [InlineData(2026, 3, 29, 3, 0, "2026-03-29T01:00:00Z")]
    [InlineData(2026, 10, 25, 2, 30, "2026-10-25T01:30:00Z")]
    [InlineData(2026, 7, 1, 12, 0, "2026-07-01T10:00:00Z")]
    public void A_time_that_does_not_exist_is_refused_and_one_that_comes_twice_ends_with_the_second(int year, int month, int day, int hour, int minute, string? instant)
    {
        var (at, fault) = HomePlanCheck.Entered(PlannedHome.Oslo, new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified), latest: true);

        at.ShouldBe(instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
        if (instant is null)
        {
            fault!.InWords().English.ShouldContain("does not exist");
            fault!.InWords().English.ShouldContain("Choose 03:00");
            fault!.InWords().Bokmal.ShouldContain("Velg 03:00");
        }
    }
}
