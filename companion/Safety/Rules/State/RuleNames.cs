namespace Hjemvakt.Safety.Rules.State;

/// <summary>Names of the rules that are asked for by name, and not only by the list of all rules. Stored in plans and watches: never rename one.</summary>
public static class RuleNames
{
    public const string Inactivity = "inactivity";

    public const string NoContact = "no-contact";

    public const string SensorFault = "sensor-fault";

    public const string TestAlarm = "test-alarm";
}
