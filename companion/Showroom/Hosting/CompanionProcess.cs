using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hjemvakt.Showroom.Hosting;

/// <summary>
/// A companion in a process of its own, so that it can be killed like one. It is this same program in another part
/// (<see cref="CompanionChild"/>); it ends by itself when its parent is gone.
/// </summary>
public sealed class CompanionProcess : IAsyncDisposable
{
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private CompanionProcess(Process process, CompanionAddress address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public CompanionAddress Address { get; }

    /// <summary>The process's id, for those who do worse to it than killing.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a companion on a prepared folder, and returns when it listens.</summary>
    /// <param name="folder">The companion's data folder.</param>
    /// <param name="at">Where to listen; 0 picks a free port. Give the address of an earlier one to take its place.</param>
    /// <param name="wrap">A program and its first arguments to start it with (for example limits on the process), or null.</param>
    /// <exception cref="InvalidOperationException">It ended instead of starting; the message holds what it said.</exception>
    public static async Task<CompanionProcess> StartAsync(
        string folder, CompanionAddress at, CancellationToken cancel, IReadOnlyList<string>? wrap = null)
    {
        string[] command =
        [
            .. wrap ?? [], Runtime(), "exec", typeof(CompanionProcess).Assembly.Location, CompanionChild.Name, folder,
            at.Http.ToString(CultureInfo.InvariantCulture), at.Mqtt.ToString(CultureInfo.InvariantCulture),
        ];
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        try
        {
            using var guard = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            guard.CancelAfter(ToStart);
            var ready = await process.StandardOutput.ReadLineAsync(guard.Token)
                ?? throw new InvalidOperationException("The companion's process ended before it listened.");
            return new CompanionProcess(process, JsonSerializer.Deserialize<CompanionAddress>(ready)!);
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    /// <summary>SIGKILL: not a statement more is carried out. Returns when the process is gone.</summary>
    public Task KillAsync() => EndAsync(_process);

    /// <summary>Tells it to stop, and waits until it has. Gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        _process.StandardInput.Close();
        using var guard = new CancellationTokenSource(ToStop);
        await _process.WaitForExitAsync(guard.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has ended by itself. Gives its exit code.</summary>
    public async Task<int> EndsAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_process);
        _process.Dispose();
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    // The very runtime that runs this program, also when a test host or an apphost started it.
    private static string Runtime() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}

/// <summary>Where a companion listens on loopback.</summary>
/// <param name="Http">Port of the pages.</param>
/// <param name="Mqtt">Port of MQTT without TLS.</param>
public sealed record CompanionAddress(int Http, int Mqtt)
{
    /// <summary>Two free ports, whichever.</summary>
    public static CompanionAddress Any { get; } = new(0, 0);

    /// <summary>The pages.</summary>
    public Uri Pages() => new($"http://127.0.0.1:{Http}/");
}
