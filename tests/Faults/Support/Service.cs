using System.Globalization;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>A companion in a process of its own, with its data and the homes that belong to it, for stories that treat it badly.</summary>
internal sealed class Service : IAsyncDisposable
{
    // A write past the size that is allowed then fails as on a full disk, instead of ending the process.
    private const int MostStarts = 20;

    private static readonly string[] SurvivesFullDisk = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    private readonly DirectoryInfo _folder;
    private CompanionProcess? _companion;
    private TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string? _postgres;

    private Service(DirectoryInfo folder, IReadOnlyList<HomeFile> homes, IReadOnlyList<string> secrets, string? postgres, Ledger ledger)
    {
        _folder = folder;
        _postgres = postgres;
        Homes = homes;
        Secrets = secrets;
        Ledger = ledger;
    }

    /// <summary>The homes that are enrolled.</summary>
    public IReadOnlyList<HomeFile> Homes { get; }

    /// <summary>The secret of each home's gateway.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>What it has on its disk.</summary>
    public Ledger Ledger { get; }

    /// <summary>Where it listens, the same through all its lives.</summary>
    public CompanionAddress Address { get; private set; } = CompanionAddress.Any;

    /// <summary>A folder for whatever the story needs on disk.</summary>
    public string Folder => _folder.FullName;

    private string Data => Path.Combine(_folder.FullName, "companion");

    /// <summary>Prepares and starts it, on SQLite.</summary>
    public static async Task<Service> StartAsync(int homes)
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-faults-");
        var street = HomeFile.Street(homes);
        var data = Path.Combine(folder.FullName, "companion");
        var secrets = await PreparedFolder.PrepareAsync(data, street);
        var service = new Service(folder, street, secrets, null, new Ledger(data));
        await service.StartAgainAsync();
        return service;
    }

    /// <summary>Prepares and starts it, on PostgreSQL.</summary>
    /// <param name="past">The connection string by which the story looks at the database.</param>
    /// <param name="through">The connection string that the companion is given: the same, or one that leads through something that breaks.</param>
    public static async Task<Service> StartAsync(int homes, string past, string through)
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-faults-");
        var street = HomeFile.Street(homes);
        var secrets = await PreparedFolder.PrepareAsync(Path.Combine(folder.FullName, "companion"), street, new SecretText(past));
        var service = new Service(folder, street, secrets, through, new Ledger(past, TimeSpan.FromSeconds(20)));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await service.StartAgainAsync();
                return service;
            }
            catch (InvalidOperationException) when (past != through && attempt < MostStarts)
            {
                // The way to the database broke while it started. It ends with a line that says so, and whoever runs it starts it again.
            }
        }
    }

    /// <summary>Another companion for the same homes on the same database, on ports of its own. It is started, and not waited for.</summary>
    public async Task<(Service Second, Task Listens)> StartSecondAsync()
    {
        var second = new Service(Directory.CreateTempSubdirectory("hjemvakt-faults-"), Homes, Secrets, _postgres, new Ledger(_postgres!, TimeSpan.FromSeconds(20)));
        await Task.Yield();
        return (second, second.StartAgainAsync());
    }

    /// <summary>Waits until its process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> EndsAsync() => Guarded.InTime("the companion ends", _companion!.EndsAsync);

    /// <summary>Starts it where it was, on the same data.</summary>
    public async Task StartAgainAsync()
    {
        _companion = await Guarded.InTime("the companion listens", cancel => CompanionProcess.StartAsync(Data, Address, cancel, [.. Told, .. SurvivesFullDisk]));
        Address = _companion.Address;
        _listens.SetResult();
    }

    /// <summary>Returns when it listens, at once if it does already.</summary>
    public Task ListensAsync(CancellationToken cancel) => _listens.Task.WaitAsync(cancel);

    /// <summary>SIGKILL. Returns when it is gone.</summary>
    public async Task KillAsync()
    {
        _listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _companion!.KillAsync();
        await _companion.DisposeAsync();
        _companion = null;
    }

    /// <summary>SIGSTOP: it stands still, its connections stay open.</summary>
    public Task FreezeAsync() => Tool.RunAsync("kill", "-STOP", Pid);

    /// <summary>SIGCONT.</summary>
    public Task ThawAsync() => Tool.RunAsync("kill", "-CONT", Pid);

    /// <summary>No file of its may grow beyond this many bytes.</summary>
    public Task LimitFilesAsync(long bytes) => Tool.RunAsync("prlimit", "--pid", Pid, $"--fsize={bytes}:unlimited");

    /// <summary>There is room again.</summary>
    public Task UnlimitFilesAsync() => Tool.RunAsync("prlimit", "--pid", Pid, "--fsize=unlimited:unlimited");

    public async ValueTask DisposeAsync()
    {
        if (_companion is not null)
        {
            await _companion.DisposeAsync();
        }

        Ledger.Dispose();
        _folder.Delete(recursive: true);
    }

    private string[] Told => _postgres is null ? [] : ["env", $"Companion__Postgres={_postgres}"];

    private string Pid => _companion!.Id.ToString(CultureInfo.InvariantCulture);
}
