using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link;

/// <summary>A command of the companion: who it is, until when it counts, and where the settings in it lie.</summary>
public sealed class CommandMessage
{
    private const int MaxBytes = 8192;
    private const int MaxId = 64;
    private const int Set = 2;

    private CommandMessage()
    {
    }

    /// <summary>The command's identity, 1 to 64 characters.</summary>
    public string Id = "";

    /// <summary>Unix time in milliseconds from which on it is not to be carried out; 0 when it always is.</summary>
    public long Expires;

    /// <summary>Where in the message the value of <c>set</c> begins, or 0 when there is none.</summary>
    public int SetFrom;

    /// <summary>Where it ends.</summary>
    public int SetTo;

    /// <summary>Reads one, or returns null when it is anything else. Uses the array up.</summary>
    public static CommandMessage? Read(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        var command = new CommandMessage();
        var names = "id exp set".Split(' ');
        var seen = 0;
        int member;
        while ((member = json.Member(names, ref seen)) >= 0)
        {
            command.SetFrom = member == Set ? json.Position : command.SetFrom;
            if (!(member == 0 ? json.NextText(1, MaxId, out command.Id)
                : member == Set ? json.Skip()
                : json.NextInteger(out command.Expires)))
            {
                return null;
            }

            command.SetTo = member == Set ? json.Position : command.SetTo;
        }

        return member == JsonReader.Ended && command.Id.Length > 0 ? command : null;
    }
}
