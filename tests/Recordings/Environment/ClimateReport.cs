using System.Globalization;
using System.Text.Json;
using Hjemvakt.Gateway.Sensing.Air;

namespace Hjemvakt.Recordings.Tests.Environment;

/// <summary>One report of a sensor of the air, as a Zigbee bridge gave it.</summary>
/// <param name="At">When.</param>
/// <param name="Temperature">Hundredths of a degree, or none.</param>
/// <param name="Humidity">Hundredths of a per cent, or none.</param>
/// <param name="Pressure">Pascals, or none.</param>
public sealed record ClimateReport(DateTimeOffset At, int Temperature, int Humidity, int Pressure)
{
    /// <summary>The reports in a file of <c>date,info</c> with JSON in quotes. The weather outside (it has a wind) is another thing and is left out.</summary>
    public static IEnumerable<ClimateReport> Read(string path)
    {
        foreach (var line in RecordingFiles.Lines(path).Skip(1))
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var json = line[(comma + 1)..].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
            using var info = JsonDocument.Parse(json);
            if (info.RootElement.TryGetProperty("temperature", out _) && info.RootElement.TryGetProperty("linkquality", out _))
            {
                yield return new ClimateReport(
                    DateTimeOffset.Parse(line[..comma], CultureInfo.InvariantCulture),
                    Number(info.RootElement, "temperature", 100),
                    Number(info.RootElement, "humidity", 100),
                    Number(info.RootElement, "pressure", 100));
            }
        }
    }

    private static int Number(JsonElement info, string name, int factor) =>
        info.TryGetProperty(name, out var value) ? (int)Math.Round(value.GetDouble() * factor) : EnvironmentValue.None;
}
