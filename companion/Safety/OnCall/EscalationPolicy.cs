using System.Collections.Immutable;

namespace Hjemvakt.Safety.OnCall;

/// <summary>How an unanswered alert presses: step by step, and the last step for ever.</summary>
public sealed record EscalationPolicy(string Id, string Name, ImmutableArray<EscalationStep> Steps)
{
    /// <summary>The longest that a round of an alert may wait for an answer, whatever a plan says.</summary>
    public static TimeSpan LongestWait(Alerts.Severity severity) => severity switch
    {
        Alerts.Severity.Critical => TimeSpan.FromMinutes(5),
        Alerts.Severity.Serious => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(24),
    };

    /// <summary>A wait, and never longer than <see cref="LongestWait"/>.</summary>
    public static TimeSpan Bounded(Alerts.Severity severity, TimeSpan wait) => wait > LongestWait(severity) ? LongestWait(severity) : wait;

    /// <summary>The step of a round. Round 0 is the raising; each time nobody has answered, the next.</summary>
    /// <returns>The step and its number, from 0.</returns>
    public (int Number, EscalationStep Step) At(int round)
    {
        var left = round;
        for (var i = 0; i < Steps.Length - 1; i++)
        {
            if (left < Steps[i].Times)
            {
                return (i, Steps[i]);
            }

            left -= Steps[i].Times;
        }

        return (Steps.Length - 1, Steps[^1]);
    }
}

/// <summary>One step: whom, how, and how long to wait for an answer.</summary>
/// <param name="Whom">All of them are asked at once.</param>
/// <param name="Wait">How long until the next round.</param>
/// <param name="Channels">Which channels may be used; empty for all that a person has. The person's own order counts.</param>
/// <param name="AllAtOnce">Every one of those channels at once; else the first, and the next as soon as one fails.</param>
/// <param name="Times">How many rounds before the next step. Of the last step it says nothing: that one repeats for ever.</param>
public sealed record EscalationStep(ImmutableArray<EscalationTarget> Whom, TimeSpan Wait, ImmutableArray<Channel> Channels, bool AllAtOnce = false, int Times = 1);

/// <summary>Whom a step asks.</summary>
/// <param name="Id">Person, rota, team or centre; empty for the one of the home's own team.</param>
public readonly record struct EscalationTarget(TargetKind Kind, string Id = "");

public enum TargetKind
{
    Person,

    /// <summary>Whoever is on the first line of a rota now.</summary>
    FirstOnDuty,

    /// <summary>Whoever is on the second line of a rota now.</summary>
    SecondOnDuty,

    Team,

    TeamLead,

    /// <summary>A response centre outside, by its name in the settings.</summary>
    Centre,

    /// <summary>Everybody who can be asked.</summary>
    Everyone,
}
