using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link;

/// <summary>What the companion tells of an alert in this home.</summary>
public sealed class AlertMessage
{
    private const int MaxBytes = 2048;

    private AlertMessage(string id, string kind, AlertStage stage)
    {
        Id = id;
        Kind = kind;
        Stage = stage;
    }

    public readonly string Id;

    /// <summary>What it is about, as <c>help</c> or <c>fall</c>.</summary>
    public readonly string Kind;

    public readonly AlertStage Stage;

    /// <summary>Reads one, or returns null when it is anything else. Uses the array up.</summary>
    public static AlertMessage? Read(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        if (json.Next() != JsonToken.ObjectStart)
        {
            return null;
        }

        string? id = null;
        string? kind = null;
        string? by = null;
        var stage = AlertStage.Unknown;
        JsonToken token;
        while ((token = json.Next()) == JsonToken.Name)
        {
            if (json.Is("id"))
            {
                if (!Text(json, ref id, 64))
                {
                    return null;
                }
            }
            else if (json.Is("kind"))
            {
                if (!Text(json, ref kind, 32))
                {
                    return null;
                }
            }
            else if (json.Is("by"))
            {
                if (!Text(json, ref by, 100))
                {
                    return null;
                }
            }
            else if (json.Is("state"))
            {
                if (stage != AlertStage.Unknown || json.Next() != JsonToken.Text || (stage = StageOf(json)) == AlertStage.Unknown)
                {
                    return null;
                }
            }
            else if (!json.Skip())
            {
                return null;
            }
        }

        return token == JsonToken.ObjectEnd && json.Next() == JsonToken.End && id != null && kind != null && stage != AlertStage.Unknown
            ? new AlertMessage(id, kind, stage)
            : null;
    }

    private static bool Text(JsonReader json, ref string? value, int maxLength)
    {
        if (value != null || json.Next() != JsonToken.Text)
        {
            return false;
        }

        value = json.Text;
        return value.Length > 0 && value.Length <= maxLength;
    }

    private static AlertStage StageOf(JsonReader json) =>
        json.Is("raised") ? AlertStage.Raised
        : json.Is("notified") ? AlertStage.Notified
        : json.Is("acknowledged") ? AlertStage.Acknowledged
        : json.Is("onTheWay") ? AlertStage.OnTheWay
        : json.Is("resolved") ? AlertStage.Resolved
        : json.Is("cancelled") ? AlertStage.Cancelled
        : AlertStage.Unknown;
}
