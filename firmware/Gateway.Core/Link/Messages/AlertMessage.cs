using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link.Messages;

/// <summary>What the companion tells of an alert in this home.</summary>
public sealed class AlertMessage
{
    private const int MaxBytes = 2048;
    private const int State = 3;

    private AlertMessage(string id, string kind, AlertStage stage)
    {
        Id = id;
        Kind = kind;
        Stage = stage;
    }

    public string Id { get; }

    /// <summary>What it is about, as <c>help</c> or <c>fall</c>.</summary>
    public string Kind { get; }

    public AlertStage Stage { get; }

    /// <summary>Reads one, or returns null when it is anything else. Uses the array up.</summary>
    public static AlertMessage? Read(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        string[] names = ["id", "kind", "by", "state"];
        int[] longest = [64, 32, 100, 12];
        string[] texts = ["", "", "", ""];
        var stage = AlertStage.Unknown;
        var seen = 0;
        int member;
        while ((member = json.Member(names, ref seen)) >= 0)
        {
            if (!json.NextText(1, longest[member], out texts[member]))
            {
                return null;
            }

            if (member == State)
            {
                stage = (AlertStage)(json.Find(["raised", "notified", "acknowledged", "onTheWay", "resolved", "cancelled"]) + 1);
            }
        }

        return member == JsonReader.Ended && texts[0].Length > 0 && texts[1].Length > 0 && stage != AlertStage.Unknown
            ? new AlertMessage(texts[0], texts[1], stage)
            : null;
    }
}
