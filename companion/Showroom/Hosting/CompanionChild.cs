using System.Globalization;
using System.Text.Json;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Showroom.Demo;

namespace Hjemvakt.Showroom.Hosting;

/// <summary>
/// This program's other part: a companion and nothing else, on a folder that <see cref="PreparedFolder"/> made. Only
/// <see cref="CompanionProcess"/> starts it.
/// </summary>
public static class CompanionChild
{
    /// <summary>The first argument that asks for this part; then come folder, port of the pages and port of MQTT.</summary>
    public const string Name = "companion-process";

    /// <summary>Runs until standard input ends, which it also does when the parent is gone, or until the companion ends by itself.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var settings = new CompanionSettings
        {
            DataFolder = arguments[0],
            Postgres = Environment.GetEnvironmentVariable("Companion__Postgres") is { Length: > 0 } connection ? new SecretText(connection) : null,
            HttpPort = int.Parse(arguments[1], CultureInfo.InvariantCulture),
            MqttPort = int.Parse(arguments[2], CultureInfo.InvariantCulture),
        };
        await using var companion = CompanionHost.Build(settings, QuietLog.Use);
        PhoneEndpoints.Map(companion);
        await companion.StartAsync();

        var ports = companion.Services.GetRequiredService<CompanionPorts>();
        Console.WriteLine(JsonSerializer.Serialize(new CompanionAddress(ports.Http, ports.Mqtt!.Value)));
        // The console's reader blocks, whatever its methods are called.
        var told = Task.Run(Console.In.ReadToEnd);
        await Task.WhenAny(told, companion.WaitForShutdownAsync());
        await companion.StopAsync();
        return told.IsCompleted ? 0 : 1;
    }
}
