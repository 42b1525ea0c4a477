namespace Hjemvakt.Safety.Tests.Alerts;

public sealed class AlertIdentityTests
{
    private static readonly RecordId Record = new("gw-1", RecordStream.Alarm, 17);

    [Fact]
    public void The_same_record_makes_the_same_alert_whenever_it_is_worked_out()
        // The value is written down: it may never change, for it is in databases and on lamps.
        => AlertIdentity.Of("berit", AlertKind.Help, Record).ShouldBe(new Guid(Known));

    [Fact]
    public void Another_home_kind_gateway_or_number_is_another_alert()
    {
        Guid[] ids =
        [
            AlertIdentity.Of("berit", AlertKind.Help, Record),
            AlertIdentity.Of("amir", AlertKind.Help, Record),
            AlertIdentity.Of("berit", AlertKind.Fall, Record),
            AlertIdentity.Of("berit", AlertKind.Help, Record with { GatewayId = "gw-2" }),
            AlertIdentity.Of("berit", AlertKind.Help, Record with { Sequence = 18 }),
        ];

        ids.Distinct().Count().ShouldBe(ids.Length);
    }

    [Fact]
    public void It_is_a_well_formed_uuid_of_version_8()
    {
        var id = AlertIdentity.Of("berit", AlertKind.Help, Record);

        id.Version.ShouldBe(8);
        (id.Variant >> 2).ShouldBe(0b10);
    }

    private const string Known = "3ed4247b-501f-84d1-a342-0d0d880945b6";
}
