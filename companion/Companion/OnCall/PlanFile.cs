using System.Text.Json;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.OnCall;

/// <summary>The plan as a file that people write: whole, and with user names.</summary>
internal static class PlanFile
{
    /// <summary>What the history says of it.</summary>
    public const string Imported = "imported from a file";

    /// <summary>The plan of a file, or what is wrong with it.</summary>
    public static (OnCallPlan? Plan, Sentence? Fault) Read(string json, CompanionDb db)
    {
        OnCallPlan plan;
        try
        {
            plan = PlanJson.Read(json);
        }
        catch (JsonException error)
        {
            return (null, new($"Filen kan ikke leses: {error.Message}", $"The file cannot be read: {error.Message}"));
        }

        var users = db.Users.AsNoTracking().Where(user => user.UserName != null).AsEnumerable().ToDictionary(user => user.UserName!, user => user.Id, StringComparer.OrdinalIgnoreCase);
        if (plan.People.Select(person => person.Id).FirstOrDefault(name => !users.ContainsKey(name)) is { } unknown)
        {
            return (null, new(
                $"Det finnes ingen bruker «{unknown}». Lag brukeren først, eller rett navnet.",
                $"There is no user '{unknown}'. Add the user first, or put the name right."));
        }

        var named = PlanJson.Named(plan, name => users.GetValueOrDefault(name, name));
        return named.People.Select(person => ContactCheck.Fault(person.Contacts)).FirstOrDefault(fault => fault is not null) is { } wrong ? (null, wrong) : (named, null);
    }

    /// <summary>The file's plan instead of the one there is. Who may answer and is not in the file stays somebody to ask, on the page.</summary>
    public static OnCallPlan InPlaceOf(OnCallPlan now, OnCallPlan file) => file with
    {
        Centres = now.Centres,
        People = [.. file.People, .. now.People.Where(person => person.Active && file.People.All(other => other.Id != person.Id)).Select(person => person with { Contacts = [] })],
    };

    /// <summary>The plan as a file.</summary>
    public static string Write(OnCallPlan plan, CompanionDb db)
    {
        var users = db.Users.AsNoTracking().Where(user => user.UserName != null).ToDictionary(user => user.Id, user => user.UserName!);
        return PlanJson.Write(PlanJson.Named(plan, id => users.GetValueOrDefault(id, id)) with { Centres = [] });
    }
}
