using System.Text.RegularExpressions;
using Hjemvakt.Companion.Tests.Support.Databases;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>The commands of "Running a real companion" in the README, run as they stand there.</summary>
public sealed partial class ReadmeCommandTests : IAsyncDisposable
{
    private const string Program = "out/Hjemvakt.Companion";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hjemvakt-");
    private readonly TestDatabase database;

    public ReadmeCommandTests() => database = TestDatabase.New(folder.FullName, empty: true);

    private (string, string)[] Environment => [.. database.ForProcess, ("Companion__DataFolder", folder.FullName), ("Companion__HttpPort", "0"), ("Companion__MqttPort", "0")];

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_command_works_as_it_is_written()
    {
        var lines = Lines();
        lines[0].ShouldBe(["dotnet", "publish", "companion/Companion", "-c", "Release", "-o", "out"]);
        File.Exists(Repository.Path("companion", "Companion", "Companion.csproj")).ShouldBeTrue();
        lines.Count.ShouldBeGreaterThan(5);
        lines[^1].ShouldBe([Program]);
        lines[1..].ShouldAllBe(line => line[0] == Program);

        foreach (var line in lines[1..^1])
        {
            var terminal = new TestTerminal("correct horse battery\n") { Folder = Repository.Root };

            (await TestProgram.RunAsync(terminal, line[1..], Environment)).ShouldBe(0, $"{string.Join(' ', line)}: {terminal.Out}{terminal.Error}");
            terminal.Error.ShouldBeEmpty();
        }

        await using var companion = await TestProcess.StartCompanionAsync(lines[^1][1..], Environment);
        (await TestProcess.RunAsync(["user", "list"], "", Environment)).Out.ShouldMatch(@"(?m)^kari +kari \(OnCall\)$");
        (await TestProcess.RunAsync(["home", "list"], "", Environment)).Out.ShouldMatch(@"(?m)^berit +Berit, Fjellhamarveien 12, Berit, Fjellhamarveien 12, 1472 Fjellhamar \(Europe/Oslo\)$");
        (await TestProcess.RunAsync(["home", "plan", "berit"], "", Environment)).Out.ShouldContain("bathroom-radar");
    }

    private static List<string[]> Lines()
    {
        var block = File.ReadAllText(Repository.Path("README.md")).Split("## Running a real companion")[1].Split("```")[1];
        return [.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Words().Matches(line.Split(" #")[0]).Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Value).ToArray())];
    }

    [GeneratedRegex("\"([^\"]*)\"|\\S+")]
    private static partial Regex Words();
}
