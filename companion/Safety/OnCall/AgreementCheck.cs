using System.Collections.Immutable;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.OnCall;

/// <summary>
/// Says of agreements what cannot stand: one that would do nothing, and a change of the plan that would undo what people have agreed on.
/// Whoever has agreed on something relies on it, and does not look again.
/// </summary>
public static class AgreementCheck
{
    /// <summary>Why an agreement would do nothing; null when it does something.</summary>
    /// <param name="rota">The rota with the agreement in it.</param>
    public static Fault? Idle(OnCallPlan plan, Rota rota, DutyChange change)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(change);
        var taken = DutyRoster.Taken(rota, change);
        if (change.Out is not { } leaving)
        {
            return taken.Length > 0 && taken.All(duty => duty.Person == change.In) && Uncovered(Span(change), taken) is null
                ? Fault.Of(FaultCode.HasTheDutyAlready, Name(plan, change.In!))
                : null;
        }

        if (leaving == change.In)
        {
            return Fault.Of(FaultCode.TakesOverFromHerself);
        }

        if (!taken.IsEmpty)
        {
            return null;
        }

        var (name, from, until) = (Name(plan, leaving), At(rota, change.From), At(rota, change.Until));
        return DutyRoster.Taken(rota with { Changes = [] }, change).IsEmpty
            ? Fault.Of(FaultCode.HasNoDuty, name, change.Line, from, until)
            : Fault.Of(FaultCode.HasTheDutyNoLonger, name, from, until);
    }

    /// <summary>What a change of the plan would do to agreements that are not over: new ones that do nothing, and old ones that would no longer give what they gave.</summary>
    public static ImmutableArray<Fault> Faults(OnCallPlan before, OnCallPlan after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var rota in after.Rotas)
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(rota.TimeZone, out _) || !PlanCheck.WeeksAreRight(rota.Weeks))
            {
                // RotaCheck says so; who has the duty when cannot be worked out.
                continue;
            }

            var old = before.FindRota(rota.Id);
            foreach (var change in rota.Changes.Where(change => change.Until > now))
            {
                var fault = old is not null && old.Changes.Contains(change) ? Undone(after, old, rota, change, now) : Idle(after, rota, change);
                if (fault is not null)
                {
                    faults.Add(fault);
                }
            }
        }

        return faults.ToImmutable();
    }

    private static Fault? Undone(OnCallPlan plan, Rota old, Rota rota, DutyChange change, DateTimeOffset now)
    {
        var left = Given(rota, change);
        foreach (var duty in Given(old, change).Where(duty => duty.Until > now))
        {
            if (Uncovered(duty with { From = duty.From > now ? duty.From : now }, left) is { } lost)
            {
                return Fault.Of(FaultCode.AgreementBuildsOnThis, Name(plan, change.In!), change.Line, At(rota, lost.From), At(rota, lost.Until), Name(plan, change.Out!));
            }
        }

        return null;
    }

    // What whoever takes over gets by it. To be away gives nobody anything.
    private static ImmutableArray<Duty> Given(Rota rota, DutyChange change)
        => change.In is null ? [] : change.Out is null ? [Span(change)] : DutyRoster.Taken(rota, change);

    private static Duty Span(DutyChange change) => new(change.Line, change.In ?? "", change.From, change.Until);

    // The first stretch of a duty that none of the others covers. They are in order of time.
    private static (DateTimeOffset From, DateTimeOffset Until)? Uncovered(Duty whole, ImmutableArray<Duty> others)
    {
        var at = whole.From;
        foreach (var other in others)
        {
            if (other.From > at)
            {
                return (at, other.From < whole.Until ? other.From : whole.Until);
            }

            at = other.Until > at ? other.Until : at;
            if (at >= whole.Until)
            {
                return null;
            }
        }

        return (at, whole.Until);
    }

    private static string Name(OnCallPlan plan, string id) => plan.FindPerson(id)?.Name ?? id;

    private static DateTime At(Rota rota, DateTimeOffset instant) => ZoneTime.At(TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone), instant);
}
