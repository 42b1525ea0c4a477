namespace Hjemvakt.Companion.Gateways.Messages;

/// <summary>Reads a gateway's answer to a command as the wire contract has it.</summary>
public static class ReplyDecoder
{
    /// <summary>Reads a message. Never throws, whatever the bytes.</summary>
    /// <returns>The reply, or why it was refused; exactly one of the two is null.</returns>
    public static (CommandReply? Reply, string? Refusal) Decode(ReadOnlyMemory<byte> payload) => ObjectMessage.Decode(payload, Read);

    private static CommandReply Read(Members m, string json)
    {
        var reply = new CommandReply(m.Text("id", 1, 64), m.Boolean("ok"), json);
        m.OptionalText("why", 1, 200);
        m.OptionalBoolean("flash");
        if (m.Has("points"))
        {
            m.Object("points");
        }

        m.OptionalInteger("u", 0);
        m.OptionalInteger("t", 0);
        m.OptionalInteger("drift", -int.MaxValue, int.MaxValue);
        return reply;
    }
}

/// <summary>What a gateway answers to a command.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Done">It was carried out.</param>
/// <param name="Json">All of it, as it came.</param>
public sealed record CommandReply(string Id, bool Done, string Json);
