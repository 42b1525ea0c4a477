using Hjemvakt.Contract.Tests.Reading;
using Hjemvakt.Contract.Tests.Settings;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Contract.Tests.Records;

/// <summary>What detectors warn of is one list: in the record, in the companion, and among the kinds of point of the settings.</summary>
public sealed class HazardKindsTests
{
    private static readonly string[] Published = PublishedSchemas.WordsOf("hazard", "what");

    [Fact]
    public void The_companion_knows_each_and_no_other() => AlertKinds.Hazards.Select(kind => kind.HazardWord()).ShouldBe(Published, ignoreOrder: true);

    [Fact]
    public void Each_is_a_kind_of_point_and_the_gateway_tells_no_other_as_a_hazard() =>
        SettingsLimit.At("points", "[]", "kind")["enum"]!.AsArray().Select(word => (string)word!).Where(SensorKind.Warns).ShouldBe(Published, ignoreOrder: true);
}
