using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Everything that decides who is asked: people, teams, rotas, policies. Immutable, and checked by <see cref="PlanCheck"/>.</summary>
/// <param name="Centres">Names of the response centres that the settings know.</param>
/// <param name="HomeTeams">Which team looks after a home.</param>
/// <param name="HomePolicies">Policies that a home has of its own; they come before the team's.</param>
public sealed record OnCallPlan(
    ImmutableArray<Colleague> People,
    ImmutableArray<Team> Teams,
    ImmutableArray<Rota> Rotas,
    ImmutableArray<EscalationPolicy> Policies,
    ImmutableArray<string> Centres,
    ImmutableDictionary<string, string> HomeTeams,
    ImmutableDictionary<string, ImmutableDictionary<Severity, string>> HomePolicies)
{
    /// <summary>Nothing is set up: everybody who may answer is asked, on the page.</summary>
    public static OnCallPlan Empty { get; } = new(
        [], [], [], [], [], ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, ImmutableDictionary<Severity, string>>.Empty);

    /// <summary>The team of a home; the only team there is, when nobody has said.</summary>
    public Team? TeamOf(string homeId)
        => HomeTeams.TryGetValue(homeId, out var id) ? FindTeam(id) : Teams is [var only] ? only : null;

    public Colleague? FindPerson(string id) => First(People, id, static (person, id) => person.Id == id);

    public Team? FindTeam(string id) => First(Teams, id, static (team, id) => team.Id == id);

    public Rota? FindRota(string id) => First(Rotas, id, static (rota, id) => rota.Id == id);

    /// <summary>How an alert of a home presses: the home's own policy, its team's, the default.</summary>
    /// <param name="team">The team that counts; the home's own when null.</param>
    public EscalationPolicy PolicyFor(string homeId, Severity severity, AlertLimits limits, Team? team = null)
    {
        var id = HomePolicies.GetValueOrDefault(homeId)?.GetValueOrDefault(severity)
            ?? (team ?? TeamOf(homeId))?.Policies.GetValueOrDefault(severity)
            ?? DefaultPolicies.IdOf(severity);
        return First(Policies, id, static (policy, id) => policy.Id == id) is { Steps.IsEmpty: false } policy ? policy : DefaultPolicies.For(severity, limits);
    }

    /// <summary>True for a person who is in the plan and still works here.</summary>
    public bool Counts(string personId) => FindPerson(personId) is { Active: true };

    private static T? First<T>(ImmutableArray<T> all, string id, Func<T, string, bool> fits)
        where T : class
    {
        foreach (var one in all)
        {
            if (fits(one, id))
            {
                return one;
            }
        }

        return null;
    }
}
