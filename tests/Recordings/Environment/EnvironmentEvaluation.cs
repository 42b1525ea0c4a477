using System.Globalization;

namespace Hjemvakt.Recordings.Tests.Environment;

/// <summary>What the gateway would have sent of a home's air.</summary>
public static class EnvironmentEvaluation
{
    /// <summary>Writes the figures.</summary>
    /// <param name="args">A file; none means the one beside the repository.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="errors">Where a complaint goes.</param>
    /// <returns>0, or 2 when there is nothing to play.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var path = args.Count > 0 ? args[0] : RecordingFiles.Path("environment", "sgh-home2.csv.gz");
        if (path is null || !File.Exists(path))
        {
            errors.WriteLine(path is null ? RecordingFiles.Absent : "no such file: " + path);
            return 2;
        }

        var played = ClimatePlayer.Play(path);
        var outages = played.Health.Where(h => !h.Ok).ToList();
        var days = TimeSpan.FromMilliseconds(played.Length).TotalDays;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reports        {played.Reports} in {days:F1} days, {played.Repeats} within a second of the one before"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"env records    {played.Sent.Count} ({100.0 * played.Sent.Count / played.Reports:F1} % of the reports)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sensor records {played.Health.Count}: {outages.Count} outages, {played.Health.Count - outages.Count} returns"));
        foreach (var kind in outages.GroupBy(o => o.Why))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key,-12} {kind.Count()}"));
        }

        return 0;
    }
}
