using Hjemvakt.Companion.Cli;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Tests.Support.Databases;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Cli;

/// <summary>Without a companion at work a command works on the database itself, and nobody else does meanwhile.</summary>
public sealed class WriterPlaceTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hjemvakt-");
    private readonly FakeTimeProvider time = new();
    private readonly TestDatabase database;

    public WriterPlaceTests() => database = TestDatabase.New(folder.FullName, empty: true);

    private CompanionSettings Settings => database.Use(new CompanionSettings { DataFolder = folder.FullName });

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task While_a_command_waits_for_a_person_it_holds_the_place_and_lets_go_of_it_then()
    {
        var person = new SlowPerson();
        var command = RunAsync(person, "user", "add", "kari", "--role", "OnCall");
        await person.Asked.WaitAsync(TestCompanion.Never);

        DataFolder.TryHold(folder.FullName).ShouldBeNull();
        person.Type("correct horse battery");
        (await command.WaitAsync(TestCompanion.Never)).ShouldBe(0, person.Shown);

        using var free = DataFolder.TryHold(folder.FullName);
        free.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_question_that_nobody_answers_does_not_keep_a_companion_from_starting()
    {
        var person = new SlowPerson();
        var command = RunAsync(person, "user", "add", "kari", "--role", "OnCall");
        await person.Asked.WaitAsync(TestCompanion.Never);

        await AdvancingAsync(command);

        (await command).ShouldBe(2);
        person.Shown.ShouldBe("companion: Nothing came for a minute; nothing was changed.\n");
        using var free = DataFolder.TryHold(folder.FullName);
        free.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_companion_that_starts_waits_for_a_command()
    {
        var command = DataFolder.Hold(folder.FullName);
        var start = WriterPlace.HoldAsync(Settings, time);
        start.IsCompleted.ShouldBeFalse();

        command.Dispose();
        await AdvancingAsync(start);

        (await start).Dispose();
        (time.GetUtcNow() - new FakeTimeProvider().GetUtcNow()).ShouldBeLessThan(WriterPlace.Patience);
    }

    [Fact]
    public async Task Nobody_waits_for_ever()
    {
        using var other = DataFolder.Hold(folder.FullName);
        var start = WriterPlace.HoldAsync(Settings, time);
        var terminal = new TestTerminal();
        var command = RunAsync(terminal, "home", "list");

        await AdvancingAsync(Task.WhenAny(Task.WhenAll(start, command)));

        (await Should.ThrowAsync<CannotStartException>(start)).Message.ShouldContain("in use by another companion");
        (await command).ShouldBe(2);
        terminal.Error.ShouldBe($"companion: The data folder '{folder.FullName}' is in use by another companion, which takes no commands yet.\n");
    }

    [Fact]
    public async Task A_companion_beside_one_at_work_is_refused_at_once()
    {
        await using var companion = await TestCompanion.StartAsync();

        var start = WriterPlace.HoldAsync(companion.Settings, time).WaitAsync(TestCompanion.Never);

        (await Should.ThrowAsync<CannotStartException>(start)).Message.ShouldContain("in use by another companion");
    }

    [Fact]
    public async Task Where_the_path_is_too_long_for_a_socket_the_companion_works_and_a_command_says_why_it_cannot()
    {
        var deep = Path.Combine(folder.FullName, new string('d', 120));
        using var other = DataFolder.Hold(deep);
        var terminal = new TestTerminal();

        var command = WriterPlace.RunAsync(CommandLine.Parse(["home", "list"]), Settings with { DataFolder = deep, Postgres = null }, terminal, time);
        await AdvancingAsync(command);

        (await Should.ThrowAsync<CannotStartException>(command)).Message.ShouldContain("is too long for a local socket (at most 103 bytes)");
        ControlSocket.PathIn(folder.FullName).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_companion_in_a_folder_with_a_long_path_starts_without_a_socket()
    {
        await using var companion = await TestCompanion.StartAsync(settings => settings with { DataFolder = Path.Combine(settings.DataFolder, new string('d', 120)) });

        (await companion.Homes.ListAsync()).ShouldBeEmpty();
    }

    // Lets time pass until it is over.
    private async Task AdvancingAsync(Task task) => await TestCompanion.AwaitAsync(() =>
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return Task.FromResult(task.IsCompleted);
    });

    private Task<int> RunAsync(ITerminal terminal, params string[] arguments)
        => CommandCall.GuardAsync(terminal, () => WriterPlace.RunAsync(CommandLine.Parse(arguments), Settings, terminal, time));

    /// <summary>Somebody at a keyboard who takes time.</summary>
    private sealed class SlowPerson : ITerminal
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<string> typed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public string Shown { get; private set; } = "";

        public string User => "tester";

        public bool IsInputRedirected => false;

        public void Type(string password) => typed.SetResult(password);

        public Task<string> AskPasswordAsync()
        {
            asked.SetResult();
            return typed.Task;
        }

        public Task WriteAsync(string text) => Task.CompletedTask;

        public Task WriteErrorAsync(string text)
        {
            Shown += text;
            return Task.CompletedTask;
        }

        public Task<string?> ReadLineAsync() => throw new NotSupportedException();

        public Task<string> ReadToEndAsync() => throw new NotSupportedException();

        public Task<string?> ReadFileAsync(string path) => throw new NotSupportedException();

        public Task WriteFileAsync(string path, string text) => throw new NotSupportedException();
    }
}
