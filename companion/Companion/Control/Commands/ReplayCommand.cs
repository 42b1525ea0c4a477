using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Replays;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Replays;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>Plays a home's stored records through a changed plan. It only reads, and names nobody.</summary>
internal static class ReplayCommand
{
    private const string Day = "yyyy-MM-dd", Minute = "yyyy-MM-dd HH:mm";

    private static readonly ValueOption
        Plan = new("--plan", "FILE") { IsNeeded = true },
        From = new("--from", "\"YYYY-MM-DD [HH:MM]\"") { IsNeeded = true },
        To = new("--to", "\"YYYY-MM-DD [HH:MM]\"");

    public static Command Tree() => new CompanionCommand(
        "replay", "Plays stored records through the plan in FILE and says which alerts would have come earlier, later or not. Changes nothing. Without --to until now.", RunAsync, CommandOptions.Home, Plan, From, To, CommandOptions.Json)
    {
        Place = CommandPlace.Reader,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        var (home, path) = (call.Line.Word(CommandOptions.Home), call.Line.Needed(Plan));
        var card = await call.Get<IHomeRegistry>().FindAsync(home, call.Cancel) ?? throw new CannotStartException($"There is no home '{home}'. 'home list' shows them.");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(card.TimeZone);
        var text = await call.Terminal.ReadFileAsync(path) ?? throw new CannotStartException($"There is no file '{path}'.");
        var (changed, saysPauses) = HomePlanFile.Read(TextPadding.Strip(text), home);
        // As with 'home plan': a file that says nothing of pauses ends none.
        changed = saysPauses ? changed : changed with { Pauses = (await call.Get<IHomePlans>().FindAsync(home, call.Cancel)).Plan.Pauses };
        var to = call.Line.Single(To) is { } end ? Entered(zone, end) : call.Time.GetUtcNow();
        var answer = await call.Get<IReplayService>().RunAsync(home, changed, Entered(zone, call.Line.Needed(From)), to, call.Cancel);
        if (answer.Report is not { } report)
        {
            throw new CannotStartException(string.Join(' ', answer.Faults.Select(fault => fault.InWords().English)));
        }

        await (call.IsForProgram ? SayJsonAsync(call, answer, report, zone) : SayAsync(call, answer, report, zone));
        return CommandCall.Done;
    }

    private static Task SayJsonAsync(CommandCall call, ReplayAnswer answer, ReplayReport report, TimeZoneInfo zone) => call.SayJsonAsync(new
    {
        From = Local(report.From, zone),
        To = Local(report.To, zone),
        report.DaysLearned,
        report.Records,
        answer.PlanChanges,
        report.Outages,
        report.LeftOut,
        report.Assumed,
        report.Failures,
        Alerts = report.Lines.Select(line => new
        {
            line.Change,
            line.Kind,
            line.Room,
            Before = Local(line.Before, zone),
            After = Local(line.After, zone),
            Minutes = line.Moved is { } moved ? Math.Round(moved.TotalMinutes) : (double?)null,
            Happened = Local(line.Happened, zone),
            line.Cause,
            line.IsMissedNeed,
        }).ToImmutableArray(),
    });

    private static async Task SayAsync(CommandCall call, ReplayAnswer answer, ReplayReport report, TimeZoneInfo zone)
    {
        var words = new English();
        await call.SayAsync(words.Replays.Summary(report));
        foreach (var line in report.Lines.Where(line => line.Change != ReplayChange.Same))
        {
            await call.SayAsync($"  {Clock(line.At, zone)}  {words.Happened(line.Kind, line.Room)}: {words.Replays.Change(line)}.{Then(line, words, zone)}");
        }

        foreach (var note in words.Replays.Notes(report, answer.PlanChanges))
        {
            await call.SayAsync(note);
        }
    }

    private static string Then(ReplayLine line, English words, TimeZoneInfo zone) => line.Happened is not { } at ? line.Change == ReplayChange.New ? "" : $" {words.Replays.DidNotHappen}"
        : $" {words.Replays.Happened(Clock(at, zone))} {(line.Cause is { } cause ? words.Replays.ResolvedAs(words.Cause(cause)) : words.Replays.StillOpen)}{(line.IsMissedNeed ? $" {words.Replays.MissedNeed}" : "")}";

    private static string Clock(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString(Minute, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Local(DateTimeOffset? at, TimeZoneInfo zone) => at is { } time ? TimeZoneInfo.ConvertTime(time, zone) : null;

    private static DateTimeOffset Entered(TimeZoneInfo zone, string text)
    {
        if (!DateTime.TryParseExact(text, [Day, Minute], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new CannotStartException($"'{text}' is no time; write it as 2026-01-31 or 2026-01-31 14:30.");
        }

        var (at, fault) = HomePlanCheck.Entered(zone, local, latest: false);
        return at ?? throw new CannotStartException(fault!.InWords().English);
    }
}
