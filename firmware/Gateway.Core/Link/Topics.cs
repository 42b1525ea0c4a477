namespace Hjemvakt.Gateway.Link;

/// <summary>The topics of one gateway.</summary>
public sealed class Topics
{
    /// <param name="gatewayId">As in <c>hv1/&lt;gw&gt;/…</c>.</param>
    public Topics(string gatewayId)
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

    public readonly string Alarm;

    public readonly string Routine;

    public readonly string Status;

    public readonly string Receipt;

    public readonly string Alert;

    /// <summary>Followed by the command's name.</summary>
    public readonly string Command;

    /// <summary>Followed by the command's name.</summary>
    public readonly string Reply;

    /// <summary>What a gateway listens to.</summary>
    public string[] Subscriptions() => [Receipt, Alert, Command + "+"];
}
