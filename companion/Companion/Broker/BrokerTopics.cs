using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Broker;

/// <summary>The topics of the wire contract, and who may do what on them.</summary>
internal static class BrokerTopics
{
    private const string Root = "hv1/";

    public static string Alarm(string gatewayId) => $"{Root}{gatewayId}/alarm";

    public static string Routine(string gatewayId) => $"{Root}{gatewayId}/routine";

    public static string Status(string gatewayId) => $"{Root}{gatewayId}/status";

    public static string Receipt(string gatewayId) => $"{Root}{gatewayId}/receipt";

    public static string Alert(string gatewayId) => $"{Root}{gatewayId}/alert";

    public static string Command(string gatewayId, string name) => $"{Root}{gatewayId}/command/{name}";

    public static string Of(string gatewayId, RecordStream stream) => stream == RecordStream.Alarm ? Alarm(gatewayId) : Routine(gatewayId);

    /// <summary>What a message of this gateway on this topic is.</summary>
    public static Upward Classify(string gatewayId, string topic)
    {
        if (Below(gatewayId, topic) is not { } rest)
        {
            return Upward.Foreign;
        }

        return rest switch
        {
            "alarm" => Upward.Alarm,
            "routine" => Upward.Routine,
            "status" => Upward.Status,
            _ when rest.StartsWith("reply/", StringComparison.Ordinal) && rest.IndexOf('/', "reply/".Length) < 0 && rest.Length > "reply/".Length => Upward.Reply,
            _ => Upward.Foreign,
        };
    }

    /// <summary>
    /// Whether a gateway may subscribe to a filter: to what comes down to it, singly or by wildcards that stay below its
    /// own id. What goes up is never handed out, so a wildcard that covers it as well gives nothing away.
    /// </summary>
    public static bool MaySubscribe(string gatewayId, string filter) => Below(gatewayId, filter) is { } rest
        && (rest is "receipt" or "alert" or "#" or "+" or "+/+" || rest.StartsWith("command/", StringComparison.Ordinal));

    private static string? Below(string gatewayId, string topic)
    {
        var start = Root.Length + gatewayId.Length + 1;
        return topic.Length > start
            && topic.StartsWith(Root, StringComparison.Ordinal)
            && topic[start - 1] == '/'
            && string.CompareOrdinal(topic, Root.Length, gatewayId, 0, gatewayId.Length) == 0
            ? topic[start..]
            : null;
    }
}

/// <summary>What a gateway sends.</summary>
internal enum Upward
{
    Alarm,
    Routine,
    Status,
    Reply,

    /// <summary>Not below its own id, or not in this direction.</summary>
    Foreign,
}
