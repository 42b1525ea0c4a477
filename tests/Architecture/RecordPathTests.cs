using Hjemvakt.Architecture.Tests.Code;

namespace Hjemvakt.Architecture.Tests;

/// <summary>
/// Where a program is put together, and what must not be put to work. That nothing on the way of a record calls backwards is in the lists of floors.
/// </summary>
public sealed class RecordPathTests
{
    private const string G = "Hjemvakt.Gateway.";

    [Fact]
    public void The_core_of_the_gateway_is_put_together_in_one_place_and_the_board_in_another()
    {
        Compiled.GatewayCore.Mentions.Where(mention => mention.To.ToString() == G + "GatewayApp" && mention.From.ToString() != G + "GatewayApp").ShouldBeEmpty();
        Compiled.Gateway.Mentions.Where(mention => mention.To.ToString() == G + "GatewayApp").Select(mention => mention.From.ToString()).ShouldBe([G + "Firmware"]);
    }

    [Fact]
    public void What_is_decided_in_safety_is_put_to_work_nowhere_in_safety() =>
        Compiled.Safety.Mentions.Where(mention => mention.To.IsIn("Hjemvakt") && !mention.To.IsIn("Hjemvakt.Safety")).ShouldBeEmpty();
}
