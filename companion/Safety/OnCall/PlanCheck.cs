using System.Collections.Immutable;
using System.Globalization;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Says of a plan what cannot stand, in words that tell what to do. A plan without faults always finds somebody.</summary>
public static class PlanCheck
{
    /// <summary>The shortest and the longest wait of a step.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(15), LongestWait = TimeSpan.FromHours(24);

    private const int MostWeeks = 52, MostTimes = 20;

    /// <summary>All faults; empty when the plan can be used.</summary>
    public static ImmutableArray<Sentence> Faults(OnCallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faults = ImmutableArray.CreateBuilder<Sentence>();
        Twice(faults, plan.People.Select(p => p.Id), "Personen", "The person");
        Twice(faults, plan.Teams.Select(t => t.Id), "Teamet", "The team");
        Twice(faults, plan.Rotas.Select(r => r.Id), "Turnusen", "The rota");
        Twice(faults, plan.Policies.Select(p => p.Id), "Varslingsplanen", "The policy");
        foreach (var policy in plan.Policies)
        {
            Check(faults, plan, policy);
        }

        foreach (var rota in plan.Rotas)
        {
            faults.AddRange(RotaCheck.Faults(rota, plan));
        }

        foreach (var team in plan.Teams)
        {
            Check(faults, plan, team);
        }

        foreach (var (home, team) in plan.HomeTeams)
        {
            Known(faults, plan.FindTeam(team) is not null, $"hjemmet {home}", $"home {home}", "teamet", "team", team);
        }

        foreach (var (home, policies) in plan.HomePolicies)
        {
            Policies(faults, plan, policies.Values, $"hjemmet {home}", $"home {home}");
        }

        return faults.ToImmutable();
    }

    private static void Check(ImmutableArray<Sentence>.Builder faults, OnCallPlan plan, EscalationPolicy policy)
    {
        if (policy.Steps.IsEmpty)
        {
            faults.Add(new(
                $"Varslingsplanen «{policy.Name}» har ingen trinn, så ingen ville bli varslet. Legg til minst ett trinn.",
                $"The policy '{policy.Name}' has no steps, so nobody would be asked. Add at least one step."));
        }

        foreach (var (number, step) in policy.Steps.Index())
        {
            var (nb, en) = ($"Trinn {number + 1} i «{policy.Name}»", $"Step {number + 1} of '{policy.Name}'");
            if (step.Whom.IsEmpty)
            {
                faults.Add(new($"{nb} varsler ingen. Si hvem det gjelder.", $"{en} asks nobody. Say whom it asks."));
            }

            if (step.Wait < ShortestWait || step.Wait > LongestWait)
            {
                faults.Add(new(
                    $"{nb} venter {Text(step.Wait)}. Velg en ventetid fra 15 sekunder til 24 timer.",
                    $"{en} waits {Text(step.Wait)}. Choose a wait from 15 seconds to 24 hours."));
            }

            if (step.Times is < 1 or > MostTimes)
            {
                faults.Add(new(
                    $"{nb} skal gjentas {step.Times} ganger. Velg fra 1 til {MostTimes}; det siste trinnet gjentas uansett.",
                    $"{en} is to come {step.Times} times. Choose 1 to {MostTimes}; the last step repeats for ever anyway."));
            }

            foreach (var target in step.Whom)
            {
                Check(faults, plan, target, nb, en);
            }
        }
    }

    private static void Check(ImmutableArray<Sentence>.Builder faults, OnCallPlan plan, Target target, string nb, string en)
    {
        switch (target.Kind)
        {
            case TargetKind.Person:
                Known(faults, plan.FindPerson(target.Id) is not null, nb, en, "personen", "person", target.Id);
                break;
            case TargetKind.FirstOnDuty or TargetKind.SecondOnDuty when target.Id.Length > 0:
                Known(faults, plan.FindRota(target.Id) is not null, nb, en, "turnusen", "rota", target.Id);
                break;
            case TargetKind.Team or TargetKind.TeamLead when target.Id.Length > 0:
                Known(faults, plan.FindTeam(target.Id) is not null, nb, en, "teamet", "team", target.Id);
                break;
            case TargetKind.Centre:
                Known(faults, plan.Centres.Contains(target.Id), nb, en, "responssenteret", "response centre", target.Id);
                break;
        }
    }

    private static void Check(ImmutableArray<Sentence>.Builder faults, OnCallPlan plan, Team team)
    {
        var (nb, en) = ($"teamet «{team.Name}»", $"team '{team.Name}'");
        foreach (var member in team.Members.Concat(team.Lead is { } lead ? [lead] : []).Distinct())
        {
            Known(faults, plan.FindPerson(member) is not null, nb, en, "personen", "person", member);
        }

        if (team.Rota is { } rota)
        {
            Known(faults, plan.FindRota(rota) is not null, nb, en, "turnusen", "rota", rota);
        }

        Policies(faults, plan, team.Policies.Values, nb, en);
    }

    private static void Policies(ImmutableArray<Sentence>.Builder faults, OnCallPlan plan, IEnumerable<string> policies, string nb, string en)
    {
        foreach (var id in policies)
        {
            Known(faults, plan.Policies.Any(policy => policy.Id == id), nb, en, "varslingsplanen", "policy", id);
        }
    }

    private static void Known(ImmutableArray<Sentence>.Builder faults, bool known, string whereNb, string whereEn, string kindNb, string kindEn, string id)
    {
        if (!known)
        {
            faults.Add(new(
                $"{Capital(whereNb)} viser til {kindNb} «{id}», som ikke finnes. Legg den inn, eller rett navnet.",
                $"{Capital(whereEn)} names the {kindEn} '{id}', which does not exist. Add it, or put the name right."));
        }
    }

    private static void Twice(ImmutableArray<Sentence>.Builder faults, IEnumerable<string> ids, string nb, string en)
    {
        foreach (var id in ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(new($"{nb} «{id}» står to ganger. Behold én av dem.", $"{en} '{id}' is there twice. Keep one of them."));
        }
    }

    internal static bool WeeksAreRight(int weeks) => weeks is >= 1 and <= MostWeeks;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
