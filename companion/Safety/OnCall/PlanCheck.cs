using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Faults;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Says of a plan what cannot stand, as faults. A plan without faults always finds somebody.</summary>
public static class PlanCheck
{
    /// <summary>The shortest and the longest wait of a step.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(15), LongestWait = TimeSpan.FromHours(24);

    private const int MostWeeks = 52, MostTimes = 20;

    /// <summary>All faults; empty when the plan can be used.</summary>
    public static ImmutableArray<Fault> Faults(OnCallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        Twice(faults, plan.People.Select(p => p.Id), FaultCode.PersonTwice);
        Twice(faults, plan.Teams.Select(t => t.Id), FaultCode.TeamTwice);
        Twice(faults, plan.Rotas.Select(r => r.Id), FaultCode.RotaTwice);
        Twice(faults, plan.Policies.Select(p => p.Id), FaultCode.PolicyTwice);
        foreach (var policy in plan.Policies)
        {
            Check(faults, plan, policy);
            Waits(faults, plan, policy);
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
            Known(faults, plan.FindTeam(team) is not null, Fault.Of(FaultCode.InHome, home), FaultCode.TeamUnknown, team);
        }

        foreach (var (home, policies) in plan.HomePolicies)
        {
            Policies(faults, plan, policies.Values, Fault.Of(FaultCode.InHome, home));
        }

        return faults.ToImmutable();
    }

    /// <summary>All faults of a plan for the homes there are: each that it names exists, and with several teams each has one.</summary>
    /// <param name="homes">The ids of the homes in which people live.</param>
    /// <param name="service">The id that stands for the service itself, whose own alerts need somebody as well.</param>
    public static ImmutableArray<Fault> Faults(OnCallPlan plan, IReadOnlyCollection<string> homes, string service)
    {
        ArgumentNullException.ThrowIfNull(homes);
        var faults = Faults(plan).ToBuilder();
        string[] all = [.. homes.Where(home => home != service).Order(StringComparer.Ordinal), service];
        foreach (var home in plan.HomeTeams.Keys.Concat(plan.HomePolicies.Keys).Distinct().Except(all).Order(StringComparer.Ordinal))
        {
            faults.Add(Fault.Of(FaultCode.HomeUnknown, home));
        }

        if (plan.Teams.Length > 1)
        {
            foreach (var home in all.Where(home => !plan.HomeTeams.ContainsKey(home)))
            {
                faults.Add(Fault.Of(home == service ? FaultCode.ServiceWithoutTeam : FaultCode.HomeWithoutTeam, home));
            }
        }

        return faults.ToImmutable();
    }

    private static void Check(ImmutableArray<Fault>.Builder faults, OnCallPlan plan, EscalationPolicy policy)
    {
        if (policy.Steps.IsEmpty)
        {
            faults.Add(Fault.Of(FaultCode.PolicyWithoutSteps, policy.Name));
        }

        foreach (var (number, step) in policy.Steps.Index())
        {
            var place = Fault.Of(FaultCode.InStep, number + 1, policy.Name);
            if (step.Whom.IsEmpty)
            {
                faults.Add(Fault.Of(FaultCode.StepAsksNobody, place));
            }

            if (step.Wait < ShortestWait || step.Wait > LongestWait)
            {
                faults.Add(Fault.Of(FaultCode.StepWaitsImpossibly, place, step.Wait));
            }

            if (step.Times is < 1 or > MostTimes)
            {
                faults.Add(Fault.Of(FaultCode.StepTimes, place, step.Times, MostTimes));
            }

            foreach (var target in step.Whom)
            {
                Check(faults, plan, target, place);
            }
        }
    }

    // A plan that lets somebody on the floor wait for a day is a slip of the pen.
    private static void Waits(ImmutableArray<Fault>.Builder faults, OnCallPlan plan, EscalationPolicy policy)
    {
        var used = plan.Teams.SelectMany(team => team.Policies).Concat(plan.HomePolicies.Values.SelectMany(own => own))
            .Where(pair => pair.Value == policy.Id).Select(pair => pair.Key)
            .Concat(Enum.GetValues<Severity>().Where(severity => DefaultPolicies.IdOf(severity) == policy.Id)).ToList();
        if (used.Count == 0)
        {
            return;
        }

        var severity = used.Max();
        var most = EscalationPolicy.LongestWait(severity);
        foreach (var (number, step) in policy.Steps.Index())
        {
            if (step.Wait > most && step.Wait <= LongestWait)
            {
                faults.Add(Fault.Of(FaultCode.StepWaitsTooLong, Fault.Of(FaultCode.InStep, number + 1, policy.Name), step.Wait, severity, (int)most.TotalMinutes));
            }
        }
    }

    private static void Check(ImmutableArray<Fault>.Builder faults, OnCallPlan plan, EscalationTarget target, Fault place)
    {
        switch (target.Kind)
        {
            case TargetKind.Person:
                Known(faults, plan.FindPerson(target.Id) is not null, place, FaultCode.PersonUnknown, target.Id);
                break;
            case TargetKind.FirstOnDuty or TargetKind.SecondOnDuty when target.Id.Length > 0:
                Known(faults, plan.FindRota(target.Id) is not null, place, FaultCode.RotaUnknown, target.Id);
                break;
            case TargetKind.Team or TargetKind.TeamLead when target.Id.Length > 0:
                Known(faults, plan.FindTeam(target.Id) is not null, place, FaultCode.TeamUnknown, target.Id);
                break;
            case TargetKind.Centre:
                Known(faults, plan.Centres.Contains(target.Id), place, FaultCode.CentreUnknown, target.Id);
                break;
        }
    }

    private static void Check(ImmutableArray<Fault>.Builder faults, OnCallPlan plan, Team team)
    {
        var place = Fault.Of(FaultCode.InTeam, team.Name);
        foreach (var member in team.Members.Concat(team.Lead is { } lead ? [lead] : []).Distinct())
        {
            Known(faults, plan.FindPerson(member) is not null, place, FaultCode.PersonUnknown, member);
        }

        if (team.Rota is { } rota)
        {
            Known(faults, plan.FindRota(rota) is not null, place, FaultCode.RotaUnknown, rota);
        }

        Policies(faults, plan, team.Policies.Values, place);
    }

    private static void Policies(ImmutableArray<Fault>.Builder faults, OnCallPlan plan, IEnumerable<string> policies, Fault place)
    {
        foreach (var id in policies)
        {
            Known(faults, plan.Policies.Any(policy => policy.Id == id), place, FaultCode.PolicyUnknown, id);
        }
    }

    private static void Known(ImmutableArray<Fault>.Builder faults, bool known, Fault place, FaultCode unknown, string id)
    {
        if (!known)
        {
            faults.Add(Fault.Of(unknown, place, id));
        }
    }

    private static void Twice(ImmutableArray<Fault>.Builder faults, IEnumerable<string> ids, FaultCode twice)
    {
        foreach (var id in ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            faults.Add(Fault.Of(twice, id));
        }
    }

    internal static bool WeeksAreRight(int weeks) => weeks is >= 1 and <= MostWeeks;
}
