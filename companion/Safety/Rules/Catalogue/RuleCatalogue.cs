using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>The rules there are, the gravest first.</summary>
public static class RuleCatalogue
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new HelpCallRule(), new FallRule(), .. Hazards(Severity.Critical), new FreezingRule(),
        .. Hazards(Severity.Serious), new NightDoorRule(), new InactivityRule(), new BathroomRule(), new BedExitRule(), new NotBackRule(), new BackEarlyRule(),
        new ContactWishRule(), new DoorLeftOpenRule(), RoomTemperatureRule.Cold, RoomTemperatureRule.Hot, new MeasurementRule(),
        new NoContactRule(), new SequenceHoleRule(), new NumberReusedRule(), new TamperRule(), new MainsRule(), new BatteryRule(),
        new SensorSilentRule(), new SensorFaultRule(), new ContactInvertedRule(), new SensorRateRule(), new ClockRule(), new TestAlarmRule(),
        new RestlessNightRule(),
    ];

    private static IEnumerable<IRule> Hazards(Severity severity) => AlertKinds.Hazards.Where(kind => kind.Severity() == severity).Select(kind => new HazardRule(kind));
}
