using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hjemvakt.Companion.Cli;

/// <summary>The commands about who is on duty. A running companion takes a change over within half a minute.</summary>
internal static class OnCallAdmin
{
    public static void Import(CompanionSettings settings, Database database, string path)
    {
        var json = path == "-" ? Console.In.ReadToEnd() : File.ReadAllText(path);
        using var db = database.Context();
        // One at a time: a plan that somebody changes at the same moment is not written over, and the history stays whole.
        using var transaction = db.Database.BeginTransaction(System.Data.IsolationLevel.Serializable);
        var (file, fault) = PlanFile.Read(json, db);
        Refuse(fault);
        var book = new OnCallBook(database, settings, NullLogger<OnCallBook>.Instance);
        var work = new PlanWork(book, "", Environment.UserName, "command line", PlanFile.Imported, now => (PlanFile.InPlaceOf(now, file!), null));
        Refuse(work.Change(db, book, DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())));
        transaction.Commit();
        Console.WriteLine("The plan is in force within half a minute.");
        Tell(database, settings);
    }

    public static void Export(CompanionSettings settings, Database database)
    {
        using var db = database.Context();
        Console.WriteLine(PlanFile.Write(new OnCallBook(database, settings, NullLogger<OnCallBook>.Instance).Read(db).Plan, db));
    }

    // What the one who set it up should know at once, and not at three in the morning.
    private static void Tell(Database database, CompanionSettings settings)
    {
        using var db = database.Context();
        var plan = new OnCallBook(database, settings, NullLogger<OnCallBook>.Instance).Read(db).Plan;
        foreach (var person in plan.People.Where(person => person.Contacts.IsEmpty))
        {
            Console.WriteLine($"Note: {person.Name} is reached on the page only.");
        }
    }

    private static void Refuse(Sentence? fault)
    {
        if (fault is not null)
        {
            throw new CannotStartException($"{fault.English} / {fault.Bokmal}");
        }
    }
}
