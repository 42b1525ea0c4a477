namespace Hjemvakt.EndToEnd.Tests.Scenarios;

/// <summary>Scenarios of the showroom, played by the program itself in a process of its own.</summary>
public abstract class ScenarioTestBase : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(6);

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("hjemvakt-scenarios-");

    /// <summary>The steps from the card on the page to the lamp's last word.</summary>
    private protected static string[] Answered { get; } = ["shown", "acknowledged", "lamp: somebodyHasIt", "on the way", "lamp: onTheWay", "resolved", "lamp: ok"];

    public void Dispose()
    {
        _temporary.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Plays a scenario that says nothing on its error output.</summary>
    private protected async Task<ShowroomProgram.Ended> PlayAsync(params string[] arguments)
    {
        var ended = await PlayToTheEndAsync(arguments);
        ended.Faults.ShouldBeEmpty();
        return ended;
    }

    /// <summary>Plays a scenario that ends well and leaves no data behind.</summary>
    private protected async Task<ShowroomProgram.Ended> PlayToTheEndAsync(params string[] arguments)
    {
        using var guard = new CancellationTokenSource(Guard);
        await using var program = ShowroomProgram.Start(_temporary.FullName, arguments);
        var ended = await program.EndAsync(guard.Token);

        ended.Code.ShouldBe(0, $"it said: {ended.Faults}\n{string.Join('\n', ended.Lines)}");
        _temporary.EnumerateFileSystemInfos("hjemvakt-showroom-*").ShouldBeEmpty("its data is left behind");
        return ended;
    }
}
