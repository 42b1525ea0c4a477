using System.CommandLine;
using System.Globalization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>The commands about homes and what is watched in them.</summary>
internal static class HomeCommands
{
    private static readonly ValueOption
        Name = new("--name", "NAME") { IsNeeded = true },
        Resident = new("--resident", "NAME") { IsNeeded = true },
        Address = new("--address", "ADDRESS") { IsNeeded = true },
        TimeZone = new("--time-zone", "ZONE"),
        Room = new("--room", "POINT=ROOM") { IsRepeated = true },
        Until = new("--until", "\"YYYY-MM-DD HH:MM\"") { IsNeeded = true },
        From = new("--from", "\"YYYY-MM-DD HH:MM\""),
        Reason = new("--reason", "hospital|holiday|technician|other"),
        CriticalToo = new("--critical-too", "yes");

    private static readonly Argument<string> Id = new("ID"), File = new("FILE") { Arity = ArgumentArity.ZeroOrOne };

    private static readonly Actor Program = new("command line", "command line");

    public static Command Tree() => new("home")
    {
        new CompanionCommand(
            "add", "Adds a home, or brings its card up to date. POINT is a sensor's id.", AddAsync, Id, Name, Resident, Address, TimeZone, Room),
        new CompanionCommand("list", "Shows the homes.", ListAsync, CommandOptions.Json),
        new CompanionCommand(
            "plan", "Sets a home's plan from a JSON file, or prints the one there is. Pauses stay unless the file has some.", PlanAsync, CommandOptions.Home, File, CommandOptions.Json),
        new CompanionCommand(
            "pause", "Pauses a home's rules, in the home's local time. The pause ends by itself.", PauseAsync, CommandOptions.Home, Until, From, Reason, CriticalToo),
    };

    private static async Task<int> AddAsync(CommandCall call)
    {
        var id = call.Line.Word(Id);
        var registry = call.Get<IHomeRegistry>();
        var known = await registry.FindAsync(id, call.Cancel);
        var rooms = Rooms(call.Line);
        // What is not said of a home that is there stays as it is.
        var card = new HomeCard(id, call.Line.Needed(Name), call.Line.Needed(Resident), call.Line.Needed(Address)) { Rooms = rooms.Count == 0 && known is not null ? known.Rooms : rooms };
        if ((call.Line.Single(TimeZone) ?? known?.TimeZone) is { } zone)
        {
            card = card with { TimeZone = zone };
        }

        await registry.AddAsync(card, call.Caller, call.Cancel);
        await call.SayAsync($"Home '{id}' is there.");
        await OnCallCommands.NoteTeamAsync(call, id);
        return CommandCall.Done;
    }

    private static async Task<int> ListAsync(CommandCall call)
    {
        var homes = await call.Get<IHomeRegistry>().ListAsync(call.Cancel);
        if (call.IsForProgram)
        {
            await call.SayJsonAsync(homes.Select(home => new { home.Id, home.Name, Resident = home.ResidentName, home.Address, home.TimeZone, home.Rooms }));
            return CommandCall.Done;
        }

        foreach (var home in homes)
        {
            await call.SayAsync($"{home.Id,-20} {home.Name}, {home.ResidentName}, {home.Address} ({home.TimeZone})");
        }

        return CommandCall.Done;
    }

    private static Task<int> PlanAsync(CommandCall call) => call.Line.Has(File) ? SetPlanAsync(call) : ShowPlanAsync(call);

    // JSON whether it was asked for or not: it goes into a file as it is, and comes back from there.
    private static async Task<int> ShowPlanAsync(CommandCall call)
    {
        var home = call.Line.Word(CommandOptions.Home);
        await CardAsync(call, home);
        await call.SayAsync(HomePlanJson.Write((await call.Get<IHomePlans>().FindAsync(home, call.Cancel)).Plan));
        return CommandCall.Done;
    }

    private static async Task<int> SetPlanAsync(CommandCall call)
    {
        var (home, path) = (call.Line.Word(CommandOptions.Home), call.Line.Word(File));
        var text = await call.Terminal.ReadFileAsync(path) ?? throw new CannotStartException($"There is no file '{path}'.");
        var (plan, pauses) = HomePlanFile.Read(TextPadding.Strip(text), home);
        var plans = call.Get<IHomePlans>();
        var before = (await plans.FindAsync(home, call.Cancel)).Plan;
        // Pauses are made on the home's page and by `home pause`: a file that says nothing of them ends none.
        plan = pauses ? plan : plan with { Pauses = before.Pauses };
        return await ToldAsync(call, await plans.SetAsync(home, plan, null, Program, call.Cancel), $"The plan of home '{home}' is set: {PlanChanges.Of(before, plan)}.");
    }

    private static async Task<int> PauseAsync(CommandCall call)
    {
        var (home, line) = (call.Line.Word(CommandOptions.Home), call.Line);
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await CardAsync(call, home)).TimeZone);
        var reason = line.Single(Reason) ?? "other";
        if (!Enum.TryParse<PauseReason>(reason, ignoreCase: true, out var why) || !Enum.IsDefined(why))
        {
            throw new CannotStartException($"'{reason}' is no reason: there are hospital, holiday, technician and other.");
        }

        if (line.Single(CriticalToo) is not (null or "yes") and var other)
        {
            throw new CannotStartException($"--critical-too is 'yes' or not there, and not '{other}'.");
        }

        var from = line.Single(From) is { } begin ? Entered(zone, begin, latest: false) : call.Time.GetUtcNow();
        var pause = new Pause(Guid.CreateVersion7(), why, from, Entered(zone, line.Needed(Until), latest: true), line.Single(CriticalToo) is not null);
        var plans = call.Get<IHomePlans>();
        PlanAnswer answer;
        do
        {
            // Somebody who changes the plan at the same moment takes no pause away, and loses nothing by it.
            var before = await plans.FindAsync(home, call.Cancel);
            answer = await plans.SetAsync(home, before.Plan with { Pauses = before.Plan.Pauses.Add(pause) }, before.Version, Program, call.Cancel);
        }
        while (answer.Outdated);
        return await ToldAsync(call, answer, $"Home '{home}' pauses until {line.Needed(Until)}.");
    }

    private static Dictionary<string, string> Rooms(CommandLine line)
    {
        var rooms = new Dictionary<string, string>();
        foreach (var pair in line.All(Room))
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } point, { Length: > 0 } room])
            {
                throw new CannotStartException($"--room '{pair}' is not POINT=ROOM, as in bathroom-radar=bathroom.");
            }

            rooms[point] = room;
        }

        return rooms;
    }

    private static DateTimeOffset Entered(TimeZoneInfo zone, string text, bool latest)
    {
        if (!DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new CannotStartException($"'{text}' is no time; write it as 2026-01-31 14:30.");
        }

        var (at, fault) = HomePlanCheck.Entered(zone, local, latest);
        return at ?? throw new CannotStartException(fault!.InWords().English);
    }

    private static async Task<HomeCard> CardAsync(CommandCall call, string home)
        => await call.Get<IHomeRegistry>().FindAsync(home, call.Cancel) ?? throw new CannotStartException($"There is no home '{home}'. 'home list' shows them.");

    private static async Task<int> ToldAsync(CommandCall call, PlanAnswer answer, string done)
    {
        await call.SayAsync(answer.Done ? done : throw new CannotStartException(string.Join(' ', answer.Faults.Select(fault => fault.InWords().English))));
        return CommandCall.Done;
    }
}
