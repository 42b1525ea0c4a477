using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Cli;

/// <summary>What was typed, taken apart: words, options of the command, and settings.</summary>
/// <param name="Words">The command and its arguments.</param>
/// <param name="Options">Options that are no settings, by name without hyphens; each may come more than once.</param>
/// <param name="Settings">Settings under the keys of the configuration.</param>
internal sealed record CommandLine(IReadOnlyList<string> Words, ILookup<string, string> Options, IReadOnlyDictionary<string, string?> Settings)
{
    private static readonly Dictionary<string, string> SettingNames =
        typeof(CompanionSettings).GetProperties().Where(p => p.CanWrite && p.PropertyType != typeof(SecretText) && p.PropertyType != typeof(NotificationSettings)).Select(p => p.Name)
            // A secret in an argument would be in the shell's history and in the list of processes; its file may be named.
            .Concat(SettingsReader.SecretFiles).ToDictionary(Hyphenated);

    private static readonly HashSet<string> CommandOptions = ["name", "resident", "address", "time-zone", "room", "role", "display-name", "body", "from", "until", "reason", "critical-too", "files", "broker-host", "broker-port", "wifi"];

    /// <exception cref="CannotStartException">An option is unknown or has no value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var words = new List<string>();
        var options = new List<(string Name, string Value)>();
        var settings = new Dictionary<string, string?>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(arguments[i]);
                continue;
            }

            var (name, value) = arguments[i][2..].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[i][2..], null);
            if (name == "help")
            {
                words.Insert(0, "help");
                continue;
            }

            if (!SettingNames.TryGetValue(name, out var setting) && !CommandOptions.Contains(name))
            {
                throw new CannotStartException($"Unknown option '--{name}'. 'help' shows what there is.");
            }

            value ??= ++i < arguments.Count && !arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i] : throw new CannotStartException($"Option '--{name}' needs a value.");
            if (setting is not null)
            {
                settings[$"{SettingsReader.Section}:{setting}"] = value;
            }
            else
            {
                options.Add((name, value));
            }
        }

        return new CommandLine(words, options.ToLookup(o => o.Name, o => o.Value), settings);
    }

    /// <summary>The one value of an option that must be there.</summary>
    public string Needed(string option) => Options[option].ToList() is [var value] && value.Length > 0
        ? value
        : throw new CannotStartException($"'{string.Join(' ', Words.Take(2))}' needs one --{option}.");

    private static string Hyphenated(string name)
        => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
