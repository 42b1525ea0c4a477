using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Replays;

/// <summary>
/// Plays a home's records through the engine twice, with the plan as it was and with a changed one, and says what would have been otherwise. Pure: nothing outside changes.
/// Records come one by one, in the order in which they were received, so that their number costs no memory.
/// </summary>
public sealed class HomeReplay
{
    private readonly HomePlayback before, after;
    private readonly IReadOnlyList<PastAlert> past;
    private readonly Queue<(DateTimeOffset At, HomeNotice Notice)> outages;
    private readonly DateTimeOffset from, to;
    private readonly int outageCount;
    private DateTimeOffset? first;
    private int records;

    /// <param name="engine">The engine; nobody is asked by it here.</param>
    /// <param name="past">The alerts that really came since the beginning.</param>
    /// <param name="startsAt">When the first record that may come was received.</param>
    /// <param name="from">From when on alerts are compared. What is played before teaches habits.</param>
    /// <param name="to">Until when.</param>
    public HomeReplay(HomeEngine engine, string homeId, RulePlan plan, RulePlan changed, IReadOnlyList<PastAlert> past, DateTimeOffset startsAt, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(past);
        (this.past, this.from, this.to) = (past, from, to);
        before = new HomePlayback(engine, homeId, plan, past, startsAt);
        after = new HomePlayback(engine, homeId, changed, past, startsAt);
        var lost = past.Where(one => one.Alert.Kind == AlertKind.NoContact && one.Alert.Began >= startsAt).ToList();
        outages = new(lost.SelectMany(Notices).OrderBy(notice => notice.At));
        outageCount = lost.Count(one => IsIn(one.Alert.At));
    }

    /// <summary>A record, at the time when it was received.</summary>
    public void Play(HomeRecord record, DateTimeOffset receivedAt)
    {
        first ??= receivedAt;
        records++;
        Tell(receivedAt);
        before.Play(record, receivedAt);
        after.Play(record, receivedAt);
    }

    /// <summary>How long records are played beyond the last day, so that an alert that comes later is not taken for one that does not come.</summary>
    public static TimeSpan Beyond => ReplayMatching.Window;

    /// <summary>All records have been played.</summary>
    /// <param name="until">Until when; at most <see cref="Beyond"/> after the last day.</param>
    public ReplayReport Finish(DateTimeOffset until)
    {
        Tell(until);
        before.Pass(until);
        after.Pass(until);
        var lines = ReplayComparison.Lines([.. before.Raised.Where(IsCompared)], [.. after.Raised.Where(IsCompared)], [.. past.Where(one => IsCompared(one.Alert))]);
        return new ReplayReport(
            // Where one run tells it within these days, and the other a little before or after, it is told.
            [.. lines.Where(line => IsIn(line.Before) || IsIn(line.After) || (line.Change == ReplayChange.OnlyThen && IsIn(line.Happened)))],
            from, to, first, records, outageCount,
            past.Count(one => ReplayedAlert.LeftOut.Contains(one.Alert.Kind) && IsIn(one.Alert.At)),
            after.Assumed.Count(at => IsIn(at)), before.Failures + after.Failures);
    }

    private static bool IsCompared(ReplayedAlert alert) => !ReplayedAlert.LeftOut.Contains(alert.Kind);

    private bool IsIn(DateTimeOffset? at) => at >= from && at < to;

    // Heartbeats are no records. What is stored of a loss of contact is when the gateway was last heard and when again: in between nothing is concluded from silence.
    private static (DateTimeOffset At, HomeNotice Notice)[] Notices(PastAlert lost)
    {
        var gateway = lost.Alert.About ?? "";
        // Its next silence is watched only if that one is stored, too.
        return lost.ClearedAt is { } back
            ? [(lost.Alert.Began, new GatewayHeard(gateway)), (back, new GatewayHeard(gateway)), (back, new GatewayRemoved(gateway))]
            : [(lost.Alert.Began, new GatewayHeard(gateway))];
    }

    private void Tell(DateTimeOffset until)
    {
        while (outages.TryPeek(out var next) && next.At <= until)
        {
            outages.Dequeue();
            before.Play(next.Notice, next.At);
            after.Play(next.Notice, next.At);
        }
    }
}
