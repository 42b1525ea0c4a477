using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link.Messages;

/// <summary>A command of the companion: who it is, until when it counts, and where the settings in it lie.</summary>
public sealed class CommandMessage
{
    private const int MaxBytes = 8192;
    private const int MaxId = 64;
    private const int Set = 2;

    private CommandMessage(string id, long expires, int setFrom, int setTo)
    {
        Id = id;
        Expires = expires;
        SetFrom = setFrom;
        SetTo = setTo;
    }

    /// <summary>The command's identity, 1 to 64 characters.</summary>
    public string Id { get; }

    /// <summary>Unix time in milliseconds from which on it is not to be carried out; 0 when it always is.</summary>
    public long Expires { get; }

    /// <summary>Where in the message the value of <c>set</c> begins, or 0 when there is none.</summary>
    public int SetFrom { get; }

    /// <summary>Where it ends.</summary>
    public int SetTo { get; }

    /// <summary>Reads one, or returns null when it is anything else. Uses the array up.</summary>
    public static CommandMessage? Read(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        var id = "";
        long expires = 0;
        var setFrom = 0;
        var setTo = 0;
        string[] names = ["id", "exp", "set"];
        var seen = 0;
        int member;
        while ((member = json.Member(names, ref seen)) >= 0)
        {
            setFrom = member == Set ? json.Position : setFrom;
            if (!(member == 0 ? json.NextText(1, MaxId, out id)
                : member == Set ? json.Skip()
                : json.NextInteger(out expires)))
            {
                return null;
            }

            setTo = member == Set ? json.Position : setTo;
        }

        return member == JsonReader.Ended && id.Length > 0 ? new CommandMessage(id, expires, setFrom, setTo) : null;
    }
}
