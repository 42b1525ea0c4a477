namespace Hjemvakt.Gateway.Records;

/// <summary>The kinds of record this gateway writes: the <c>k</c> of the contract.</summary>
public static class RecordKind
{
    public const string Fall = "fall";
    public const string Help = "help";
    public const string Cancel = "cancel";
    public const string Tamper = "tamper";
    public const string Hazard = "hazard";
    public const string Contact = "contact";
    public const string Door = "door";
    public const string Motion = "motion";
    public const string Presence = "presence";
    public const string Env = "env";
    public const string Power = "power";
    public const string Sensor = "sensor";
    public const string Gap = "gap";
}
