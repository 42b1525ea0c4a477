using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link;

/// <summary>A command's identity. What else it carries is its own business.</summary>
public static class CommandMessage
{
    private const int MaxBytes = 8192;

    /// <summary>The <c>id</c> of a command, or null when the message is not one. Uses the array up.</summary>
    public static string? ReadId(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        if (json.Next() != JsonToken.ObjectStart)
        {
            return null;
        }

        string? id = null;
        JsonToken token;
        while ((token = json.Next()) == JsonToken.Name)
        {
            if (json.Is("id"))
            {
                if (id != null || json.Next() != JsonToken.Text)
                {
                    return null;
                }

                id = json.Text;
            }
            else if (!json.Skip())
            {
                return null;
            }
        }

        return token == JsonToken.ObjectEnd && json.Next() == JsonToken.End && id != null && id.Length > 0 && id.Length <= 64 ? id : null;
    }

    /// <summary>The reply that a command was not carried out.</summary>
    public static byte[] Refusal(string id, string why)
    {
        var buffer = new byte[512];
        var json = new JsonWriter();
        json.Reset(buffer, 0, buffer.Length);
        json.BeginObject();
        json.Name("id");
        json.Text(id);
        json.Name("ok");
        json.Flag(false);
        json.Name("why");
        json.Text(why);
        json.EndObject();
        return json.ToArray();
    }
}
