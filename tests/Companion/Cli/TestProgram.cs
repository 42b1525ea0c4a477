using Hjemvakt.Companion.Cli;
using Microsoft.Extensions.Configuration;

namespace Hjemvakt.Companion.Tests.Cli;

/// <summary>The program's commands in the process of the tests: the same from the arguments to the exit code, without the second that a process takes to start.</summary>
internal static class TestProgram
{
    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Exit, string Out, string Error)> RunAsync(string[] arguments, string input = "", params (string Name, string Value)[] environment)
    {
        var terminal = new TestTerminal(input);
        return (await RunAsync(terminal, arguments, environment), terminal.Out, terminal.Error);
    }

    /// <summary>Runs a command to its end, for somebody at a terminal.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(TestTerminal terminal, string[] arguments, params (string Name, string Value)[] environment)
        => CompanionProgram.RunAsync(
                arguments, terminal, settings => settings.AddInMemoryCollection(environment.ToDictionary(one => one.Name.Replace("__", ":", StringComparison.Ordinal), one => (string?)one.Value)))
            .WaitAsync(TestCompanion.Never);
}
