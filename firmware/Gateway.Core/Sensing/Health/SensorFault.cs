namespace Hjemvakt.Gateway.Sensing.Health;

/// <summary>The words of a <c>sensor</c> record's <c>why</c>.</summary>
public static class SensorFault
{
    /// <summary>It works again.</summary>
    public const string Back = "back";

    /// <summary>Reading it fails, or it does not answer.</summary>
    public const string Absent = "absent";

    /// <summary>It sends, but never anything new: bit-identical for too long.</summary>
    public const string Frozen = "frozen";

    /// <summary>Its values cannot be true.</summary>
    public const string Implausible = "implausible";

    /// <summary>An input that should come and go stays on: a stuck button, a cord that hangs in something, a sensor that always sees motion.</summary>
    public const string Stuck = "stuck";

    /// <summary>A contact that changes without end: a loose wire or a worn switch.</summary>
    public const string Chattering = "chattering";

    /// <summary>It does not take its settings.</summary>
    public const string NotConfigured = "not-configured";

    /// <summary>Nothing has been heard of it yet. Only in answers to a self-test, never in a record.</summary>
    public const string NotTested = "not-tested";
}
