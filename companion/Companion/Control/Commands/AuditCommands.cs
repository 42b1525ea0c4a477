using System.CommandLine;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Writing;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>The commands about the history. They only read.</summary>
internal static class AuditCommands
{
    private const int MostLines = 200, MostFaults = 20;

    private static readonly Argument<string> Chain = new("CHAIN");

    public static Command Tree() => new("audit")
    {
        new CompanionCommand(
            "verify", "Checks history, alerts and records against each other, the signed heads and the anchor file (--audit-anchor-file).", VerifyAsync, CommandOptions.Json)
        {
            Place = CommandPlace.Reader,
        },
        new CompanionCommand(
            "show", "Shows the latest lines of a home's history, of /administration (staff, homes) or of /on-call (plans, tests).", ShowAsync, Chain, CommandOptions.Json)
        {
            Place = CommandPlace.Reader,
        },
    };

    private static async Task<int> VerifyAsync(CommandCall call)
    {
        await using var db = call.Get<Database>().Context();
        using var key = AuditHeadKey.Find(call.Settings.DataFolder);
        var report = AuditCheck.Run(db, key, Anchors(call.Settings), call.Settings.Keep, call.Time.GetUtcNow());
        if (call.IsForProgram)
        {
            await call.SayJsonAsync(new
            {
                IsWhole = report.Faults.Count == 0,
                report.Lines,
                report.Alerts,
                report.RecordsUntil,
                Head = report.Head.Number == 0 ? null : new { report.Head.Number, report.Head.At, Line = AuditAnchorFile.Line(report.Head) },
                SignaturesChecked = key is not null,
                report.Faults,
            });
        }
        else if (report.Faults.Count == 0)
        {
            var until = report.Head.Number == 0 ? "Nothing is signed yet" : $"Signed until {report.Head.At:u} by head {AuditAnchorFile.Line(report.Head)}";
            var days = report.RecordsUntil is { } day ? $", records until {day:yyyy-MM-dd}" : "";
            await call.SayAsync($"The history is whole: {report.Lines} lines, {report.Alerts} alerts{days}. {until}.");
            await call.SayAsync(key is null ? "Signatures were not checked: the key is not in the data folder." : "All signatures fit.");
        }

        return await ToldAsync(call, report.Faults);
    }

    private static async Task<int> ToldAsync(CommandCall call, IReadOnlyList<string> faults)
    {
        foreach (var fault in faults.Take(MostFaults))
        {
            await call.Terminal.WriteErrorAsync($"companion: the history is not whole: {fault}\n");
        }

        if (faults.Count > MostFaults)
        {
            await call.Terminal.WriteErrorAsync($"companion: and {faults.Count - MostFaults} more.\n");
        }

        return faults.Count == 0 ? CommandCall.Done : CommandCall.Failed;
    }

    private static IReadOnlyList<AuditHead> Anchors(CompanionSettings settings)
    {
        try
        {
            return settings.AuditAnchorFile is { } path && File.Exists(path) ? AuditAnchorFile.Read(path) : [];
        }
        catch (FormatException error)
        {
            throw new CannotStartException($"{settings.AuditAnchorFile}: {error.Message}", error);
        }
    }

    // The latest lines of one chain of the history, the oldest first.
    private static async Task<int> ShowAsync(CommandCall call)
    {
        var chain = call.Line.Word(Chain);
        await using var db = call.Get<Database>().Context();
        if (!db.Audit.Any(line => line.HomeId == chain) && !db.Homes.Any(home => home.Id == chain) && chain is not (Administration.History or OnCallPlanWork.History))
        {
            throw new CannotStartException($"There is no home '{chain}'. There are the homes ('home list'), {Administration.History} and {OnCallPlanWork.History}.");
        }

        var zone = LocalTime.Zone(db.Homes.Where(home => home.Id == chain && home.Id != ServiceHome.Id).Select(home => home.TimeZone).FirstOrDefault() ?? call.Settings.TimeZone);
        var lines = db.Audit.Where(line => line.HomeId == chain).OrderByDescending(line => line.Number).Take(MostLines).AsEnumerable().Reverse();
        if (call.IsForProgram)
        {
            await call.SayJsonAsync(lines.Select(line => new { line.Number, line.At, line.Who, line.WhoId, line.Device, line.What, line.AlertId, line.Detail }));
            return CommandCall.Done;
        }

        foreach (var line in lines)
        {
            await call.SayAsync($"{LocalTime.Of(line.At, zone)} {line.Who} ({line.Device}) {line.What}{(line.Detail.Length > 0 ? ": " : "")}{line.Detail}");
        }

        return CommandCall.Done;
    }
}
