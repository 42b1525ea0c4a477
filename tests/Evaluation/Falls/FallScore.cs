using Hjemvakt.Gateway.Sensing.Wearable;

namespace Hjemvakt.Evaluation.Falls;

/// <summary>How the detector did on some recordings.</summary>
/// <param name="Falls">Recordings of falls.</param>
/// <param name="Found">Of these, told as a fall.</param>
/// <param name="Activities">Recordings of everyday activities.</param>
/// <param name="Quiet">Of these, nothing was told.</param>
/// <param name="FalseAlarms">Falls told in everyday activities.</param>
/// <param name="Hours">Hours of everyday activities.</param>
/// <param name="Mistaken">The activity of each recording in which something was told.</param>
public sealed record FallScore(int Falls, int Found, int Activities, int Quiet, int FalseAlarms, double Hours, IReadOnlyList<string> Mistaken)
{
    /// <summary>Nothing was played.</summary>
    public static FallScore None { get; } = new(0, 0, 0, 0, 0, 0, []);

    /// <summary>Share of the falls that were found; not a number where there is no fall.</summary>
    public double Sensitivity => (double)Found / Falls;

    /// <summary>Share of the activities in which nothing was told.</summary>
    public double Specificity => (double)Quiet / Activities;

    /// <summary>False alarms for each hour of activity.</summary>
    public double FalsePerHour => FalseAlarms / Hours;

    /// <summary>Youden's index: sensitivity + specificity − 1.</summary>
    public double Youden => Sensitivity + Specificity - 1;

    /// <summary>Plays the recordings and counts.</summary>
    public static FallScore Of(IEnumerable<FallRecording> recordings, FallThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        var score = None;
        foreach (var recording in recordings)
        {
            var told = FallPlayer.Play(recording, thresholds).Count;
            score += recording.IsFall
                ? new FallScore(1, told > 0 ? 1 : 0, 0, 0, 0, 0, [])
                : new FallScore(0, 0, 1, told == 0 ? 1 : 0, told, recording.Length.TotalHours, told == 0 ? [] : [recording.Activity]);
        }

        return score;
    }

    /// <summary>Both together.</summary>
    public static FallScore operator +(FallScore left, FallScore right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new FallScore(
            left.Falls + right.Falls,
            left.Found + right.Found,
            left.Activities + right.Activities,
            left.Quiet + right.Quiet,
            left.FalseAlarms + right.FalseAlarms,
            left.Hours + right.Hours,
            [.. left.Mistaken, .. right.Mistaken]);
    }

    /// <inheritdoc cref="op_Addition"/>
    public static FallScore Add(FallScore left, FallScore right) => left + right;
}
