using System.CommandLine;
using System.CommandLine.Parsing;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Control;

/// <summary>What was typed, taken apart: a command with its arguments and options, and settings.</summary>
internal sealed class CommandLine
{
    private const string Help = "help", HelpOption = "--help";

    // "@file" is no file of arguments, and "-abc" is no bundle of options.
    private static readonly ParserConfiguration Rules = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    private static readonly string[] Places = [nameof(CompanionSettings.DataFolder), nameof(CompanionSettings.Postgres) + SettingTree.FileSuffix];

    private readonly ParseResult parsed;

    private CommandLine(ParseResult parsed, CompanionCommand command, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> settings)
        => (this.parsed, Command, Arguments, Settings) = (parsed, command, arguments, settings);

    /// <summary>What is to be done.</summary>
    public CompanionCommand Command { get; }

    /// <summary>What was typed, word by word.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Settings under the keys of the configuration.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>The options that set something other than where the companion's data are.</summary>
    public IReadOnlyList<string> OwnSettings
        => [.. CommandTree.Settings.Where(one => !Places.Contains(one.Value) && parsed.GetResult(one.Key) is { Implicit: false }).Select(one => one.Key.Name)];

    /// <summary>The text that was asked for instead of a command; null when a command is.</summary>
    /// <exception cref="CannotStartException">An option is unknown.</exception>
    public static string? HelpOf(IReadOnlyList<string> arguments)
    {
        RefuseUnknown(arguments);
        if (arguments.All(argument => argument != HelpOption) && arguments.FirstOrDefault(argument => !IsOption(argument)) != Help)
        {
            return null;
        }

        var asked = CommandTree.Root.Parse([.. arguments.Where(argument => !IsOption(argument) && argument != Help)], Rules).CommandResult.Command;
        return Usage.Of(asked);
    }

    /// <exception cref="CannotStartException">There is no such command, or an option is unknown, has no value or does not belong to it.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        RefuseUnknown(arguments);
        var parsed = CommandTree.Root.Parse(arguments, Rules);
        var options = parsed.CommandResult.Command is CompanionCommand leaf ? leaf : CommandTree.Run;
        for (var i = 0; i < arguments.Count; i++)
        {
            var (argument, name) = (arguments[i], NameOf(arguments[i]));
            if (!IsOption(argument))
            {
                continue;
            }

            var own = options.Options.FirstOrDefault(option => option.Name == name);
            if (own is null && CommandTree.Root.Options.All(option => option.Name != name))
            {
                throw new CannotStartException($"'{options.Path}' does not take '{name}'. 'help' shows what there is.");
            }

            if (own is Option<bool> && argument != name)
            {
                throw new CannotStartException($"Option '{name}' takes no value.");
            }

            // The parser would take the next option for the value.
            if (own is not Option<bool> && argument == name && (i + 1 == arguments.Count || IsOption(arguments[i + 1])))
            {
                throw new CannotStartException($"Option '{name}' needs a value.");
            }
        }

        // Without a command the companion is started; the parser asks for one.
        var isWhole = parsed.UnmatchedTokens.Count == 0 && Directives(parsed).Count == 0 && (parsed.CommandResult.Command is RootCommand || (parsed.CommandResult.Command is CompanionCommand && parsed.Errors.Count == 0));
        return isWhole ? new CommandLine(parsed, options, arguments, SettingsOf(parsed)) : throw new CannotStartException($"Unknown command '{Words(parsed)}'. 'help' shows what there is.");
    }

    /// <summary>An argument of the command.</summary>
    public string Word(Argument<string> argument) => parsed.GetValue(argument) ?? "";

    /// <summary>Whether an argument that may be left out is there.</summary>
    public bool Has(Argument<string> argument) => parsed.GetResult(argument) is { Tokens.Count: > 0 };

    /// <summary>Whether a flag is there.</summary>
    public bool Has(Option<bool> flag) => parsed.GetResult(flag) is { Implicit: false };

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> All(ValueOption option) => parsed.GetResult(option) is { Implicit: false } found ? [.. found.Tokens.Select(token => token.Value)] : [];

    /// <summary>The value of an option, or null without it.</summary>
    /// <exception cref="CannotStartException">It is there twice.</exception>
    public string? Single(ValueOption option) => All(option) switch
    {
        [] => null,
        [var value] => value,
        _ => throw new CannotStartException($"Option '{option.Name}' is there twice. Keep one of them."),
    };

    /// <summary>The one value of an option that must be there.</summary>
    /// <exception cref="CannotStartException">It is not, or twice.</exception>
    public string Needed(ValueOption option) => All(option) is [{ Length: > 0 } value] ? value : throw new CannotStartException($"'{Command.Path}' needs one {option.Name}.");

    private static bool IsOption(string argument) => argument.StartsWith("--", StringComparison.Ordinal);

    private static string NameOf(string argument) => argument.Split('=', 2)[0];

    // Before anything else: the parser would take one that it does not know for an argument.
    private static void RefuseUnknown(IReadOnlyList<string> arguments)
    {
        if (arguments.FirstOrDefault(argument => IsOption(argument) && NameOf(argument) != HelpOption && !CommandTree.OptionNames.Contains(NameOf(argument))) is { } unknown)
        {
            throw new CannotStartException($"Unknown option '{NameOf(unknown)}'. 'help' shows what there is.");
        }
    }

    private static Dictionary<string, string?> SettingsOf(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (option, setting) in CommandTree.Settings)
        {
            if (parsed.GetResult(option) is { Implicit: false } found)
            {
                settings[$"{CompanionSettingsReader.Section}:{setting}"] = found.Tokens is [var only] ? only.Value : throw new CannotStartException($"Option '{option.Name}' is there twice. Keep one of them.");
            }
        }

        return settings;
    }

    private static string Words(ParseResult parsed)
    {
        var words = new List<string>();
        for (var command = parsed.CommandResult; command is { Command: not RootCommand }; command = command.Parent as CommandResult)
        {
            words.InsertRange(0, [command.Command.Name, .. command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)]);
        }

        return string.Join(' ', [.. Directives(parsed), .. words, .. parsed.UnmatchedTokens]);
    }

    // "[word]" before everything else, which the parser passes over.
    private static List<string> Directives(ParseResult parsed) => [.. parsed.Tokens.Where(token => token.Type == TokenType.Directive).Select(token => token.Value)];
}
