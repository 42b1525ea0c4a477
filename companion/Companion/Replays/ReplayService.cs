using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Faults;
using Hjemvakt.Safety.Homes;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Replays;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Companion.Replays;

/// <summary>Replays beside a companion at work: on a connection that cannot write, one at a time, and no more days and records than it can bear.</summary>
internal sealed class ReplayService(Database database, TimeProvider time) : IReplayService
{
    /// <summary>The most days that are compared.</summary>
    public const int MostDays = 100;

    /// <summary>Days before them that teach habits, as far as they are stored: of what is older, next to nothing counts (a half-life of 21 lived days).</summary>
    public const int MostDaysBefore = 90;

    /// <summary>The most records that are played: a minute's work on a small machine.</summary>
    public const int MostRecords = 400_000;

    private readonly HomeEngine engine = new(AlertLimits.Default, RuleCatalogue.All);
    private bool busy;

    public async Task<ReplayAnswer> RunAsync(string homeId, HomePlan changed, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        to = to < now ? to : now;
        if (HomePlanCheck.Faults(changed) is { IsEmpty: false } faults)
        {
            return new ReplayAnswer(faults);
        }

        if (to <= from)
        {
            return Refused(FaultCode.ReplayOfNoTime);
        }

        if (to - from > TimeSpan.FromDays(MostDays))
        {
            return Refused(FaultCode.ReplayTooLong, MostDays);
        }

        // A replay takes a processor for seconds, and alarms need it more.
        if (Interlocked.Exchange(ref busy, true))
        {
            return Refused(FaultCode.ReplayBusy);
        }

        try
        {
            return await Task.Run(() => RunAsync(homeId, changed, from, to, now, cancel), cancel);
        }
        finally
        {
            Volatile.Write(ref busy, false);
        }
    }

    private async Task<ReplayAnswer> RunAsync(string homeId, HomePlan changed, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.ReadOnlyContext();
        var plan = PlanStore.Index(db, homeId) ?? throw new ArgumentException($"There is no home '{homeId}'.");
        var store = new ReplayStore(db, homeId);
        var begin = from - TimeSpan.FromDays(MostDaysBefore);
        var end = to + HomeReplay.Beyond < now ? to + HomeReplay.Beyond : now;
        var kinds = await store.KindsAsync(cancel);
        if (await store.CountAsync(kinds, begin, end, cancel) is > MostRecords and var records)
        {
            return Refused(FaultCode.ReplayTooMuch, records, MostRecords);
        }

        var past = await store.AlertsAsync(plan, begin, end, cancel);
        HomeReplay? replay = null;
        await foreach (var (record, receivedAt) in store.RecordsAsync(kinds, begin, end, cancel))
        {
            replay ??= Begin(receivedAt);
            replay.Play(record, receivedAt);
        }

        return new ReplayAnswer([], (replay ?? Begin(from)).Finish(end), await store.PlanChangesAsync(from, cancel));

        HomeReplay Begin(DateTimeOffset at) => new(engine, homeId, plan, new RulePlan(changed, plan.Zone), past, at, from, to);
    }

    private static ReplayAnswer Refused(FaultCode code, params ReadOnlySpan<object> values) => new([Fault.Of(code, values)]);
}
