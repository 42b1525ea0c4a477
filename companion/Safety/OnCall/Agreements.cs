namespace Hjemvakt.Safety.OnCall;

/// <summary>What people agree on outside the pattern: take a duty, be away, swap. Checked here, refused with a sentence.</summary>
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
    public static (Rota? Rota, Sentence? Refusal) Take(
        OnCallPlan plan, Rota rota, DutyLine line, DateTime from, DateTime until, string? leaving, string? coming, string by, Guid id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rota);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rota.TimeZone);
        foreach (var time in new[] { from, until })
        {
            if (WallClock.Entered(zone, time) is null)
            {
                return (null, new(
                    $"{time:yyyy-MM-dd HH\\:mm} finnes ikke: klokka stilles fram den natta. Velg et annet klokkeslett.",
                    $"{time:yyyy-MM-dd HH\\:mm} does not exist: the clocks go forward that night. Choose another time."));
            }
        }

        var (starts, ends) = (WallClock.Entered(zone, from)!.Value, WallClock.Entered(zone, until, latest: true)!.Value);
        if (Refuse(plan, starts, ends, leaving, coming, now) is { } refusal)
        {
            return (null, refusal);
        }

        return (rota with { Changes = [.. rota.Changes.Where(change => change.Until > now), new DutyChange(id, line, starts, ends, leaving, coming, null, by)] }, null);
    }

    /// <summary>Two people swap a duty each.</summary>
    public static (Rota? Rota, Sentence? Refusal) Swap(OnCallPlan plan, Rota rota, Duty one, Duty other, string by, Guid id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rota);
        foreach (var duty in new[] { one, other })
        {
            if (!DutyRoster.Between(rota, duty.Line, duty.From, duty.Until, plan.Counts).Contains(duty) || duty.Until <= now)
            {
                return (null, new(
                    "Vakten finnes ikke lenger slik den ble vist. Last siden på nytt og velg igjen.",
                    "The duty is no longer as it was shown. Reload the page and choose again."));
            }
        }

        if (one.Person == other.Person)
        {
            return (null, new("Begge vaktene er samme persons. Velg vaktene til to ulike personer.", "Both duties belong to the same person. Choose duties of two people."));
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

    private static Sentence? Refuse(OnCallPlan plan, DateTimeOffset from, DateTimeOffset until, string? leaving, string? coming, DateTimeOffset now)
    {
        if (until <= from)
        {
            return new("Slutten er ikke etter begynnelsen. Rett tidspunktene.", "The end is not after the beginning. Put the times right.");
        }

        if (until <= now || until - from > Longest || from > now + Ahead)
        {
            return new(
                "Velg en tid som ikke er over, høyst 60 dager lang og ikke mer enn et år fram.",
                "Choose a time that is not over, at most 60 days long and not more than a year ahead.");
        }

        if (leaving is null && coming is null)
        {
            return new("Si hvem som tar vakten, eller hvem som er borte.", "Say who takes the duty, or who is away.");
        }

        return new[] { leaving, coming }.FirstOrDefault(person => person is not null && !plan.Counts(person)) is { } unknown
            ? new($"«{unknown}» er ikke blant kollegaene. Velg en som er det.", $"'{unknown}' is not among the colleagues. Choose somebody who is.")
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
