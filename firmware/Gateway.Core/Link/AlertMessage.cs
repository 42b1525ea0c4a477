using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link;

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

    public readonly string Id;

    /// <summary>What it is about, as <c>help</c> or <c>fall</c>.</summary>
    public readonly string Kind;

    public readonly AlertStage Stage;

    /// <summary>Reads one, or returns null when it is anything else. Uses the array up.</summary>
    public static AlertMessage? Read(byte[] payload)
    {
        var json = new JsonReader(payload, MaxBytes);
        var names = "id kind by state".Split(' ');
        var longest = Numbers.Of("64 32 100 12");
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
                stage = (AlertStage)(json.Find("raised notified acknowledged onTheWay resolved cancelled".Split(' ')) + 1);
            }
        }

        return member == JsonReader.Ended && texts[0].Length > 0 && texts[1].Length > 0 && stage != AlertStage.Unknown
            ? new AlertMessage(texts[0], texts[1], stage)
            : null;
    }
}
