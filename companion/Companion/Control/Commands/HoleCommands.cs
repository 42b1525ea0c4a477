using System.CommandLine;
using System.Globalization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>Holes in a gateway's streams, from the command line.</summary>
internal static class HoleCommands
{
    private static readonly Argument<string> Stream = new("alarm|routine"), Numbers = new("FROM-TO");

    public static CompanionCommand MakeList() => new(
        "holes", "Shows which numbers of the gateway's streams are missing though later ones are stored.", ListAsync, CommandOptions.Gateway, CommandOptions.Json);

    public static CompanionCommand MakeClose() => new(
        "close-hole", "Gives the numbers of a hole up for good, when the gateway cannot send them any more: receipts go on past them.", CloseAsync, CommandOptions.Gateway, Stream, Numbers);

    private static async Task<int> ListAsync(CommandCall call)
    {
        var gateway = await FindAsync(call);
        var holes = await call.Get<IStreamHoleRegistry>().ListAsync(gateway, call.Cancel);
        if (call.IsForProgram)
        {
            await call.SayJsonAsync(holes.Select(hole => new { hole.Stream, hole.From, hole.To, hole.After, hole.Before }));
            return CommandCall.Done;
        }

        foreach (var hole in holes)
        {
            await call.SayAsync($"{NameOf(hole.Stream)} {Range(hole.From, hole.To)}, between {Utc(hole.After)} and {Utc(hole.Before)}");
        }

        if (holes.Count == 0)
        {
            await call.SayAsync($"No numbers of gateway '{gateway}' are missing.");
        }

        return CommandCall.Done;
    }

    private static async Task<int> CloseAsync(CommandCall call)
    {
        var gateway = await FindAsync(call);
        var (stream, numbers) = (call.Line.Word(Stream), call.Line.Word(Numbers));
        var of = stream switch
        {
            "alarm" => RecordStream.Alarm,
            "routine" => RecordStream.Routine,
            _ => throw new CannotStartException($"'{stream}' is no stream. Say alarm or routine."),
        };
        var ends = numbers.Split('-', '–');
        if (ends.Length > 2 || !Number(ends[0], out var from) || !Number(ends[^1], out var to) || from > to)
        {
            throw new CannotStartException($"'{numbers}' is no range of numbers. Write it as 'gateway holes' shows it, for example 2-4.");
        }

        var holes = call.Get<IStreamHoleRegistry>();
        if (!await holes.CloseAsync(gateway, of, from, to, call.Caller, call.Cancel))
        {
            var now = (await holes.ListAsync(gateway, call.Cancel)).Where(hole => hole.Stream == of).Select(hole => $"is {Range(hole.From, hole.To)}").DefaultIfEmpty("has none").First();
            throw new CannotStartException($"{Range(from, to)} is not the first hole of the {stream} stream of '{gateway}', which {now}. Nothing was closed.");
        }

        await call.SayAsync($"The numbers {Range(from, to)} of the {stream} stream of '{gateway}' are given up. Receipts go on past them.");
        return CommandCall.Done;
    }

    private static async Task<string> FindAsync(CommandCall call)
    {
        var gateway = call.Line.Word(CommandOptions.Gateway);
        _ = await call.Get<IGatewayRegistry>().FindAsync(gateway, call.Cancel) ?? throw new CannotStartException($"There is no gateway '{gateway}'.");
        return gateway;
    }

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    private static string NameOf(RecordStream stream) => stream == RecordStream.Alarm ? "alarm" : "routine";

    private static string Range(long from, long to) => string.Create(CultureInfo.InvariantCulture, $"{from}-{to}");

    private static string Utc(DateTimeOffset? at) => at is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "the beginning";
}
