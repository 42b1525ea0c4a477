using System.Collections.Immutable;
using System.Globalization;
using Hjemvakt.Safety.OnCall;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Companion.OnCall;

/// <summary>What a change of the plan adds (<c>+</c>), changes (<c>~</c>) and removes (<c>-</c>), a line each and by name.</summary>
internal static class PlanDiff
{
    /// <param name="now">Agreements that are over by then are no news.</param>
    public static IReadOnlyList<string> Between(OnCallPlan before, OnCallPlan after, DateTimeOffset now)
    {
        // The plan in force has the names of the staff; a file has only what it says itself.
        string Name(string id) => before.FindPerson(id)?.Name ?? after.FindPerson(id)?.Name ?? id;
        string Team(string id) => after.FindTeam(id)?.Name ?? before.FindTeam(id)?.Name ?? id;
        return
        [
            .. after.People.SelectMany(person => Contacts(person with { Name = Name(person.Id) }, before.FindPerson(person.Id)?.Contacts ?? [])),
            .. Parts(before.Teams, after.Teams, team => team.Id, team => $"team {team.Name}", Name),
            .. Parts([.. before.Rotas.Select(Pattern)], [.. after.Rotas.Select(Pattern)], rota => rota.Id, rota => $"rota {rota.Name}", Name),
            .. Agreements(before.Rotas, after.Rotas, now, Name),
            .. Parts(before.Policies, after.Policies, policy => policy.Id, policy => $"policy {policy.Name}", Name),
            .. Parts([.. before.HomeTeams], [.. after.HomeTeams], home => home.Key, home => $"team of home {home.Key}: {Team(home.Value)}", Name),
            .. Parts([.. before.HomePolicies], [.. after.HomePolicies], home => home.Key, home => $"policies of home {home.Key}: {string.Join(", ", home.Value.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))}", Name),
        ];
    }

    private static Rota Pattern(Rota rota) => rota with { Changes = [] };

    private static IEnumerable<string> Contacts(Colleague person, ImmutableArray<Contact> before)
    {
        var (gone, come) = (before.Except(person.Contacts).ToList(), person.Contacts.Except(before).ToList());
        return gone.Count + come.Count == 0 && !before.SequenceEqual(person.Contacts)
            ? [$"~ {person.Name} is reached first by {person.Contacts[0].Channel} {person.Contacts[0].Address}"]
            : [.. gone.Select(contact => $"- contact of {person.Name}: {contact.Channel} {contact.Address}"), .. come.Select(contact => $"+ contact of {person.Name}: {contact.Channel} {contact.Address}")];
    }

    private static IEnumerable<string> Agreements(ImmutableArray<Rota> before, ImmutableArray<Rota> after, DateTimeOffset now, Func<string, string> name)
    {
        static Dictionary<Guid, (Rota Rota, DutyChange Change)> Of(ImmutableArray<Rota> rotas, DateTimeOffset now)
            => rotas.SelectMany(rota => rota.Changes.Where(change => change.Until > now).Select(change => (rota, change))).GroupBy(one => one.change.Id).ToDictionary(same => same.Key, same => same.First());

        var (old, next) = (Of(before, now), Of(after, now));
        return
        [
            .. old.Where(one => !next.ContainsKey(one.Key)).Select(one => $"- {Line(one.Value, name)}"),
            .. next.Where(one => !old.ContainsKey(one.Key)).Select(one => $"+ {Line(one.Value, name)}"),
            .. next.Where(one => old.TryGetValue(one.Key, out var was) && was.Change != one.Value.Change).Select(one => $"~ {Line(one.Value, name)}"),
        ];
    }

    private static string Line((Rota Rota, DutyChange Change) one, Func<string, string> name)
    {
        var (rota, change) = one;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(rota.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"agreement of rota {rota.Name}, {change.Line} line {ZoneTime.At(zone, change.From):yyyy-MM-dd HH:mm}–{ZoneTime.At(zone, change.Until):yyyy-MM-dd HH:mm}: {(change.Out is { } leaving ? name(leaving) : "whoever has it")} → {(change.In is { } coming ? name(coming) : "nobody")}");
    }

    private static IEnumerable<string> Parts<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> id, Func<T, string> title, Func<string, string> name)
    {
        foreach (var gone in before.Where(one => after.All(other => id(other) != id(one))))
        {
            yield return $"- {title(gone)}";
        }

        foreach (var one in after)
        {
            if (before.Where(other => id(other) == id(one)).ToList() is not [var was, ..])
            {
                yield return $"+ {title(one)}";
            }
            else if (OnCallPlanJson.Text(was) != OnCallPlanJson.Text(one))
            {
                yield return $"~ {title(one)}{Members(was, one, name)}";
            }
        }
    }

    // Who leaves a team and who comes is what people ask first.
    private static string Members<T>(T was, T now, Func<string, string> name)
    {
        if (was is not Team before || now is not Team after)
        {
            return "";
        }

        string[] changes = [.. before.Members.Except(after.Members).Select(id => $"without {name(id)}"), .. after.Members.Except(before.Members).Select(id => $"with {name(id)}")];
        return changes.Length > 0 ? $": {string.Join(", ", changes)}" : "";
    }
}
