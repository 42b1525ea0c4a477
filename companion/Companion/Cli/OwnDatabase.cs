using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Replays;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Cli;

/// <summary>Runs commands in this process, on the database itself.</summary>
internal static class OwnDatabase
{
    /// <summary>Runs a command that only reads, beside a companion at work or without one, which has brought the database up to date.</summary>
    public static async Task<int> ReadAsync(CommandLine line, CompanionSettings settings, ITerminal terminal)
    {
        var database = Database.Of(settings);
        if (!database.IsUpToDate())
        {
            using var folder = DataFolder.Hold(settings.DataFolder);
            Installation.Migrate(folder.Path, database);
        }

        return await RunAsync(line, settings, database, terminal);
    }

    /// <summary>Runs a command that writes, in the place of a companion.</summary>
    /// <exception cref="CannotStartException">A companion is at work on the database from another folder.</exception>
    public static async Task<int> WriteAsync(CommandLine line, CompanionSettings settings, DataFolder folder, ITerminal terminal)
    {
        var database = Database.Of(settings);
        if (!database.IsUpToDate())
        {
            Installation.Migrate(folder.Path, database);
        }

        try
        {
            // No companion can take it meanwhile, from whatever machine.
            await using var place = database.OpenWriter();
            // A companion that had lost its connection for a moment finds here that somebody else has written, and begins anew.
            await using (var db = database.Context())
            {
                await db.Writer.ExecuteUpdateAsync(row => row.SetProperty(writer => writer.Holder, database.Holder));
            }

            return await RunAsync(line, settings, database, terminal);
        }
        catch (NotTheWriterException other)
        {
            throw new CannotStartException(Elsewhere(database, other), other);
        }
    }

    /// <summary>Says who is at work on the database; null when nobody is.</summary>
    public static string? WhoWrites(CompanionSettings settings)
    {
        var database = Database.Of(settings);
        try
        {
            using var place = database.OpenWriter();
            return null;
        }
        catch (NotTheWriterException other)
        {
            return Elsewhere(database, other);
        }
    }

    private static async Task<int> RunAsync(CommandLine line, CompanionSettings settings, Database database, ITerminal terminal)
    {
        try
        {
            await using var services = Services(settings, database);
            return await new CommandCall(line, terminal, services, CancellationToken.None).RunAsync();
        }
        finally
        {
            database.Release();
        }
    }

    private static string Elsewhere(Database database, NotTheWriterException other)
        => $"The database {database.Name}: {other.Message}. Run the command where that companion runs, with its data folder.";

    private static ServiceProvider Services(CompanionSettings settings, Database database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddDatabase(database);
        services.AddSingleton<IHomeRegistry, HomeRegistry>();
        services.AddSingleton<AccessChanges>();
        services.AddSingleton<CommandsWaiting>();
        services.AddSingleton<IGatewayRegistry, GatewayRegistry>();
        services.AddSingleton<IStreamHoleRegistry, StreamHoleRegistry>();
        services.AddSingleton<IHomePlans, PlansOnDisk>();
        services.AddSingleton<IReplayService, ReplayService>();
        services.AddSingleton<ICommandService, CommandService>();
        services.AddSingleton<CurrentOnCallPlan>();
        services.AddSingleton<IOnCallPlanWriter, OnCallPlanOnDisk>();
        services.AddStaffSignIn();
        services.AddSingleton<Administration>();
        services.AddSingleton<StaffChanges>();
        services.AddScoped<StaffRegister>();
        return services.BuildServiceProvider();
    }
}
