using Hjemvakt.Companion.Tests.Support.Databases;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>A companion whose database is gone does not begin anew: it would say that all is well in homes that it knows nothing of.</summary>
public sealed class MissingDatabaseTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hjemvakt-");
    private readonly TestDatabase database;

    public MissingDatabaseTests() => database = TestDatabase.New(folder.FullName, empty: true);

    private string DatabaseFile => Path.Combine(folder.FullName, "companion.db");

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("of no bytes")]
    [InlineData("without tables")]
    public async Task Does_not_start_as_a_new_installation(string what)
    {
        (await RunAsync("migrate")).Exit.ShouldBe(0);
        await LoseAsync(what);

        var answer = await RunAsync("migrate");

        answer.Exit.ShouldBe(2);
        answer.Error.ShouldContain("is missing or empty, and there has been one");
        answer.Error.ShouldContain("Restore it from a backup");
    }

    [Fact]
    public async Task Begins_anew_when_that_is_what_is_wanted()
    {
        (await RunAsync("migrate")).Exit.ShouldBe(0);
        await LoseAsync("of no bytes");
        File.Delete(Path.Combine(folder.FullName, "installation"));
        File.Delete(DatabaseFile + "-wal");

        (await RunAsync("migrate")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_database_its_journal_and_its_copy_are_for_their_owner_alone()
    {
        if (TestDatabase.IsPostgres || OperatingSystem.IsWindows())
        {
            // The server, or the folder, sees to it.
            return;
        }

        (await RunAsync("migrate")).Exit.ShouldBe(0);
        var copy = Path.Combine(folder.FullName, "copy.db");
        File.SetUnixFileMode(DatabaseFile, File.GetUnixFileMode(DatabaseFile) | UnixFileMode.OtherRead);
        await using (var companion = await TestProcess.StartCompanionAsync(["--data-folder", folder.FullName, "--http-port", "0", "--mqtt-port", "0"]))
        {
            (await RunAsync("backup", copy)).Exit.ShouldBe(0);
            foreach (var file in (string[])[DatabaseFile, DatabaseFile + "-wal", copy])
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    private async Task LoseAsync(string what)
    {
        if (TestDatabase.IsPostgres)
        {
            await database.RunAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            return;
        }

        File.Delete(DatabaseFile + "-wal");
        File.Delete(DatabaseFile);
        if (what == "of no bytes")
        {
            await File.WriteAllBytesAsync(DatabaseFile, []);
        }
        else if (what == "without tables")
        {
            await database.RunAsync("CREATE TABLE something (x INTEGER)");
        }
    }

    private Task<(int Exit, string Out, string Error)> RunAsync(params string[] arguments)
        => TestProgram.RunAsync([.. arguments, "--data-folder", folder.FullName], "", database.ForProcess);
}
