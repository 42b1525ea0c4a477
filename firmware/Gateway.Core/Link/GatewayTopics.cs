namespace Hjemvakt.Gateway.Link;

/// <summary>The topics of one gateway.</summary>
public sealed class GatewayTopics
{
    /// <param name="gatewayId">As in <c>hv1/&lt;gw&gt;/…</c>.</param>
    public GatewayTopics(string gatewayId)
    {
        var root = "hv1/" + gatewayId + "/";
        Alarm = root + "alarm";
        Routine = root + "routine";
        Status = root + "status";
        Receipt = root + "receipt";
        Alert = root + "alert";
        Command = root + "command/";
        Reply = root + "reply/";
    }

    public string Alarm { get; }

    public string Routine { get; }

    public string Status { get; }

    public string Receipt { get; }

    public string Alert { get; }

    /// <summary>Followed by the command's name.</summary>
    public string Command { get; }

    /// <summary>Followed by the command's name.</summary>
    public string Reply { get; }

    /// <summary>What a gateway listens to.</summary>
    public string[] Subscriptions() => [Receipt, Alert, Command + "+"];
}
