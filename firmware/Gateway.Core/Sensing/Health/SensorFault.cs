using Hjemvakt.Gateway.Sensing.Air;
namespace Hjemvakt.Gateway.Sensing.Health;

/// <summary>The words of a <c>sensor</c> record's <c>why</c>.</summary>
public static class SensorFault
{
    /// <summary>It works again.</summary>
    public const string Back = "back";

    /// <summary>Reading it fails, or it does not answer.</summary>
    public const string Absent = "absent";

    /// <summary>It sends, but never anything new: all it measures bit-identical for an hour, or one quantity for three hours while the others live.</summary>
    public const string Frozen = "frozen";

    /// <summary>Its values cannot be true, three in a row or a quarter of them.</summary>
    public const string Implausible = "implausible";

    /// <summary>An input that should come and go stays on: a stuck button, a cord that hangs in something, a sensor that always sees motion.</summary>
    public const string Stuck = "stuck";

    /// <summary>It changes without end, faster than people make it change: a loose wire, a worn switch, a radar that sees a fan.</summary>
    public const string Chattering = "chattering";

    /// <summary>It does not take its settings; after a colon and a space, which.</summary>
    public const string NotConfigured = "not-configured";

    /// <summary>Nothing has been heard of it yet. Only in answers to a self-test, never in a record.</summary>
    public const string NotTested = "not-tested";
}
