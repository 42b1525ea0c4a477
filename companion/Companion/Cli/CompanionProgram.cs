using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Cli;

/// <summary>The program: one command, and one line when it cannot be.</summary>
internal static class CompanionProgram
{
    /// <summary>Runs the program as it was started.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments)
        => RunAsync(arguments, new ConsoleTerminal(), settings => settings.SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables());

    /// <summary>Runs a command for somebody at a terminal.</summary>
    /// <param name="surroundings">The settings that are not typed.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, ITerminal terminal, Action<IConfigurationBuilder> surroundings)
        => CommandCall.GuardAsync(terminal, async () =>
        {
            if (CommandLine.HelpOf(arguments) is { } help)
            {
                await terminal.WriteAsync(help + "\n");
                return CommandCall.Done;
            }

            var line = CommandLine.Parse(arguments);
            var settings = CompanionSettingsReader.Read(Configuration(line, surroundings));
            return line.Command.Place switch
            {
                CommandPlace.Writer => await WriterPlace.RunAsync(line, settings, terminal, TimeProvider.System),
                CommandPlace.Reader => await OwnDatabase.ReadAsync(line, settings, terminal),
                _ => await RunHereAsync(line, settings, terminal),
            };
        });

    private static async Task<int> RunHereAsync(CommandLine line, CompanionSettings settings, ITerminal terminal)
    {
        if (line.Command == CommandTree.Migrate)
        {
            using var folder = DataFolder.Hold(settings.DataFolder);
            var database = Database.Of(settings);
            var applied = Installation.Migrate(folder.Path, database);
            database.Release();
            await terminal.WriteAsync(applied.Count == 0 ? "The database is up to date.\n" : $"Applied: {string.Join(", ", applied)}\n");
            return CommandCall.Done;
        }

        if (line.Command == CommandTree.Backup)
        {
            var file = line.Word(CommandTree.BackupFile);
            Database.Of(settings).Backup(Path.GetFullPath(file));
            await terminal.WriteAsync($"The copy is whole: {file}\n");
            return CommandCall.Done;
        }

        // What is wrong with the settings is said at once, whoever is at work.
        CompanionHost.Check(settings);
        await using var app = CompanionHost.Build(settings, await WriterPlace.HoldAsync(settings, TimeProvider.System));
        await app.StartAsync();
        var ports = app.Services.GetRequiredService<CompanionPorts>();
        await terminal.WriteAsync($"Companion at http://{settings.HttpAddress}:{ports.Http}/{Also("MQTT", ports.Mqtt)}{Also("MQTT over TLS", ports.MqttTls)}\n");
        await app.WaitForShutdownAsync();
        return app.Services.GetRequiredService<HomeWriter>().SteppedDown ? CommandCall.Failed : CommandCall.Done;
    }

    private static IConfiguration Configuration(CommandLine line, Action<IConfigurationBuilder> surroundings)
    {
        try
        {
            var builder = new ConfigurationBuilder();
            surroundings(builder);
            return builder.AddInMemoryCollection(line.Settings).Build();
        }
        catch (InvalidDataException error)
        {
            throw new CannotStartException($"appsettings.json cannot be read: {error.GetBaseException().Message}", error);
        }
    }

    private static string Also(string what, int? port) => port is null ? "" : $", {what} on port {port}";
}
