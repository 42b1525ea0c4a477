using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Time;

namespace Hjemvakt.Safety.OnCall;

/// <summary>What people agree on outside the pattern: take a duty, be away, swap. Checked here, refused with a fault.</summary>
public static class Agreements
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60), Ahead = TimeSpan.FromDays(366);

    /// <summary>
    /// Somebody takes a time on a line, or is away for it.
    /// </summary>
    /// <param name="from">On the clock on the wall.</param>
    /// <param name="leaving">Whose duty, by id; null for whoever has it.</param>
    /// <param name="coming">Who takes it; null for nobody.</param>
    /// <returns>The rota with the agreement in it, or why not.</returns>
    public static (Rota? Rota, Fault? Refusal) Take(
        OnCallPlan plan, Rota rota, DutyLine line, DateTime from, DateTime until, string? leaving, string? coming, string by, Guid id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rota);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone);
        foreach (var time in new[] { from, until })
        {
            if (ZoneTime.Entered(zone, time) is null)
            {
                return (null, Fault.Of(FaultCode.TimeDoesNotExist, time));
            }
        }

        var (starts, ends) = (ZoneTime.Entered(zone, from)!.Value, ZoneTime.Entered(zone, until, latest: true)!.Value);
        if (Refuse(plan, starts, ends, leaving, coming, now) is { } refusal)
        {
            return (null, refusal);
        }

        var agreed = new DutyChange(id, line, starts, ends, leaving, coming, null, by);
        var next = rota with { Changes = [.. rota.Changes.Where(change => change.Until > now), agreed] };
        return AgreementCheck.Idle(plan, next, agreed) is { } idle ? (null, idle) : (next, null);
    }

    /// <summary>Two people swap a duty each.</summary>
    public static (Rota? Rota, Fault? Refusal) Swap(OnCallPlan plan, Rota rota, Duty one, Duty other, string by, Guid id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rota);
        foreach (var duty in new[] { one, other })
        {
            if (!DutyRoster.Between(rota, duty.Line, duty.From, duty.Until, plan.Counts).Contains(duty) || duty.Until <= now)
            {
                return (null, Fault.Of(FaultCode.DutyHasChanged));
            }
        }

        if (one.Person == other.Person)
        {
            return (null, Fault.Of(FaultCode.SwapOfOnePerson));
        }

        return (rota with
        {
            Changes =
            [
                .. rota.Changes.Where(change => change.Until > now),
                new DutyChange(id, one.Line, one.From, one.Until, one.Person, other.Person, id, by),
                new DutyChange(Second(id), other.Line, other.From, other.Until, other.Person, one.Person, id, by),
            ],
        }, null);
    }

    /// <summary>Takes an agreement back; both halves of a swap.</summary>
    public static Rota Undo(Rota rota, Guid id)
    {
        ArgumentNullException.ThrowIfNull(rota);
        return rota with { Changes = [.. rota.Changes.Where(change => change.Id != id && change.Pair != id)] };
    }

    private static Fault? Refuse(OnCallPlan plan, DateTimeOffset from, DateTimeOffset until, string? leaving, string? coming, DateTimeOffset now)
    {
        if (until <= from)
        {
            return Fault.Of(FaultCode.EndBeforeBegin);
        }

        if (until <= now || until - from > Longest || from > now + Ahead)
        {
            return Fault.Of(FaultCode.AgreementTime);
        }

        if (leaving is null && coming is null)
        {
            return Fault.Of(FaultCode.AgreementOfNobody);
        }

        return new[] { leaving, coming }.FirstOrDefault(person => person is not null && !plan.Counts(person)) is { } unknown
            ? Fault.Of(FaultCode.NotAColleague, unknown)
            : null;
    }

    // The second half has an id of its own, made from the first: the same request makes the same agreement.
    private static Guid Second(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[^1] ^= 0xFF;
        return new Guid(bytes);
    }
}
