using System.Text.Json;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Tests.Homes;

public sealed class SeedHomeTests
{
    public static TheoryData<string> All => ["berit", "amir", "solveig"];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_has_a_plan_that_can_stand_and_knows_the_same_sensors_in_the_same_rooms(string name)
    {
        using var home = JsonDocument.Parse(File.ReadAllText(Repository.Path("seeds", "homes", $"{name}.json")));
        var plan = HomePlanJson.Read(home.RootElement.GetProperty("plan").GetRawText());
        var rooms = home.RootElement.GetProperty("points").EnumerateArray().ToDictionary(point => point.GetProperty("id").GetString()!, point => point.GetProperty("room").GetString());

        HomePlanCheck.Faults(plan).ShouldBeEmpty();
        plan.Points.ShouldNotBeEmpty();
        plan.Points.ShouldAllBe(point => rooms[point.Id] == point.Room);
        HomePlanJson.Read(HomePlanJson.Write(plan)).Points.ShouldBe(plan.Points);
    }
}
