using System.Collections.Immutable;
using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Safety.OnCall;

/// <summary>How alerts press where nobody has set anything.</summary>
public static class DefaultPolicies
{
    /// <summary>The ids, as <c>default-critical</c>.</summary>
    public static string IdOf(Severity severity) => "default-" + severity.Name();

    /// <summary>The policy of a severity.</summary>
    public static EscalationPolicy For(Severity severity, AlertLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return severity switch
        {
            Severity.Critical => Policy(
                severity,
                Step(TargetKind.FirstOnDuty, limits.EscalateAfter, allAtOnce: true),
                Step(TargetKind.SecondOnDuty, limits.RepeatEvery, allAtOnce: true),
                new EscalationStep([new(TargetKind.TeamLead), new(TargetKind.Everyone)], limits.RepeatEvery, [], AllAtOnce: true)),
            Severity.Serious => Policy(
                severity,
                Step(TargetKind.FirstOnDuty, TimeSpan.FromMinutes(5)),
                Step(TargetKind.SecondOnDuty, TimeSpan.FromMinutes(10)),
                new EscalationStep([new(TargetKind.TeamLead), new(TargetKind.Everyone)], TimeSpan.FromMinutes(10), [])),
            // Nobody is called out of bed for a warm room: no telephone rings by these.
            Severity.Moderate => Policy(
                severity,
                Step(TargetKind.FirstOnDuty, TimeSpan.FromMinutes(30), Quiet) with { Times = 2 },
                new EscalationStep([new(TargetKind.FirstOnDuty), new(TargetKind.SecondOnDuty)], TimeSpan.FromMinutes(30), Quiet)),
            _ => Policy(severity, Step(TargetKind.FirstOnDuty, TimeSpan.FromHours(4), [Channel.Email, Channel.Ntfy])),
        };
    }

    private static ImmutableArray<Channel> Quiet => [Channel.Ntfy, Channel.Sms, Channel.Email];

    private static EscalationPolicy Policy(Severity severity, params ImmutableArray<EscalationStep> steps) => new(IdOf(severity), IdOf(severity), steps);

    private static EscalationStep Step(TargetKind whom, TimeSpan wait, bool allAtOnce = false) => new([new(whom)], wait, [], allAtOnce);

    private static EscalationStep Step(TargetKind whom, TimeSpan wait, ImmutableArray<Channel> channels) => new([new(whom)], wait, channels);
}
