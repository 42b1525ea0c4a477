using System.Globalization;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>A companion in a process of its own, with its data and the homes that belong to it, for stories that treat it badly.</summary>
internal sealed class Service : IAsyncDisposable
{
    // A write past the size that is allowed then fails as on a full disk, instead of ending the process.
    private static readonly string[] SurvivesFullDisk = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    private readonly DirectoryInfo _folder;
    private CompanionProcess? _companion;
    private TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Service(DirectoryInfo folder, IReadOnlyList<HomeFile> homes, IReadOnlyList<string> secrets)
    {
        _folder = folder;
        Homes = homes;
        Secrets = secrets;
        Ledger = new Ledger(Data);
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

    /// <summary>Prepares and starts it.</summary>
    public static async Task<Service> StartAsync(int homes)
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-faults-");
        var street = HomeFile.Street(homes);
        var secrets = await PreparedFolder.PrepareAsync(Path.Combine(folder.FullName, "companion"), street);
        var service = new Service(folder, street, secrets);
        await service.StartAgainAsync();
        return service;
    }

    /// <summary>Starts it where it was, on the same data.</summary>
    public async Task StartAgainAsync()
    {
        _companion = await Guarded.InTime("the companion listens", cancel => CompanionProcess.StartAsync(Data, Address, cancel, SurvivesFullDisk));
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

    private string Pid => _companion!.Id.ToString(CultureInfo.InvariantCulture);
}
