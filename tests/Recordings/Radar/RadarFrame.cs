using System.Text.Json;

namespace Hjemvakt.Recordings.Tests.Radar;

/// <summary>A frame of a radar, captured or out of a manual, with what an independent reader says of its checks.</summary>
/// <param name="Tiny">TinyFrame; else <c>53 59 … 54 43</c>.</param>
/// <param name="Bytes">As they come over the line.</param>
/// <param name="Right">Every check is right.</param>
/// <param name="Meaning">In words.</param>
public sealed record RadarFrame(bool Tiny, byte[] Bytes, bool Right, string Meaning)
{
    /// <summary>All frames beside the repository; the calling test is skipped when there are none.</summary>
    public static IReadOnlyList<RadarFrame> ReadOrSkip()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RecordingFiles.PathOrSkip("radar", "radar_frames.json")));
        return [.. json.RootElement.EnumerateArray().Select(Of)];
    }

    /// <inheritdoc/>
    public override string ToString() => Convert.ToHexString(Bytes) + " " + Meaning;

    private static RadarFrame Of(JsonElement frame)
    {
        var tiny = frame.GetProperty("protocol").GetString() == "TinyFrame";
        var check = frame.GetProperty("check");
        var right = tiny
            ? check.GetProperty("head_ok").GetBoolean() && (!check.TryGetProperty("data_ok", out var data) || data.GetBoolean())
            : check.GetProperty("len_ok").GetBoolean() && check.GetProperty("sum_ok").GetBoolean();
        return new RadarFrame(tiny, Convert.FromHexString(frame.GetProperty("hex").GetString()!), right, frame.GetProperty("meaning").GetString()!);
    }
}
