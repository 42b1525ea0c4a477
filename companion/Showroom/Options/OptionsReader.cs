using System.Globalization;

namespace Hjemvakt.Showroom.Options;

/// <summary>Reads the command line. Wrong input becomes one sentence that says what to write instead.</summary>
public static class OptionsReader
{
    /// <summary>The options that <paramref name="arguments"/> ask for.</summary>
    /// <param name="arguments">As given to the program.</param>
    /// <param name="scenarios">Names of the scenarios there are.</param>
    /// <exception cref="OptionException">Something is not as it must be; the message is for the person at the keyboard.</exception>
    public static ShowroomOptions Read(IReadOnlyList<string> arguments, IReadOnlyCollection<string> scenarios)
    {
        string? data = null, scenario = null;
        int? port = null, repeat = null;

        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            switch (name)
            {
                case "--data":
                    Once(name, data);
                    data = Folder(Value(arguments, ref i, name));
                    break;
                case "--port":
                    Once(name, port);
                    port = Number(name, Value(arguments, ref i, name), 0, 65535);
                    break;
                case "--scenario":
                    Once(name, scenario);
                    scenario = Known(Value(arguments, ref i, name), scenarios);
                    break;
                case "--repeat":
                    Once(name, repeat);
                    repeat = Number(name, Value(arguments, ref i, name), 1, 10_000);
                    break;
                default:
                    throw new OptionException($"unknown option '{name}': there are --data DIR, --port N, --scenario NAME and --repeat N");
            }
        }

        if (scenario is null && repeat is not null)
        {
            throw new OptionException("--repeat says how often a scenario is told: give it together with --scenario NAME");
        }

        return new ShowroomOptions(data, port ?? ShowroomOptions.DefaultPort, scenario, repeat ?? 1);
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i, string name) =>
        ++i < arguments.Count && !arguments[i].StartsWith("--", StringComparison.Ordinal) && arguments[i].Length > 0
            ? arguments[i]
            : throw new OptionException($"{name} needs a value");

    private static void Once(string name, object? before)
    {
        if (before is not null)
        {
            throw new OptionException($"{name} is given twice");
        }
    }

    private static string Folder(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? throw new OptionException($"--data {path} is a file: give a folder") : full;
    }

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new OptionException($"{name} {value} is not a whole number from {least} to {most}");

    private static string Known(string value, IReadOnlyCollection<string> scenarios) =>
        scenarios.Contains(value)
            ? value
            : throw new OptionException($"there is no scenario '{value}': there are {string.Join(", ", scenarios)}");
}

/// <summary>The command line cannot be followed. <see cref="Exception.Message"/> is one line for the person who wrote it.</summary>
public sealed class OptionException(string message) : Exception(message);
