using System.Collections.Frozen;
using System.CommandLine;
using Hjemvakt.Companion.Control.Commands;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Control;

/// <summary>All commands with their arguments and options. The settings are options of every command.</summary>
internal static class CommandTree
{
    /// <summary>The settings that an option sets, by option.</summary>
    public static IReadOnlyDictionary<ValueOption, string> Settings { get; } =
        SettingTree.Of(typeof(CompanionSettings)).Where(SettingTree.IsText)
            // A secret in an argument would be in the shell's history and in the list of processes; its file may be named.
            .Select(property => SettingTree.IsSecret(property) ? property.Name + SettingTree.FileSuffix : property.Name)
            .ToDictionary(setting => new ValueOption(Hyphenated(setting), setting) { Recursive = true, Hidden = true });

    /// <summary>Starts the companion; what is meant when no command is typed.</summary>
    public static CompanionCommand Run { get; } = new("run", "Starts the companion. The default.", null) { Place = CommandPlace.Process };

    /// <summary>Brings the database up to date.</summary>
    public static CompanionCommand Migrate { get; } = new("migrate", "Brings the database up to date without starting.", null) { Place = CommandPlace.Process };

    public static Argument<string> BackupFile { get; } = new("FILE");

    /// <summary>Copies the database.</summary>
    public static CompanionCommand Backup { get; } =
        new("backup", "Copies an SQLite database, beside a running companion as well. PostgreSQL: use pg_dump.", null, BackupFile) { Place = CommandPlace.Process };

    public static RootCommand Root { get; } = Make();

    /// <summary>Every option there is, of any command, with its hyphens.</summary>
    public static FrozenSet<string> OptionNames { get; } =
        Root.Options.Concat(Root.Subcommands.SelectMany(command => command.Options.Concat(command.Subcommands.SelectMany(leaf => leaf.Options)))).Select(option => option.Name).ToFrozenSet();

    private static RootCommand Make()
    {
        var root = new RootCommand();
        // What the library adds by itself: the help is ours, and nothing else was asked for.
        root.Options.Clear();
        root.Directives.Clear();
        foreach (var option in Settings.Keys)
        {
            root.Options.Add(option);
        }

        foreach (var command in (Command[])[Run, HomeCommands.Tree(), GatewayCommands.Tree(), StaffCommands.Tree(), OnCallCommands.Tree(), ReplayCommand.Tree(), Migrate, Backup, AuditCommands.Tree()])
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static string Hyphenated(string name) => "-" + string.Concat(name.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));
}
