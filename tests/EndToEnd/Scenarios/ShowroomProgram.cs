using System.Diagnostics;
using System.Runtime.InteropServices;
using Hjemvakt.Showroom.Options;

namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>The showroom as anybody starts it: a process of its own, with arguments, two outputs and an exit code.</summary>
internal sealed class ShowroomProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _faults;

    private ShowroomProgram(Process process)
    {
        _process = process;
        _faults = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it.</summary>
    /// <param name="temporary">What it is to take for the system's temporary folder.</param>
    public static ShowroomProgram Start(string temporary, params string[] arguments)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(ShowroomOptions).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMPDIR"] = temporary },
        };
        return new ShowroomProgram(Process.Start(start)!);
    }

    /// <summary>The next line it says.</summary>
    public async Task<string> LineAsync(CancellationToken cancel) =>
        await _process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("It has ended: " + await _faults);

    /// <summary>Ctrl-C.</summary>
    public async Task InterruptAsync(CancellationToken cancel)
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancel);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<Ended> EndAsync(CancellationToken cancel)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(cancel);
        await _process.WaitForExitAsync(cancel);
        return new Ended(_process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), await _faults);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>How it ended.</summary>
    /// <param name="Lines">What it wrote to standard output.</param>
    /// <param name="Faults">What it wrote to standard error.</param>
    public sealed record Ended(int Code, IReadOnlyList<string> Lines, string Faults);
}
