using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link;

/// <summary>A receipt: how far the companion has each stream. Read strictly, because records are deleted on its word.</summary>
public sealed class ReceiptMessage
{
    private const int MaxBytes = 1024;

    private ReceiptMessage(long alarm, long routine)
    {
        Alarm = alarm;
        Routine = routine;
    }

    /// <summary>Every alarm record up to this number is durably stored; 0 for none.</summary>
    public readonly long Alarm;

    /// <summary>The same of routine records.</summary>
    public readonly long Routine;

    /// <summary>Reads one, or returns null when it is anything else. Uses the array up.</summary>
    public static ReceiptMessage? Read(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        if (json.Next() != JsonToken.ObjectStart)
        {
            return null;
        }

        long alarm = -1;
        long routine = -1;
        JsonToken token;
        while ((token = json.Next()) == JsonToken.Name)
        {
            if (json.Is("alarm"))
            {
                if (alarm >= 0 || !Sequence(json, out alarm))
                {
                    return null;
                }
            }
            else if (json.Is("routine"))
            {
                if (routine >= 0 || !Sequence(json, out routine))
                {
                    return null;
                }
            }
            else if (!json.Skip())
            {
                return null;
            }
        }

        return token == JsonToken.ObjectEnd && json.Next() == JsonToken.End && alarm >= 0 && routine >= 0 ? new ReceiptMessage(alarm, routine) : null;
    }

    private static bool Sequence(JsonReader json, out long value)
    {
        value = -1;
        return json.Next() == JsonToken.Number && json.TryInteger(out value) && value >= 0;
    }
}
