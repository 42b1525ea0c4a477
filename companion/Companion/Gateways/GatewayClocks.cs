using System.Collections.Immutable;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Gateways;

/// <summary>
/// What is known of a gateway's clocks: when its boots began. A boot counter may be used again, after the gateway was wiped or replaced, and a gateway's clock
/// may be wrong in either direction and be put right within a boot. So the live word wins: a heartbeat says, by the companion's own clock, when the present boot
/// began. The gateway's clock is believed where no heartbeat contradicts it. Immutable. All times are Unix time in milliseconds.
/// </summary>
/// <param name="Boots">The latest boots of which the beginning is known.</param>
/// <param name="Last">The last heartbeat, or null before the first.</param>
/// <param name="Doubted">What the last heartbeat alone said of the beginning of its boot, when that is later than what was known; else null.</param>
internal sealed record GatewayClocks(ImmutableSortedDictionary<int, BootStart> Boots, LastHeartbeat? Last, long? Doubted)
{
    // Records of older boots than these are long delivered.
    public const int BootsInMind = 16;

    // What differs by less is no contradiction (contract, Delivery 8).
    private const long Minute = 60_000;

    // Heartbeats come every 60 s: after so long without one the gateway may have been restarted, wiped or replaced.
    private const long Fresh = 180_000;

    // A gateway that was not heard for longer may have been wiped or replaced meanwhile, whatever its boot counter says.
    private const long SameLife = 30L * 24 * 60 * Minute;

    // Of the time that has passed: no crystal is worse than 500 ppm.
    private const int WorstCrystal = 2000;

    public static GatewayClocks Unknown { get; } = new(ImmutableSortedDictionary<int, BootStart>.Empty, null, null);

    public BootStart? Start(int boot) => Boots.TryGetValue(boot, out var start) ? start : null;

    /// <summary>Whether two times, or two beginnings of a boot, contradict each other.</summary>
    public static bool Contradict(long one, long other) => Math.Abs(one - other) > Minute;

    /// <summary>A heartbeat has come, which is live: its boot began <paramref name="uptime"/> before <paramref name="at"/>, or a little earlier.</summary>
    /// <param name="sentAt">The time by the gateway's clock, or null.</param>
    public GatewayClocks Heard(int boot, long uptime, long? sentAt, long at)
    {
        if (Last is { } last && last.Boot == boot && last.Uptime == uptime)
        {
            // A copy, kept by a broker or sent again: it says nothing about now.
            return this;
        }

        if (Doubted is not null && Last is { } ended && ended.Boot != boot)
        {
            // Nothing has decided when that boot began, and nothing will.
            return (this with { Boots = Boots.Remove(ended.Boot), Doubted = null }).Heard(boot, uptime, sentAt, at);
        }

        var told = new BootStart(at - uptime, true, uptime, at, sentAt - at, Start(boot)?.Kept);
        var next = this with { Last = new LastHeartbeat(boot, uptime, at), Doubted = null };
        if (HasGoneBack(boot, uptime))
        {
            // The gateway was wiped or replaced, and counts its boots from the beginning. What was known of the others is of its former life.
            return next with { Boots = Boots.Clear().Add(boot, told with { Kept = null }) };
        }

        if (Start(boot) is not { Heard: true } known)
        {
            return next with { Boots = Trimmed(Boots.RemoveRange(Impossible(boot, told.Began)).SetItem(boot, told)) };
        }

        if (told.Began - known.Began > Minute)
        {
            // One that was held up on its way says so once; the same again is true, and so is an earlier beginning soon after: no connection holds up two in a row for so long. Of two the earlier is better: nothing arrives before it is sent.
            return Doubted is { } before && (!Contradict(told.Began, before) || (told.Began < before && Last is { } previous && IsFresh(previous.At, at)))
                ? next with { Boots = Boots.SetItem(boot, told with { Began = Math.Min(before, told.Began) }) }
                : next with { Doubted = told.Began };
        }

        if (!Contradict(told.Began, known.Began))
        {
            // The earliest is the best, since nothing arrives before it is sent; but the two clocks drift apart.
            var latest = known.Began + Math.Max(0, uptime - known.Uptime) / WorstCrystal;
            told = told with { Began = Math.Min(told.Began, latest) };
        }

        return next with { Boots = Boots.SetItem(boot, told) };
    }

    /// <summary>A record of a boot is dated by the gateway's clock. Within a boot the later word wins; a heartbeat's is better than either.</summary>
    public GatewayClocks Claimed(int boot, long uptime, long sentAt, long at)
        => Start(boot) is { } known && (known.Heard || uptime < known.Uptime)
            ? this
            : this with { Boots = Trimmed(Boots.SetItem(boot, new BootStart(sentAt - uptime, false, uptime, at, Kept: Start(boot)?.Kept))) };

    /// <summary>The companion's clock has jumped: everything was as long ago as before.</summary>
    public GatewayClocks Moved(long by) => new(
        Boots.ToImmutableSortedDictionary(boot => boot.Key, boot => boot.Value with { Began = boot.Value.Began + by, ToldAt = boot.Value.ToldAt + by, Kept = boot.Value.Kept + by }),
        Last is { } last ? last with { At = last.At + by } : null,
        Doubted + by);

    /// <summary>Dates a record that arrives now.</summary>
    /// <param name="uptime">Milliseconds since its boot.</param>
    /// <param name="sentAt">Its date by the gateway's clock, or null.</param>
    public Dated Date(int boot, long uptime, long? sentAt, DateTimeOffset enrolledAt, DateTimeOffset now)
    {
        var arrived = now.ToUnixTimeMilliseconds();
        var note = sentAt is { } sent ? RecordDating.Judge(sent, enrolledAt, now) : ClockNote.Unset;
        var believed = note == ClockNote.None ? sentAt : null;
        if (Last is { } last && last.Boot == boot && IsFresh(last.At, arrived) && Doubted is { } doubted)
        {
            // The last heartbeat's word, until the next one decides.
            var alone = new BootStart(doubted, true);
            return Choose(boot, alone, ByBoot(alone, uptime, arrived), sentAt, believed) is { } one ? one with { Settled = false } : new Dated(now, note, false);
        }

        if (Start(boot) is not { } start || RecordDating.Judge(ByBoot(start, uptime, arrived), enrolledAt, now) != ClockNote.None)
        {
            return believed is { } only ? At(only, ClockNote.None, false) : new Dated(now, note, false);
        }

        if (Trusts(boot, start, arrived))
        {
            return Choose(boot, start, ByBoot(start, uptime, arrived), sentAt, believed) ?? new Dated(now, note, true);
        }

        // Until a heartbeat tells whose boot this is: the later of two dates, and now rather than long ago.
        var byBoot = ByBoot(start, uptime, arrived);
        if (believed is { } claimed)
        {
            return byBoot - claimed > Minute ? At(byBoot, ClockNote.Corrected, false) : At(claimed, ClockNote.None, false);
        }

        return Contradict(byBoot, arrived) ? new Dated(now, note, false) : At(byBoot, NoteOf(sentAt), false);
    }

    /// <summary>Dates a stored record anew, by what is known of its boot now.</summary>
    /// <param name="dated">When it happened, as it is stored, and how well that is known.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <returns>Null when it is dated well enough, nothing better is known, or it is of another boot with the same number.</returns>
    public Dated? Redate(int boot, long uptime, long? sentAt, (DateTimeOffset At, ClockNote Clock) dated, DateTimeOffset receivedAt, DateTimeOffset enrolledAt)
    {
        var arrived = receivedAt.ToUnixTimeMilliseconds();
        if (Start(boot) is not { } start)
        {
            return null;
        }

        // Nothing arrives before it happens.
        var slack = start.Heard ? Minute : (long)RecordDating.Tolerance.TotalMilliseconds;
        var byBoot = ByBoot(start, uptime, arrived);
        var waits = dated.Clock == ClockNote.Unset;
        var stored = dated.At.ToUnixTimeMilliseconds();
        if (!waits && start.Heard && !Contradict(stored, byBoot))
        {
            return null;
        }

        if (start.Began + uptime > arrived + slack || RecordDating.Judge(byBoot, enrolledAt, receivedAt) != ClockNote.None)
        {
            return null;
        }

        var believed = sentAt is { } sent && RecordDating.Judge(sent, enrolledAt, receivedAt) == ClockNote.None ? sentAt : null;
        return Choose(boot, start, byBoot, sentAt, believed) is { } better && (waits || Contradict(better.OccurredAt.ToUnixTimeMilliseconds(), stored)) ? better : null;
    }

    /// <summary>Whether what is known of a boot is of this life of the gateway, as far as can be told, and nothing contradicts it.</summary>
    public bool Trusts(int boot, long at) => Start(boot) is { } start && Trusts(boot, start, at);

    // Of a boot that is trusted.
    private Dated? Choose(int boot, in BootStart start, long byBoot, long? sentAt, long? believed)
    {
        if (believed is { } agreed && !Contradict(agreed, byBoot))
        {
            return At(agreed, ClockNote.None, start.Heard);
        }

        if (!start.Heard || Last?.Boot == boot)
        {
            return At(byBoot, NoteOf(sentAt), start.Heard);
        }

        // A boot that has ended. It was heard, but so may have been one with its number in a former life, and this record be of another. The date of a clock that
        // was heard to be wrong is wrong; else the later one is of this life.
        if (believed is { } claimed)
        {
            return claimed > byBoot && (start.ClockOff is not { } off || Contradict(claimed - byBoot, off))
                ? At(claimed, ClockNote.None, true)
                : At(byBoot, ClockNote.Corrected, true);
        }

        return UnheardAfter(boot, start) > SameLife ? null : At(byBoot, NoteOf(sentAt), true);
    }

    // For how long the gateway was not heard between a boot and the next one that was.
    private long UnheardAfter(int boot, in BootStart start)
    {
        foreach (var (other, next) in Boots)
        {
            if (other > boot && next.Heard)
            {
                return next.Began - start.Began - start.Uptime;
            }
        }

        return 0;
    }

    private bool Trusts(int boot, in BootStart start, long at)
    {
        if (Last is { } last && last.Boot == boot && Doubted is not null)
        {
            return false;
        }

        return IsFresh(start.ToldAt, at) || (start.Heard && Last is { } now && boot < now.Boot && IsFresh(now.At, at));
    }

    private static bool IsFresh(long told, long at) => Math.Abs(at - told) <= Fresh;

    private bool HasGoneBack(int boot, long uptime)
    {
        if (Last is { } last && (boot < last.Boot || (boot == last.Boot && uptime < last.Uptime)))
        {
            return true;
        }

        foreach (var (other, start) in Boots)
        {
            if (other > boot && start.Heard)
            {
                return true;
            }
        }

        return false;
    }

    // Boots follow one another.
    private List<int> Impossible(int boot, long began)
    {
        var wrong = new List<int>();
        foreach (var (other, start) in Boots)
        {
            if (other > boot || (other < boot && start.Began > began + Minute))
            {
                wrong.Add(other);
            }
        }

        return wrong;
    }

    private static ImmutableSortedDictionary<int, BootStart> Trimmed(ImmutableSortedDictionary<int, BootStart> boots)
        => boots.Count > BootsInMind ? boots.Remove(boots.Keys.First()) : boots;

    // The companion's own clock never dates anything later than its arrival; a gateway's clock may be some minutes ahead.
    private static long ByBoot(in BootStart start, long uptime, long arrived) => start.Heard ? Math.Min(start.Began + uptime, arrived) : start.Began + uptime;

    private static ClockNote NoteOf(long? sentAt) => sentAt is null ? ClockNote.Derived : ClockNote.Corrected;

    private static Dated At(long unixMilliseconds, ClockNote note, bool settled) => new(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds), note, settled);
}
