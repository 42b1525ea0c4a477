using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link;

/// <summary>A command of the companion: who it is, until when it counts, and where the settings in it lie.</summary>
public sealed class CommandMessage
{
    private const int MaxBytes = 8192;
    private const int MaxId = 64;

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
        if (json.Next() != JsonToken.ObjectStart)
        {
            return null;
        }

        JsonToken token;
        while ((token = json.Next()) == JsonToken.Name)
        {
            var sound = false;
            if (json.Is("id"))
            {
                sound = command.Id.Length == 0 && json.Next() == JsonToken.Text;
                command.Id = json.Text;
            }
            else if (json.Is("exp"))
            {
                sound = json.Next() == JsonToken.Number && json.TryInteger(out command.Expires);
            }
            else if (json.Is("set"))
            {
                command.SetFrom = json.Position;
                sound = json.Skip();
                command.SetTo = json.Position;
            }
            else
            {
                sound = json.Skip();
            }

            if (!sound)
            {
                return null;
            }
        }

        return token == JsonToken.ObjectEnd && json.Next() == JsonToken.End && command.Id.Length > 0 && command.Id.Length <= MaxId ? command : null;
    }
}
