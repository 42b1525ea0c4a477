using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Recordings.Tests.Falls;

/// <summary>Plays recordings through the gateway's own fall detector.</summary>
public sealed class FallPlayer : DeafListener
{
    private readonly List<int> _confidences = [];

    /// <summary>The confidence of each fall told while one recording was played to a detector that has just been put on.</summary>
    public static IReadOnlyList<int> Play(FallRecording recording, FallThresholds thresholds)
    {
        var player = new FallPlayer();
        var detector = new FallDetector("pendant", thresholds, player);
        long at = 0;
        foreach (var (x, y, z) in recording.Samples)
        {
            detector.Sample(x, y, z, at);
            at += 20;
        }

        return player._confidences;
    }

    /// <inheritdoc/>
    public override void FallSeen(string point, string source, int confidence, long at) => _confidences.Add(confidence);
}
