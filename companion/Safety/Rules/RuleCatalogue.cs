using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Rules;

/// <summary>The rules there are, the gravest first.</summary>
public static class RuleCatalogue
{
    public static IReadOnlyList<IRule> All { get; } =
    [
        new HelpCallRule(), new FallRule(), new FreezingRule(),
        new NightDoorRule(), new InactivityRule(), new BathroomRule(), new NotBackRule(),
        new ContactWishRule(), new DoorLeftOpenRule(), new ColdRule(), new HotRule(), new MeasurementRule(),
        new NoContactRule(), new SequenceHoleRule(), new NumberReusedRule(), new TamperRule(), new MainsRule(), new BatteryRule(),
        new SensorSilentRule(), new SensorFaultRule(), new ClockRule(), new TestAlarmRule(),
    ];
}
