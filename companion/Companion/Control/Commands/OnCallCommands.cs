using System.CommandLine;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>The commands about who is on duty.</summary>
internal static class OnCallCommands
{
    private const string StandardInput = "-";

    private static readonly Argument<string> File = new("FILE|-");
    private static readonly Option<bool> Yes = CommandOptions.Flag("--yes");

    public static Command Tree() => new("oncall")
    {
        new CompanionCommand(
            "import",
            "Puts a plan (people, teams, rotas, policies; JSON) in the place of the one there is. Shows what changes and asks first, unless --yes is there. Contacts and agreements stay where the file has none.",
            ImportAsync, File, Yes),
        new CompanionCommand(
            "export", "Prints the plan in force, with its version: what others change after it survives the import.", ExportAsync, CommandOptions.Json),
    };

    // Shows what a file would change, and changes it when that is wanted.
    private static async Task<int> ImportAsync(CommandCall call)
    {
        var path = call.Line.Word(File);
        var json = TextPadding.Strip(path == StandardInput
            ? await call.Terminal.ReadToEndAsync()
            : await call.Terminal.ReadFileAsync(path) ?? throw new CannotStartException($"There is no file '{path}'."));
        await using var db = call.Get<Database>().Context();
        var (file, fault) = PlanFile.Read(json, db);
        Refuse(fault is null ? [] : [fault]);
        var book = call.Get<CurrentOnCallPlan>();
        var (version, plan) = book.Read(db);
        var (next, at) = (file!.Onto(plan), Now(call));
        Refuse(OnCallPlanWork.Faults(db, plan, next, at, whole: true));
        var changes = PlanDiff.Between(plan, next, at);
        if (changes.Count == 0)
        {
            await call.SayAsync("The plan is so already; nothing was changed.");
            return CommandCall.Done;
        }

        await call.SayAsync("The plan changes (+ is new, ~ is changed, - is removed):");
        foreach (var change in changes)
        {
            await call.SayAsync($"  {change}");
        }

        if (!call.Line.Has(Yes) && !await IsWantedAsync(call.Terminal))
        {
            throw new CannotStartException("Nothing was changed. Add --yes to put the plan in force.");
        }

        // One at a time: a plan that somebody changes at the same moment is not written over, and the history stays whole.
        var work = new OnCallPlanWork(book, "", call.Terminal.User, "command line", PlanFile.Imported, now => (file.Onto(now), null), whole: true) { OverVersion = version };
        Refuse(await call.Get<IOnCallPlanWriter>().WriteAsync(work, call.Cancel) is { } refusal ? [refusal] : []);
        await call.SayAsync("The plan is in force.");
        await TellAsync(call, book.Read(db).Plan);
        return CommandCall.Done;
    }

    /// <summary>Asks whether to go on. Where nobody can answer, the answer is no.</summary>
    public static async Task<bool> IsWantedAsync(ITerminal terminal)
    {
        if (terminal.IsInputRedirected)
        {
            return false;
        }

        await terminal.WriteAsync("Put this plan in force? [y/N] ");
        return (await terminal.ReadLineAsync())?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Says of a home that no team looks after it yet, where there are several.</summary>
    public static async Task NoteTeamAsync(CommandCall call, string home)
    {
        await using var db = call.Get<Database>().Context();
        var plan = call.Get<CurrentOnCallPlan>().Read(db).Plan;
        if (plan.Teams.Length > 1 && plan.TeamOf(home) is null)
        {
            await call.SayAsync($"Note: no team looks after home '{home}', so everybody is asked. Add it under homeTeams ('oncall export', 'oncall import').");
        }
    }

    private static async Task<int> ExportAsync(CommandCall call)
    {
        await using var db = call.Get<Database>().Context();
        var (version, plan) = call.Get<CurrentOnCallPlan>().Read(db);
        await call.SayAsync(PlanFile.Write(plan, version, db));
        return CommandCall.Done;
    }

    // What the one who set it up should know at once, and not at three in the morning.
    private static async Task TellAsync(CommandCall call, OnCallPlan plan)
    {
        foreach (var person in plan.People.Where(person => person.Contacts.IsEmpty))
        {
            await call.SayAsync($"Note: {person.Name} is reached on the page only.");
        }
    }

    private static void Refuse(IReadOnlyList<Sentence> faults)
    {
        if (faults.Count > 0)
        {
            throw new CannotStartException(string.Join(' ', faults.Select(fault => fault.English)));
        }
    }

    // As the database keeps it.
    private static DateTimeOffset Now(CommandCall call) => DateTimeOffset.FromUnixTimeMilliseconds(call.Time.GetUtcNow().ToUnixTimeMilliseconds());
}
