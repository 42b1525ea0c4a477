using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Cli;

/// <summary>The program: one command, and one line when it cannot be.</summary>
internal static class CompanionProgram
{
    private const int Done = 0, Failed = 1, CannotStart = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            var line = CommandLine.Parse(arguments);
            if (line.Words is ["help", ..])
            {
                Console.WriteLine(Usage.Text);
                return Done;
            }

            return await RunAsync(line, SettingsReader.Read(Configuration(line)));
        }
        catch (CannotStartException error)
        {
            return Say(error.Message);
        }
        catch (IOException error)
        {
            // A port that was free a moment ago, a disk that is full.
            return Say(error.Message);
        }
        catch (Exception error) when (Database.IsOutage(error))
        {
            return Say($"The database cannot be used: {error.GetBaseException().Message}");
        }
        catch (Exception error) when (error is ArgumentException or UnauthorizedAccessException)
        {
            return Say(error.Message);
        }
    }

    private static async Task<int> RunAsync(CommandLine line, CompanionSettings settings)
    {
        switch (line.Words)
        {
            case [] or ["run"]:
                await using (var app = CompanionHost.Build(settings))
                {
                    await app.StartAsync();
                    var ports = app.Services.GetRequiredService<CompanionPorts>();
                    Console.WriteLine($"Companion at http://{settings.HttpAddress}:{ports.Http}/{Also("MQTT", ports.Mqtt)}{Also("MQTT over TLS", ports.MqttTls)}");
                    await app.WaitForShutdownAsync();
                    return app.Services.GetRequiredService<HomeWriter>().SteppedDown ? Failed : Done;
                }

            case ["migrate"]:
                return Admin.Migrate(settings);
            case ["backup", var file]:
                Admin.Backup(settings, file);
                return Done;
            case ["audit", "verify"]:
                return Admin.VerifyAudit(settings) ? Done : Failed;
            case ["audit", "show", var chain]:
                Admin.ShowAudit(settings, chain);
                return Done;
            case ["home", "add", var home]:
                await Admin.AddHomeAsync(settings, line, home);
                return Done;
            case ["home", "plan", var home]:
                await HomeCommands.ShowPlanAsync(Admin.Services(settings), home);
                return Done;
            case ["home", "plan", var home, var file]:
                return await HomeCommands.SetPlanAsync(Admin.Services(settings), home, file) ? Done : Failed;
            case ["home", "pause", var home]:
                return await HomeCommands.PauseAsync(Admin.Services(settings), line, home) ? Done : Failed;
            case ["gateway", "enrol", var home, var gateway]:
                await GatewayCommands.EnrolAsync(settings, line, home, gateway);
                return Done;
            case ["gateway", "certificate", var gateway, var thumbprint]:
                await Admin.BindAsync(settings, gateway, thumbprint);
                return Done;
            case ["gateway", "command", var gateway, var command]:
                await Admin.CommandAsync(settings, line, gateway, command);
                return Done;
            case ["gateway", "commands", var gateway]:
                await Admin.CommandsAsync(settings, gateway);
                return Done;
            case ["user", "add", var name]:
                await StaffCommands.AddAsync(Admin.Services(settings), line, name);
                return Done;
            case ["user", "password", var name]:
                await StaffCommands.ChangePasswordAsync(Admin.Services(settings), name);
                return Done;
            case ["user", "roles", var name]:
                await StaffCommands.SetRolesAsync(Admin.Services(settings), line, name);
                return Done;
            case ["oncall", "import", var file]:
                OnCallAdmin.Import(settings, Admin.Ready(settings), file);
                return Done;
            case ["oncall", "export"]:
                OnCallAdmin.Export(settings, Admin.Ready(settings));
                return Done;
            default:
                throw new CannotStartException($"Unknown command '{string.Join(' ', line.Words)}'. 'help' shows what there is.");
        }
    }

    private static IConfiguration Configuration(CommandLine line)
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(line.Settings)
                .Build();
        }
        catch (InvalidDataException error)
        {
            throw new CannotStartException($"appsettings.json cannot be read: {error.GetBaseException().Message}", error);
        }
    }

    private static string Also(string what, int? port) => port is null ? "" : $", {what} on port {port}";

    private static int Say(string why)
    {
        Console.Error.WriteLine($"companion: {string.Join(' ', why.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))}");
        return CannotStart;
    }
}
