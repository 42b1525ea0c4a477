using System.CommandLine;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>What is asked of a gateway from the command line, and what it has answered.</summary>
internal static class RequestCommands
{
    private const int Latest = 20;

    // Longer than a night without network; a restart that comes a week later would surprise everybody.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private static readonly Argument<string> Name = new(string.Join('|', CommandNames.All));
    private static readonly ValueOption Body = new("--body", "JSON|-");

    public static CompanionCommand MakeGive() => new(
        "command", "Asks something of a gateway; sent when it is connected. '-' reads the JSON from standard input.", GiveAsync, CommandOptions.Gateway, Name, Body);

    public static CompanionCommand MakeList() => new(
        "commands", "Shows the latest commands to a gateway and its replies.", ListAsync, CommandOptions.Gateway, CommandOptions.Json);

    private static async Task<int> GiveAsync(CommandCall call)
    {
        var gateway = call.Line.Word(CommandOptions.Gateway);
        var body = call.Line.Single(Body);
        // From standard input: a configuration may hold a password, and an argument would be in the shell's history and in the list of processes.
        var id = await call.Get<ICommandService>()
            .GiveAsync(gateway, call.Line.Word(Name), body == "-" ? await call.Terminal.ReadToEndAsync() : body, call.Caller, Lifetime, call.Cancel);
        await call.SayAsync($"Command {id} waits for gateway '{gateway}' until {LocalTime.Of(call.Time.GetUtcNow() + Lifetime, await LocalTime.ZoneOfAsync(call.Services, gateway))}.");
        return CommandCall.Done;
    }

    private static async Task<int> ListAsync(CommandCall call)
    {
        var gateway = call.Line.Word(CommandOptions.Gateway);
        _ = await call.Get<IGatewayRegistry>().FindAsync(gateway, call.Cancel) ?? throw new CannotStartException($"There is no gateway '{gateway}'. Enrol it first.");
        var commands = await call.Get<ICommandService>().ListAsync(gateway, Latest, call.Cancel);
        if (call.IsForProgram)
        {
            await call.SayJsonAsync(commands.Select(command => new
            {
                command.Id, command.Name, command.GivenBy, command.GivenAt, command.ExpiresAt, command.SentAt, command.AnsweredAt, command.Answer, Fate = command.FateAt(call.Time.GetUtcNow()),
            }));
            return CommandCall.Done;
        }

        var zone = await LocalTime.ZoneOfAsync(call.Services, gateway);
        foreach (var command in commands)
        {
            await call.SayAsync($"{LocalTime.Of(command.GivenAt, zone)} {command.Name} {command.Id} {command.Answer ?? (command.SentAt is null ? "not sent yet" : "sent, no reply yet")}");
        }

        return CommandCall.Done;
    }
}
