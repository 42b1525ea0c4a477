using System.Globalization;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Safety.Homes.Plans;

namespace Hjemvakt.Companion.Cli;

/// <summary>What the command line can do about a home's plan. A running companion takes the change over within seconds.</summary>
internal static class HomeCommands
{
    private static readonly Actor Console = new("command line", "command line");

    public static async Task ShowPlanAsync(ServiceProvider services, string home)
    {
        await using var all = services;
        System.Console.WriteLine(PlanJson.Write((await all.GetRequiredService<IHomePlans>().FindAsync(home)).Plan));
    }

    /// <returns>False when the plan was refused.</returns>
    public static async Task<bool> SetPlanAsync(ServiceProvider services, string home, string file)
    {
        await using var all = services;
        if (!File.Exists(file))
        {
            throw new CannotStartException($"There is no file '{file}'.");
        }

        return Told(await all.GetRequiredService<IHomePlans>().SetAsync(home, PlanJson.Read(await File.ReadAllTextAsync(file)), null, Console), $"The plan of home '{home}' is set.");
    }

    /// <returns>False when the pause was refused.</returns>
    public static async Task<bool> PauseAsync(ServiceProvider services, CommandLine line, string home)
    {
        await using var all = services;
        var card = await all.GetRequiredService<IHomeRegistry>().FindAsync(home) ?? throw new CannotStartException($"There is no home '{home}'.");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(card.TimeZone);
        var reason = line.Options["reason"].LastOrDefault() ?? "other";
        if (!Enum.TryParse<PauseReason>(reason, ignoreCase: true, out var why) || !Enum.IsDefined(why))
        {
            throw new CannotStartException($"'{reason}' is no reason: there are hospital, holiday, technician and other.");
        }

        var from = line.Options["from"].LastOrDefault() is { } begin ? Entered(zone, begin, latest: false) : all.GetRequiredService<TimeProvider>().GetUtcNow();
        var pause = new Pause(Guid.CreateVersion7(), why, from, Entered(zone, line.Needed("until"), latest: true), line.Options["critical-too"].Contains("yes"));
        var plans = all.GetRequiredService<IHomePlans>();
        var plan = (await plans.FindAsync(home)).Plan;
        return Told(await plans.SetAsync(home, plan with { Pauses = plan.Pauses.Add(pause) }, null, Console), $"Home '{home}' pauses until {line.Needed("until")}.");
    }

    private static DateTimeOffset Entered(TimeZoneInfo zone, string text, bool latest)
    {
        if (!DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new CannotStartException($"'{text}' is no time; write it as 2026-01-31 14:30.");
        }

        return HomePlanCheck.Entered(zone, local, latest) is ({ } at, _) ? at : throw new CannotStartException(HomePlanCheck.Entered(zone, local, latest).Fault!.English);
    }

    private static bool Told(PlanAnswer answer, string done)
    {
        foreach (var fault in answer.Faults)
        {
            System.Console.Error.WriteLine($"companion: {fault.English}");
        }

        if (answer.Done)
        {
            System.Console.WriteLine(done);
        }

        return answer.Done;
    }
}
