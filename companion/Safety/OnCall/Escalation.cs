using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Works out who is asked in a round of pressing. Pure.</summary>
public static class Escalation
{
    /// <summary>Whom the round asks, over what, and how long it waits.</summary>
    public static Asked Ask(OnCallPlan plan, AlertLimits limits, string homeId, Severity severity, int round, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var policy = plan.PolicyFor(homeId, severity, limits);
        var (number, step) = policy.At(round);
        var team = plan.TeamOf(homeId);
        var people = new List<Colleague>();
        var centres = new List<string>();
        foreach (var target in step.Whom)
        {
            if (target.Kind == TargetKind.Centre)
            {
                if (plan.Centres.Contains(target.Id))
                {
                    centres.Add(target.Id);
                }

                continue;
            }

            foreach (var id in Who(plan, team, target, now))
            {
                if (plan.FindPerson(id) is { Active: true } person && !people.Contains(person))
                {
                    people.Add(person);
                }
            }
        }

        // Nobody there: an alert that nobody is asked about would be worse than one too many who is.
        var widened = people.Count == 0 && centres.Count == 0;
        if (widened)
        {
            people.AddRange(plan.People.Where(person => person.Active));
        }

        return new Asked(number, policy.Steps.Length, widened, step.Wait, step.AllAtOnce, [.. people.Select(person => Reach(person, step))], [.. centres.Distinct()]);
    }

    private static AskedPerson Reach(Colleague person, EscalationStep step)
    {
        var may = person.Contacts.Where(contact => step.Channels.IsEmpty || step.Channels.Contains(contact.Channel)).ToImmutableArray();
        // Of somebody who has none of the step's channels, any is better than silence.
        return new AskedPerson(person.Id, person.Name, may.IsEmpty ? person.Contacts : may);
    }

    private static IEnumerable<string> Who(OnCallPlan plan, Team? homeTeam, Target target, DateTimeOffset now) => target.Kind switch
    {
        TargetKind.Person => [target.Id],
        TargetKind.FirstOnDuty => OnDuty(plan, homeTeam, target.Id, DutyLine.First, now),
        TargetKind.SecondOnDuty => OnDuty(plan, homeTeam, target.Id, DutyLine.Second, now),
        TargetKind.Team => Meant(plan, homeTeam, target.Id)?.Members ?? [],
        TargetKind.TeamLead => Meant(plan, homeTeam, target.Id)?.Lead is { } lead ? [lead] : [],
        TargetKind.Everyone => plan.People.Select(person => person.Id),
        _ => [],
    };

    private static Team? Meant(OnCallPlan plan, Team? homeTeam, string id) => id.Length == 0 ? homeTeam : plan.FindTeam(id);

    private static ImmutableArray<string> OnDuty(OnCallPlan plan, Team? homeTeam, string id, DutyLine line, DateTimeOffset now)
    {
        if ((id.Length > 0 ? id : homeTeam?.Rota) is not { } rota || plan.FindRota(rota) is not { } found)
        {
            return [];
        }

        try
        {
            return DutyRoster.At(found, line, now, plan.Counts);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or ArithmeticException or ArgumentException)
        {
            // A rota that cannot be read, a time zone this machine does not know: an alarm must not fail for it. Nobody found means everybody.
            return [];
        }
    }
}

/// <summary>Whom a round of pressing asks.</summary>
/// <param name="Step">Number of the policy's step, from 0.</param>
/// <param name="Steps">How many the policy has.</param>
/// <param name="Widened">The step found nobody, so everybody is asked.</param>
/// <param name="Wait">Until the next round.</param>
/// <param name="AllAtOnce">All contacts of a person at once; else the first, and the next when it fails.</param>
/// <param name="Centres">Response centres.</param>
public sealed record Asked(
    int Step, int Steps, bool Widened, TimeSpan Wait, bool AllAtOnce, ImmutableArray<AskedPerson> People, ImmutableArray<string> Centres)
{
    /// <summary>Somebody is reached by more than the page.</summary>
    public bool Reaches => !Centres.IsEmpty || People.Any(person => !person.Contacts.IsEmpty);

    /// <summary>The round in a line of the timeline, as <c>1/3 Kari: Ntfy, Sms; Ola: Sms</c>.</summary>
    public string Line
    {
        get
        {
            var people = People.Select(person => person.Contacts.IsEmpty ? person.Name : $"{person.Name}: {string.Join(AllAtOnce ? " + " : ", ", person.Contacts.Select(c => c.Channel))}");
            return $"{Step + 1}/{Steps}{(Widened ? " (nobody in this step: everybody)" : "")} {string.Join("; ", people.Concat(Centres))}";
        }
    }
}

/// <summary>A person who is asked.</summary>
/// <param name="Contacts">The ways to use, in order.</param>
public sealed record AskedPerson(string Id, string Name, ImmutableArray<Contact> Contacts);
