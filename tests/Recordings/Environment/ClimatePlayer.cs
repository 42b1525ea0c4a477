using Hjemvakt.Evaluation.Playing;
using Hjemvakt.Gateway.Sensing.Air;

namespace Hjemvakt.Recordings.Tests.Environment;

/// <summary>Plays a home's reports through the gateway's own filter, second by second where something is due.</summary>
public sealed class ClimatePlayer : DeafListener
{
    /// <summary>How such a battery sensor is followed: it speaks of changes and at least hourly, so its silence counts after two hours, its sameness not at all, and one report brings it back.</summary>
    public static EnvironmentSettings Settings { get; } = new() { AbsentMs = 2 * 60 * 60 * 1000, FrozenMs = 0, GoodToReturn = 1 };

    /// <summary>Reports played.</summary>
    public int Reports { get; private set; }

    /// <summary>Reports that said nothing new within a second of the one before.</summary>
    public int Repeats { get; private set; }

    /// <summary>What would have been sent: time and the three values.</summary>
    public List<(long At, int Temperature, int Humidity, int Pressure)> Sent { get; } = [];

    /// <summary>Times at which the sensor was called bad or good.</summary>
    public List<(long At, bool Ok, string Why)> Health { get; } = [];

    /// <summary>First to last report, in milliseconds.</summary>
    public long Length { get; private set; }

    /// <summary>Plays a file.</summary>
    public static ClimatePlayer Play(string path)
    {
        var player = new ClimatePlayer();
        EnvironmentSensor? sensor = null;
        var start = DateTimeOffset.MinValue;
        ClimateReport? last = null;
        foreach (var report in ClimateReport.Read(path))
        {
            if (sensor is null)
            {
                start = report.At;
                sensor = new EnvironmentSensor("home", Settings, 0, player);
            }

            var at = (long)(report.At - start).TotalMilliseconds;
            while (sensor.Due <= at)
            {
                sensor.Turn(sensor.Due);
            }

            player.Reports++;
            player.Repeats += last is not null && report.At - last.At < TimeSpan.FromSeconds(1) ? 1 : 0;
            player.Length = at;
            sensor.Reading(report.Temperature, report.Humidity, report.Pressure, at);
            last = report;
        }

        return player;
    }

    /// <inheritdoc/>
    public override void Environment(string point, int temperature, int humidity, int pressure, long at) => Sent.Add((at, temperature, humidity, pressure));

    /// <inheritdoc/>
    public override void SensorHealth(string point, bool ok, string why, long at) => Health.Add((at, ok, why));
}
