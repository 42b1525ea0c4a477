using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Evaluation.Falls;

/// <summary>Plays recordings through the gateway's own fall detector.</summary>
public sealed class FallPlayer : DeafListener
{
    private const int SampleMs = 20;

    // Longer than the detector remembers.
    private const int PauseMs = 20000;

    private readonly List<int> _confidences = [];
    private readonly FallDetector _detector;
    private long _at;

    /// <param name="thresholds">The detector's limits.</param>
    public FallPlayer(FallThresholds thresholds) => _detector = new FallDetector("pendant", thresholds, this);

    /// <summary>The confidence of each fall told so far.</summary>
    public IReadOnlyList<int> Confidences => _confidences;

    /// <summary>The confidence of each fall told while one recording was played to a detector that has just been put on.</summary>
    public static IReadOnlyList<int> Play(FallRecording recording, FallThresholds thresholds)
    {
        var player = new FallPlayer(thresholds);
        player.Play(recording);
        return player.Confidences;
    }

    /// <summary>Plays a recording to this detector, some time after the last one.</summary>
    public void Play(FallRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        _at += PauseMs;
        foreach (var (x, y, z) in recording.Samples)
        {
            _detector.Sample(x, y, z, _at);
            _at += SampleMs;
        }
    }

    /// <inheritdoc/>
    public override void FallSeen(string point, string source, int confidence, long at) => _confidences.Add(confidence);
}
