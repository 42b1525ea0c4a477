using System.Collections.Immutable;
using System.Text.Json;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.OnCall;

/// <summary>
/// The plan as a file that people write, with user names. It takes the place of the plan there is, except for what others write on the
/// pages: contacts and agreements stay unless the file says otherwise (docs/decisions/0196).
/// </summary>
internal sealed class PlanFile
{
    /// <summary>What the history says of it.</summary>
    public const string Imported = "imported from a file";

    private readonly OnCallPlan plan;
    private readonly OnCallPlan? based;
    private readonly HashSet<string> withContacts, withChanges;

    private PlanFile(OnCallPlan plan, OnCallPlan? based, HashSet<string> withContacts, HashSet<string> withChanges)
        => (this.plan, this.based, this.withContacts, this.withChanges) = (plan, based, withContacts, withChanges);

    /// <summary>The plan of a file, or what is wrong with it.</summary>
    public static (PlanFile? File, Sentence? Fault) Read(string json, CompanionDb db)
    {
        try
        {
            var form = OnCallPlanJson.Parse<Form>(json);
            var users = db.Users.AsNoTracking().Where(user => user.UserName != null).AsEnumerable().ToDictionary(user => user.UserName!, user => user.Id, StringComparer.OrdinalIgnoreCase);
            var whole = OnCallPlanJson.Whole(form.ToPlan());
            if (Names(whole).FirstOrDefault(name => !users.ContainsKey(name)) is { } unknown)
            {
                return (null, new(
                    $"Det finnes ingen bruker «{unknown}». Lag brukeren først, eller rett navnet.",
                    $"There is no user '{unknown}'. Add the user first, or put the name right."));
            }

            var (contacts, changes) = (Given(form.People, person => person.Contacts.IsDefault, person => person.Id), Given(form.Rotas, rota => rota.Changes.IsDefault, rota => rota.Id));
            var (based, fault) = Based(form.Version, db);
            return fault is not null ? (null, fault) : Checked(OnCallPlanJson.Named(Identified(whole), name => users.GetValueOrDefault(name, name)), based, [.. contacts.Select(name => users[name])], changes);
        }
        catch (JsonException error)
        {
            var why = JsonFault.Of(error);
            return (null, new($"Filen kan ikke leses: {why}.", $"The file cannot be read: {why}."));
        }
    }

    /// <summary>The plan as a file, with the version it is of.</summary>
    public static string Write(OnCallPlan plan, long version, CompanionDb db)
    {
        var users = db.Users.AsNoTracking().Where(user => user.UserName != null).ToDictionary(user => user.Id, user => user.UserName!);
        var named = OnCallPlanJson.Named(plan, id => users.GetValueOrDefault(id, id));
        return OnCallPlanJson.Text(new Form(version, named.People, named.Teams, named.Rotas, named.Policies, named.HomeTeams, named.HomePolicies));
    }

    /// <summary>The plan with the file in it.</summary>
    public OnCallPlan Onto(OnCallPlan now) => plan with
    {
        Centres = now.Centres,
        // Who is not in the file stays: whoever may answer is somebody to ask, whatever a file says.
        People = [.. plan.People.Select(person => person with { Contacts = Contacts(person, now.FindPerson(person.Id)) }), .. now.People.Where(person => plan.FindPerson(person.Id) is null)],
        Rotas = [.. plan.Rotas.Select(rota => rota with { Changes = Changes(rota, now.FindRota(rota.Id)) })],
    };

    private ImmutableArray<Contact> Contacts(Colleague person, Colleague? now) => !withContacts.Contains(person.Id)
        ? now?.Contacts ?? []
        : Merged(person.Contacts, now?.Contacts ?? [], based is null ? null : based.FindPerson(person.Id)?.Contacts ?? ImmutableArray<Contact>.Empty);

    private ImmutableArray<DutyChange> Changes(Rota rota, Rota? now) => !withChanges.Contains(rota.Id)
        ? now?.Changes ?? []
        : Merged(rota.Changes, now?.Changes ?? [], based is null ? null : based.FindRota(rota.Id)?.Changes ?? ImmutableArray<DutyChange>.Empty);

    // The file says what it takes out of the version that it is of; what others have done since stays as they left it.
    private static ImmutableArray<T> Merged<T>(ImmutableArray<T> file, ImmutableArray<T> now, ImmutableArray<T>? based)
        => based is not { } before ? file
            : file.SequenceEqual(before) ? now
            : [.. file.Where(one => !before.Contains(one) || now.Contains(one)), .. now.Where(one => !before.Contains(one) && !file.Contains(one))];

    private static (PlanFile? File, Sentence? Fault) Checked(OnCallPlan plan, OnCallPlan? based, HashSet<string> withContacts, HashSet<string> withChanges)
    {
        foreach (var person in plan.People)
        {
            if (ContactCheck.Fault(person.Contacts) is { } fault)
            {
                return (null, fault);
            }
        }

        var normal = plan with { People = [.. plan.People.Select(person => person with { Contacts = ContactCheck.Normal(person.Contacts) })] };
        return (new PlanFile(normal, based, withContacts, withChanges), null);
    }

    private static (OnCallPlan? Plan, Sentence? Fault) Based(long? version, CompanionDb db)
    {
        if (version is null or 0)
        {
            return (version is null ? null : OnCallPlan.Empty, null);
        }

        return db.OnCallPlans.AsNoTracking().FirstOrDefault(row => row.Version == version) is { } row
            ? (OnCallPlanJson.Read(row.Body), null)
            : (null, new(
                $"Filen er av planens versjon {version}, som ikke finnes. Eksporter planen på nytt, eller ta bort linja med versjonen.",
                $"The file is of version {version} of the plan, which does not exist. Export the plan again, or take out the line with the version."));
    }

    private static IEnumerable<string> Names(OnCallPlan plan) =>
    [
        .. plan.People.Select(person => person.Id),
        .. plan.Rotas.SelectMany(rota => rota.Changes).SelectMany(change => new[] { change.Out, change.In, change.By }).OfType<string>().Where(name => name.Length > 0),
    ];

    private static HashSet<string> Given<T>(ImmutableArray<T> all, Func<T, bool> without, Func<T, string?> id)
        => all.IsDefault ? [] : [.. all.Where(one => !without(one)).Select(one => id(one) ?? "")];

    // An agreement that somebody wrote by hand has no id yet.
    private static OnCallPlan Identified(OnCallPlan plan) => plan with
    {
        Rotas = [.. plan.Rotas.Select(rota => rota with { Changes = [.. rota.Changes.Select(change => change.Id == Guid.Empty ? change with { Id = Guid.NewGuid() } : change)] })],
    };

    /// <summary>What may stand in a file. Centres are in the settings.</summary>
    /// <param name="Version">The version of the plan that was exported; null in a file that somebody began from nothing.</param>
    private sealed record Form(
        long? Version,
        ImmutableArray<Colleague> People,
        ImmutableArray<Team> Teams,
        ImmutableArray<Rota> Rotas,
        ImmutableArray<EscalationPolicy> Policies,
        ImmutableDictionary<string, string> HomeTeams,
        ImmutableDictionary<string, ImmutableDictionary<Severity, string>> HomePolicies)
    {
        public OnCallPlan ToPlan() => new(People, Teams, Rotas, Policies, [], HomeTeams, HomePolicies);
    }
}
