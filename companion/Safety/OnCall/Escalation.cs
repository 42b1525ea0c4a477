using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.OnCall;

/// <summary>Works out who is asked in a round of pressing. Pure.</summary>
public static class Escalation
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(7);

    /// <summary>Whom the round asks, over what, and how long it waits.</summary>
    /// <param name="asks">The team that is asked; the home's own when null.</param>
    public static Asked Ask(OnCallPlan plan, AlertLimits limits, string homeId, Severity severity, int round, DateTimeOffset now, Team? asks = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var team = asks ?? plan.TeamOf(homeId);
        var policy = plan.PolicyFor(homeId, severity, limits, team);
        var (number, step) = policy.At(round);
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

        return new Asked(number, policy.Steps.Length, widened, EscalationPolicy.Bounded(severity, step.Wait), step.AllAtOnce, [.. people.Select(person => Reach(person, step))], [.. centres.Distinct()]);
    }

    /// <summary>Everybody over everything, when who is to be asked cannot be worked out.</summary>
    public static Asked Everybody(OnCallPlan plan, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new Asked(0, 1, Widened: true, wait, AllAtOnce: true, [.. plan.People.Where(person => person.Active).Select(person => new AskedPerson(person.Id, person.Name, person.Contacts))], []);
    }

    /// <summary>One person over everything at once; nobody for one who is not in the plan.</summary>
    public static Asked Person(OnCallPlan plan, string id, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.FindPerson(id) is { Active: true } person
            ? new Asked(0, 1, Widened: false, wait, AllAtOnce: true, [new AskedPerson(person.Id, person.Name, person.Contacts)], [])
            : new Asked(0, 1, Widened: false, wait, AllAtOnce: true, [], []);
    }

    /// <summary>Everybody on duty for a home, on both lines, and one more; everybody there is when nobody is on duty.</summary>
    public static Asked OnDuty(OnCallPlan plan, string homeId, string also, TimeSpan wait, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var team = plan.TeamOf(homeId);
        var onDuty = OnDuty(plan, team, "", DutyLine.First, now).Concat(OnDuty(plan, team, "", DutyLine.Second, now)).ToList();
        if (onDuty.Count == 0)
        {
            return Everybody(plan, wait);
        }

        var people = onDuty.Append(also).Distinct().Select(plan.FindPerson).OfType<Colleague>().Where(person => person.Active);
        return new Asked(0, 1, Widened: false, wait, AllAtOnce: true, [.. people.Select(person => new AskedPerson(person.Id, person.Name, person.Contacts))], []);
    }

    /// <summary>Until when somebody who is on duty for a home stays so without a break, as far as a week ahead; null when not on duty now.</summary>
    public static DateTimeOffset? OnDutyUntil(OnCallPlan plan, string homeId, string personId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.TeamOf(homeId)?.Rota is not { } id || plan.FindRota(id) is not { } rota)
        {
            return null;
        }

        var duties = Enum.GetValues<DutyLine>().SelectMany(line => DutyRoster.Between(rota, line, now, now + LookAhead, plan.Counts)).Where(duty => duty.Person == personId).OrderBy(duty => duty.From);
        var until = now;
        foreach (var duty in duties)
        {
            if (duty.From <= until && duty.Until > until)
            {
                until = duty.Until;
            }
        }

        return until == now ? null : until;
    }

    private static AskedPerson Reach(Colleague person, EscalationStep step)
    {
        var may = person.Contacts.Where(contact => step.Channels.IsEmpty || step.Channels.Contains(contact.Channel)).ToImmutableArray();
        // Of somebody who has none of the step's channels, any is better than silence.
        return new AskedPerson(person.Id, person.Name, may.IsEmpty ? person.Contacts : may);
    }

    private static IEnumerable<string> Who(OnCallPlan plan, Team? homeTeam, EscalationTarget target, DateTimeOffset now) => target.Kind switch
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

    /// <summary>The same people over the same contacts, and the same centres.</summary>
    public bool AsksTheSameAs(Asked other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Centres.SequenceEqual(other.Centres) && People.Length == other.People.Length
            && People.Zip(other.People).All(pair => pair.First.Id == pair.Second.Id && pair.First.Contacts.SequenceEqual(pair.Second.Contacts));
    }

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
