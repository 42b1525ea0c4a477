namespace Hjemvakt.Safety.Tests.Alerts;

/// <summary>A kind has one severity, wherever an alert of it comes from.</summary>
public sealed class AlertSeverityTests
{
    public static TheoryData<AlertKind> Kinds => [.. Enum.GetValues<AlertKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_has_a_severity_and_each_alarm_of_a_home_a_grave_one(AlertKind kind)
    {
        Enum.IsDefined(kind.Severity()).ShouldBeTrue();
        new Finding(kind, "test").Severity.ShouldBe(kind.Severity());
        if (kind.IsAlarm())
        {
            (kind.Severity() >= Severity.Serious).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_kind_that_nobody_has_judged_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => ((AlertKind)10_000).Severity());

    [Fact]
    public void Names_stand_in_the_order_of_gravity() => SeverityNames.GravestFirst.ShouldBe(["critical", "serious", "moderate", "technical"]);
}
