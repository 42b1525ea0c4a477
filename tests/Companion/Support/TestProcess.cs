using System.Diagnostics;
using System.Text;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>The program as people start it.</summary>
internal static class TestProcess
{
    // A process starts in a second, and on a machine that is busy with others in many.
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(2);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Hjemvakt.Companion.dll");

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Exit, string Out, string Error)> RunAsync(string[] arguments, string input = "", params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync(new CancellationTokenSource(Never).Token);
        var error = process.StandardError.ReadToEndAsync(new CancellationTokenSource(Never).Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(new CancellationTokenSource(Never).Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Starts the companion and waits until it says where it is.</summary>
    public static async Task<RunningCompanion> StartCompanionAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var process = Start(arguments, environment);
        process.StandardInput.Close();
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(new CancellationTokenSource(Never).Token) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith("Companion at ", StringComparison.Ordinal))
            {
                return new RunningCompanion(process, int.Parse(line.Split("MQTT on port ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        throw new InvalidOperationException($"It did not start: {said} {await process.StandardError.ReadToEndAsync()}");
    }

    private static Process Start(string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

/// <summary>A companion in a process of its own.</summary>
internal sealed class RunningCompanion(Process process, int mqttPort) : IAsyncDisposable
{
    public int MqttPort => mqttPort;

    /// <summary>SIGKILL: no warning, no last word.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestCompanion.Soon);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
