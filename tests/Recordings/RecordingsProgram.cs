using Hjemvakt.Recordings.Tests.Environment;
using Xunit.Runner.InProc.SystemConsole;

namespace Hjemvakt.Recordings.Tests;

/// <summary>
/// The tests, or one of the evaluations they rest on:
/// <code>
/// dotnet run --project tests/Recordings                       the tests
/// dotnet run --project tests/Recordings -- environment [PATH] what the gateway would have sent of a home's climate
/// </code>
/// </summary>
public static class RecordingsProgram
{
    public static async Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Length == 0 ? await RunTests(args) : args[0] switch
        {
            "environment" => EnvironmentEvaluation.Run(args[1..], Console.Out, Console.Error),
            _ => await RunTests(args),
        };
    }

    private static async Task<int> RunTests(string[] args) => await ConsoleRunner.Run(args);
}
