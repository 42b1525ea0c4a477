using Hjemvakt.Companion.Cli;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Tests.Support.Databases;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>Wrong input is exit code 2 and one line that says what to do, in no words of the program's own.</summary>
public sealed class CommandInputTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hjemvakt-");
    private readonly TestDatabase database;

    public CommandInputTests() => database = TestDatabase.New(folder.FullName, empty: true);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Everything_that_cannot_be_done()
    {
        (await RunAsync("home add berit --name Berit --resident Berit --address Fjellhamar --room front-door=hall")).Exit.ShouldBe(0);
        (await RunAsync("user add kari --role OnCall", "correct horse battery\n")).Exit.ShouldBe(0);
        foreach (var (command, file, why) in new[]
        {
            ("home plan berit FILE", """{"points": [{"id": "x", "kind": "sofa", "room": "y"}]}""", "line 1, points[0].kind: the value is not what belongs there"),
            ("home plan berit FILE", """{"poinst": []}""", "there is no member 'poinst'"),
            ("home plan berit FILE", """{"points": [}""", "The plan cannot be read: line 1"),
            ("home plan berit FILE", """{"id": "amir", "plan": {}}""", "The file is of home 'amir', and not of 'berit'"),
            ("home plan berit FILE", """{"pauses": [], "plan": {}}""", "'pauses' stands beside the plan"),
            ("home plan berit FILE", """{"quiet": {"from": "22:00", "to": "22:00"}}""", ""),
            ("home plan amir FILE", "{}", "There is no home 'amir'"),
            ("home plan amir", "", "There is no home 'amir'"),
            ("home plan berit nowhere.json", "", "There is no file 'nowhere.json'"),
            ("home pause berit --until yesterday", "", "'yesterday' is no time"),
            ("home pause berit --until 2026-01-01T10:00 --critical-too maybe", "", "--critical-too is 'yes' or not there"),
            ("home list --name x", "", "'home list' does not take '--name'"),
            ("user add ola --role OnCall --display-name Ola --display-name Olav", "", "'--display-name' is there twice"),
            ("user add ola --role OnCall --http-port 1 --http-port 2", "", "'--http-port' is there twice"),
            ("user password nobody", "", ""),
            ("user roles nobody --role OnCall", "", "There is no user 'nobody'"),
            ("gateway enrol berit UPPER", "", ""),
            ("gateway commands gw-none", "", "There is no gateway 'gw-none'"),
            ("gateway command gw-none identify", "", "There is no gateway 'gw-none'"),
            ("audit show amir", "", "There is no home 'amir'"),
            ("oncall import nowhere.json", "", "There is no file 'nowhere.json'"),
            ("oncall import FILE --yes=no", "{}", "'--yes' takes no value"),
            ("oncall import FILE --yes", """{"teams": [{"idd": "nord"}]}""", "line 1, teams[0].idd: there is no member 'idd'"),
            ("oncall import FILE --yes", """{"people": [{"id": "kari", "contacts": [{"channel": "fax", "address": "x"}]}]}""", "line 1, people[0].contacts[0].channel: the value is not what belongs there"),
            ("oncall import FILE --yes", """{"people": [{"id": "kari", "contacts": [{"channel": 99, "address": "x"}]}]}""", "the value is not what belongs there"),
            ("oncall import FILE --yes", """{"people": [], "people": []}""", "the member 'people' is there twice"),
            ("oncall import FILE --yes", """{"version": 7}""", "version 7 of the plan, which does not exist"),
            ("fly", "", "Unknown command 'fly'"),
        })
        {
            var path = Path.Combine(folder.FullName, "input.json");
            await File.WriteAllTextAsync(path, file);

            var (exit, said, error) = await RunAsync(command, "", path);

            exit.ShouldBe(2, $"{command}: {said}{error}");
            error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem(command).ShouldContain(why);
            error.ShouldStartWith("companion: ");
            error.ShouldNotContain("System.", customMessage: command);
            error.ShouldNotContain("Hjemvakt.", customMessage: command);
        }
    }

    [Fact]
    public async Task A_home_that_is_there_keeps_what_is_not_said_anew()
    {
        (await RunAsync("home add berit --name Berit --resident Berit --address Fjellhamar --room front-door=hall --time-zone Europe/Helsinki")).Exit.ShouldBe(0);
        (await RunAsync("home add berit --name Berit --resident Berit --address Oslo")).Exit.ShouldBe(0);

        (await RunAsync("home list")).Out.ShouldContain("Oslo (Europe/Helsinki)");
    }

    [Fact]
    public void A_password_on_a_terminal_is_asked_for_twice_and_not_shown()
    {
        using var screen = new StringWriter();

        new PasswordPrompt(Keys("correct horsf\be\rcorrect horse\r"), screen).Ask().ShouldBe("correct horse");

        screen.ToString().ReplaceLineEndings("|").ShouldBe("Password: |Once more: |");
        Should.Throw<CannotStartException>(() => new PasswordPrompt(Keys("one\rother\r"), screen).Ask()).Message.ShouldContain("differ");
        Should.Throw<CannotStartException>(() => new PasswordPrompt(Keys("\r"), screen).Ask()).Message.ShouldContain("is needed");
        screen.ToString().ShouldNotContain("correct");
    }

    private static Func<ConsoleKeyInfo> Keys(string typed)
    {
        var keys = new Queue<char>(typed);
        return () => keys.Dequeue() switch
        {
            '\r' => new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false),
            '\b' => new ConsoleKeyInfo('\b', ConsoleKey.Backspace, false, false, false),
            var letter => new ConsoleKeyInfo(letter, ConsoleKey.A, false, false, false),
        };
    }

    private Task<(int Exit, string Out, string Error)> RunAsync(string command, string input = "", string? file = null)
        => TestProgram.RunAsync([.. command.Split(' ').Select(word => word == "FILE" ? file! : word), "--data-folder", folder.FullName], input, database.ForProcess);
}
