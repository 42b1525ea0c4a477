using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Plans;

public sealed class RoomKindsTests
{
    [Fact]
    public void Every_kind_is_found_by_its_name_and_the_second_of_it_by_its_number()
    {
        foreach (var kind in Enum.GetValues<RoomKind>())
        {
            RoomKinds.Parse(kind.Name()).ShouldBe((kind, null));
            RoomKinds.Parse($"{kind.Name()}-2").ShouldBe((kind, 2));
        }

        RoomKind.ShowerRoom.Name().ShouldBe("shower-room");
    }

    [Theory]
    [InlineData("bathroom", true)]
    [InlineData("bathroom-2", true)]
    [InlineData("toilet", true)]
    [InlineData("shower-room", true)]
    [InlineData("Bad", true)]
    [InlineData("WC", true)]
    [InlineData("bad 2", true)]
    [InlineData("bedroom", false)]
    [InlineData("systua på loftet", false)]
    [InlineData("", false)]
    [InlineData("2", false)]
    public void Who_is_alone_behind_a_closed_door_is_in_a_bathroom_whatever_it_is_called(string room, bool isOne) => RoomKinds.IsBathroom(room).ShouldBe(isOne);

    [Theory]
    [InlineData("balcony", RoomPurpose.Outside)]
    [InlineData("cellar", RoomPurpose.ColdStore)]
    [InlineData("bedroom", RoomPurpose.Living)]
    [InlineData("systua på loftet", RoomPurpose.Living)]
    public void A_room_is_for_what_its_kind_is_usually_for(string room, RoomPurpose purpose) => RoomKinds.UsualPurpose(room).ShouldBe(purpose);

    [Fact]
    public void What_the_plan_says_of_a_room_goes_before_what_is_usual()
    {
        var plan = HomePlan.None with { Rooms = HomePlan.None.Rooms.Add("bedroom", RoomPurpose.Sleeping).Add("balcony", RoomPurpose.Living) };
        var index = new PlanIndex(plan, TimeZoneInfo.Utc);

        (index.Purpose("bedroom"), index.Purpose("balcony"), index.Purpose("cellar")).ShouldBe((RoomPurpose.Sleeping, RoomPurpose.Living, RoomPurpose.ColdStore));
    }
}
