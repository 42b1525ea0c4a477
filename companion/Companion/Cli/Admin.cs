using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Web.Security;

namespace Hjemvakt.Companion.Cli;

/// <summary>The commands that set a companion up. They work on the database, beside a running companion or without one.</summary>
internal static class Admin
{
    // Longer than a night without network; a restart that comes a week later would surprise everybody.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MostLines = 200;

    public static int Migrate(CompanionSettings settings)
    {
        using var folder = DataFolder.Hold(settings.DataFolder);
        var applied = Database.Of(settings).Migrate();
        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", applied)}");
        return 0;
    }

    public static void Backup(CompanionSettings settings, string file)
    {
        Database.Of(settings).Backup(Path.GetFullPath(file));
        Console.WriteLine($"The copy is whole: {file}");
    }

    /// <returns>False when the history has been tampered with.</returns>
    public static bool VerifyAudit(CompanionSettings settings)
    {
        using var db = Ready(settings).Context();
        var (lines, fault) = AuditTrail.Verify(db);
        if (fault is null)
        {
            Console.WriteLine($"The history is whole: {lines} lines.");
            return true;
        }

        Console.Error.WriteLine($"companion: the history is not whole: {fault}");
        return false;
    }

    /// <summary>The latest lines of one chain of the history, the oldest first.</summary>
    public static void ShowAudit(CompanionSettings settings, string chain)
    {
        using var db = Ready(settings).Context();
        foreach (var line in db.Audit.Where(line => line.HomeId == chain).OrderByDescending(line => line.Number).Take(MostLines).AsEnumerable().Reverse())
        {
            Console.WriteLine($"{line.At:u} {line.Who} ({line.Device}) {line.What}{(line.Detail.Length > 0 ? ": " : "")}{line.Detail}");
        }
    }

    public static async Task AddHomeAsync(CompanionSettings settings, CommandLine line, string id)
    {
        await using var services = Services(settings);
        var card = new HomeCard(id, line.Needed("name"), line.Needed("resident"), line.Needed("address")) { Rooms = Rooms(line) };
        if (line.Options["time-zone"].LastOrDefault() is { } zone)
        {
            card = card with { TimeZone = zone };
        }

        await services.GetRequiredService<IHomeRegistry>().AddAsync(card, StaffCommands.Caller);
        Console.WriteLine($"Home '{id}' is there.");
    }

    public static async Task BindAsync(CompanionSettings settings, string gateway, string thumbprint)
    {
        await using var services = Services(settings);
        await services.GetRequiredService<IGatewayRegistry>().BindCertificateAsync(gateway, thumbprint);
        Console.WriteLine($"Gateway '{gateway}' may use that certificate.");
    }

    public static async Task CommandAsync(CompanionSettings settings, CommandLine line, string gateway, string name)
    {
        await using var services = Services(settings);
        var body = line.Options["body"].LastOrDefault();
        // From standard input: a configuration may hold a password, and an argument would be in the shell's history and in the list of processes.
        var id = await services.GetRequiredService<ICommandDesk>()
            .GiveAsync(gateway, name, body == "-" ? await Console.In.ReadToEndAsync() : body, StaffCommands.Caller, Lifetime);
        Console.WriteLine($"Command {id} waits for gateway '{gateway}' until {TimeProvider.System.GetUtcNow() + Lifetime:u}.");
    }

    public static async Task CommandsAsync(CompanionSettings settings, string gateway)
    {
        await using var services = Services(settings);
        foreach (var command in await services.GetRequiredService<ICommandDesk>().ListAsync(gateway, 20))
        {
            Console.WriteLine($"{command.GivenAt:u} {command.Name} {command.Id} {command.Answer ?? (command.SentAt is null ? "not sent yet" : "sent, no reply yet")}");
        }
    }

    private static Dictionary<string, string> Rooms(CommandLine line)
    {
        var rooms = new Dictionary<string, string>();
        foreach (var pair in line.Options["room"])
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } point, { Length: > 0 } room])
            {
                throw new CannotStartException($"--room '{pair}' is not POINT=ROOM, as in bathroom-radar=bathroom.");
            }

            rooms[point] = room;
        }

        return rooms;
    }

    /// <summary>The database, brought up to date if nobody runs on it; a running companion has done so itself.</summary>
    public static Database Ready(CompanionSettings settings)
    {
        var database = Database.Of(settings);
        if (!database.IsUpToDate())
        {
            using var folder = DataFolder.Hold(settings.DataFolder);
            database.Migrate();
        }

        return database;
    }

    internal static ServiceProvider Services(CompanionSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(Ready(settings));
        services.AddSingleton<IHomeRegistry, HomeRegistry>();
        services.AddSingleton<IGatewayRegistry, GatewayRegistry>();
        services.AddSingleton<IHomePlans, PlansOnDisk>();
        services.AddSingleton<ICommandDesk, CommandDesk>();
        services.AddStaffSignIn();
        services.AddSingleton<Administration>();
        services.AddScoped<StaffRegister>();
        return services.BuildServiceProvider();
    }
}
