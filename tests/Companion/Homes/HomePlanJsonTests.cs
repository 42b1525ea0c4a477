using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Tests.Homes;

public sealed class HomePlanJsonTests
{
    [Fact]
    public void Visits_pets_rooms_and_beds_are_read_and_come_back_as_they_were()
    {
        var plan = HomePlanJson.Read("""
            {
              "points": [{"id": "bed", "kind": "bed", "room": "bedroom"}],
              "visits": [
                {"from": "02:00", "to": "02:30", "who": "nattpatrulje"},
                {"from": "23:30", "to": "00:30", "who": "hjemmetjenesten", "days": ["monday", "friday"]}
              ],
              "pets": true,
              "rooms": {"bedroom": "sleeping"}
            }
            """);

        HomePlanCheck.Faults(plan).ShouldBeEmpty();
        plan.Points.ShouldBe([new("bed", PointKind.Bed, "bedroom")]);
        plan.Visits[0].Days.ShouldBeEmpty();
        (plan.Visits[1].From, plan.Visits[1].To, plan.Visits[1].Who).ShouldBe((new TimeOnly(23, 30), new TimeOnly(0, 30), "hjemmetjenesten"));
        plan.Visits[1].Days.ShouldBe([DayOfWeek.Monday, DayOfWeek.Friday]);
        plan.Pets.ShouldBeTrue();
        plan.Rooms["bedroom"].ShouldBe(RoomPurpose.Sleeping);
        HomePlanJson.Write(HomePlanJson.Read(HomePlanJson.Write(plan))).ShouldBe(HomePlanJson.Write(plan));
    }

    [Fact]
    public void A_plan_from_before_there_were_visits_is_read_with_the_rooms_as_somebody_wrote_them()
    {
        var plan = HomePlanJson.Read("""{"points": [{"id": "a", "kind": "radar", "room": "Badet oppe"}, {"id": "seng", "kind": "occupancy", "room": "soverom"}]}""");

        HomePlanCheck.Faults(plan).ShouldBeEmpty();
        (plan.Points[0].Room, plan.Visits.IsEmpty, plan.Pets, plan.Rooms.IsEmpty).ShouldBe(("Badet oppe", true, false, true));
    }

    [Theory]
    [InlineData("""{"visit": []}""")]
    [InlineData("""{"visits": [{"from": "02:00", "to": "02:30", "who": "x", "when": "always"}]}""")]
    [InlineData("""{"visits": [{"from": "02:00", "to": "02:30", "who": "x", "days": ["someday"]}]}""")]
    [InlineData("""{"rooms": {"bedroom": "cosy"}}""")]
    [InlineData("""{"pets": "a cat"}""")]
    public void What_is_not_known_is_refused(string json) => Should.Throw<ArgumentException>(() => HomePlanJson.Read(json));

    [Fact]
    public void A_visit_that_says_nothing_of_who_comes_is_told_and_breaks_nothing()
        => HomePlanCheck.Faults(HomePlanJson.Read("""{"visits": [{"from": "02:00", "to": "02:30"}]}""")).ShouldHaveSingleItem();
}
