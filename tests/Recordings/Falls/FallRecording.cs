using System.Globalization;

namespace Hjemvakt.Recordings.Tests.Falls;

/// <summary>One recording of one person: samples in mg at 50 Hz. Named <c>F…</c> for a fall, <c>D…</c> for an everyday activity, as <c>F05_SE06_R02</c>.</summary>
/// <param name="Name">The recording's name.</param>
/// <param name="Samples">x, y, z.</param>
public sealed record FallRecording(string Name, IReadOnlyList<(int X, int Y, int Z)> Samples)
{
    /// <summary>It is a fall.</summary>
    public bool IsFall => Name.StartsWith('F');

    /// <summary>What was done: <c>F05</c>, <c>D11</c>.</summary>
    public string Activity => Name.Split('_')[0];

    /// <summary>Who did it.</summary>
    public string Person => Name.Split('_')[1];

    /// <summary>How long it is.</summary>
    public TimeSpan Length => TimeSpan.FromMilliseconds(Samples.Count * 20L);

    /// <summary>All recordings of a file with the columns <c>recording,x_mg,y_mg,z_mg</c>.</summary>
    public static IReadOnlyList<FallRecording> Read(string path)
    {
        var found = new List<FallRecording>();
        var samples = new List<(int X, int Y, int Z)>();
        string? name = null;
        foreach (var line in RecordingFiles.Lines(path).Skip(1))
        {
            var parts = line.Split(',');
            if (name is not null && parts[0] != name)
            {
                found.Add(new FallRecording(name, samples));
                samples = [];
            }

            name = parts[0];
            samples.Add((Number(parts[1]), Number(parts[2]), Number(parts[3])));
        }

        if (name is not null)
        {
            found.Add(new FallRecording(name, samples));
        }

        return found;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
