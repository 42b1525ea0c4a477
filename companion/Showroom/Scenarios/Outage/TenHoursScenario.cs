using Hjemvakt.Safety.Alerts;
using Hjemvakt.Safety.Records;
using Hjemvakt.Showroom.Demo;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Showroom.Scenarios.Outage;

/// <summary>
/// The street's line is dead for ten hours. Three homes go on living, somebody calls, somebody falls, and the gateways restart in vain.
/// When the plugs are back, every record comes once and the alarms come first, and the calls are alerts with their true times.
/// </summary>
public static class TenHoursScenario
{
    private const double Fast = 600;

    // A button is held for 300 ms: too short for a hand that lives six hundred times as fast as the machine can look.
    private const double ByHand = 2;

    // The machine's own pace for sockets, with the gateway's back-off shortened a little.
    private const double Reconnecting = 5;

    private const int Attempts = 3;

    private static readonly TimeSpan ToCallAgain = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ToDeliver = TimeSpan.FromMinutes(2);

    private static readonly (int TenMinutes, int Home, AlertKind Kind)[] Calls = [(14, 0, AlertKind.Help), (33, 1, AlertKind.Fall), (51, 2, AlertKind.Help)];

    public static async Task PlayAsync(string folder, Timeline timeline, CancellationToken cancel)
    {
        await using var stage = await OutageStage.SetAsync(folder, timeline, cancel);
        var before = stage.Actors.Select(actor => (actor.Home.Picture.LastAlarm, actor.Home.Picture.LastRoutine)).ToList();
        foreach (var actor in stage.Actors)
        {
            actor.Home.PullNetwork();
        }

        timeline.Event("three plugs are pulled", stage.Time.GetUtcNow());
        timeline.Tell();
        var calls = await LiveAsync(stage, timeline, cancel);

        stage.Time.Pace = Reconnecting;
        var back = stage.Time.GetUtcNow();
        timeline.Note("the plugs are back", back, string.Join(", ", stage.Actors.Select(actor => $"{actor.File.Id}: {actor.Home.Picture.AlarmsWaiting} alarms and {actor.Home.Picture.RoutineWaiting} routine records wait")));
        await MissedAsync(stage, timeline, back, cancel);
        timeline.Tell();
        foreach (var actor in stage.Actors)
        {
            actor.Home.PlugNetwork();
        }

        // What each home had made when nothing of it waited any more. It lives on, and makes more.
        var delivered = new List<(long Alarm, long Routine)>();
        foreach (var actor in stage.Actors)
        {
            var last = actor.Pictures.Count - 1;
            var empty = await timeline.WithinAsync(
                $"{actor.File.Gateway} has nothing left to send",
                guarded => actor.Pictures.FirstAsync(last, picture => picture is { CompanionReached: true, AlarmsWaiting: 0, RoutineWaiting: 0 }, guarded),
                cancel,
                ToDeliver);
            delivered.Add((empty.What.LastAlarm, empty.What.LastRoutine));
        }

        timeline.Note("nothing left to send", stage.Time.GetUtcNow());
        for (var home = 0; home < stage.Actors.Count; home++)
        {
            await DeliveredAsync(stage, timeline, stage.Actors[home], before[home], delivered[home], back, cancel);
        }

        timeline.Must(await stage.Records.QuarantinedAsync(cancel) == 0, "a message was not as the contract has it");
        await RingAsync(stage, timeline, calls, cancel);
        timeline.Tell();
    }

    // Ten hours, with the calls in them: when each happened.
    private static async Task<IReadOnlyList<DateTimeOffset>> LiveAsync(OutageStage stage, Timeline timeline, CancellationToken cancel)
    {
        var homes = stage.Actors.Select(actor => (SimulatedHome)actor.Home).ToList();
        var calls = new List<DateTimeOffset>();
        for (var number = 0; number < 60; number++)
        {
            foreach (var call in Calls.Where(call => call.TenMinutes == number))
            {
                stage.Time.Pace = ByHand;
                calls.Add(await CallAsync(stage.Actors[call.Home], call.Kind, timeline, stage.Time, cancel));
            }

            stage.Time.Pace = Fast;
            await Task.WhenAll(homes.Select(home => OrdinaryDay.TenMinutesAsync(home, number, stage.Time, cancel)));
        }

        return calls;
    }

    private static async Task<DateTimeOffset> CallAsync(PlayedHome actor, AlertKind kind, Timeline timeline, TimeProvider time, CancellationToken cancel)
    {
        // A chip that just restarts, because it has been alone for half an hour, hears nobody for a second.
        var last = actor.Pictures.Count - 1;
        await timeline.WithinAsync("the gateway lives", guarded => actor.Pictures.FirstAsync(last, picture => picture.Lamp is "noNetwork" or "noCompanion", guarded), cancel);
        // One that restarts just then gives no sound, so whoever calls does it again.
        for (var attempt = 1; ; attempt++)
        {
            var at = time.GetUtcNow();
            if (await KeptAsync(actor, kind, timeline, attempt == Attempts ? null : ToCallAgain, cancel) is { } kept)
            {
                timeline.Note($"{actor.File.Id}: {kind} kept in the home", kept.At, $"lamp: {kept.What.Lamp}");
                return at;
            }
        }
    }

    /// <returns>Null when it was not kept within a time.</returns>
    private static async Task<Sighting<HomePicture>?> KeptAsync(PlayedHome actor, AlertKind kind, Timeline timeline, TimeSpan? within, CancellationToken cancel)
    {
        var (from, alarms) = (actor.Pictures.Count, actor.Home.Picture.LastAlarm);
        if (kind == AlertKind.Fall)
        {
            actor.Home.FallInBathroom();
        }
        else
        {
            actor.Home.PressHelp();
        }

        try
        {
            return await timeline.WithinAsync("kept in the home", guarded => actor.Pictures.FirstAsync(from, picture => picture.LastAlarm > alarms, guarded), cancel, within);
        }
        catch (StepMissingException) when (within is not null)
        {
            return null;
        }
    }

    // The companion has not waited for the gateways to say that they are away.
    private static async Task MissedAsync(OutageStage stage, Timeline timeline, DateTimeOffset back, CancellationToken cancel)
    {
        var missed = (await stage.Alerts.AllAsync(cancel)).Where(alert => alert.Kind == AlertKind.NoContact).ToList();
        timeline.Must(missed.Select(alert => alert.HomeId).Distinct().Count() == stage.Actors.Count, $"{missed.Count} homes were missed");
        timeline.Must(missed.All(alert => alert.StoredAt < back), "a home was missed too late");
        timeline.Note("each home was missed", missed.Max(alert => alert.StoredAt));
    }

    private static async Task DeliveredAsync(
        OutageStage stage, Timeline timeline, PlayedHome actor, (long Alarm, long Routine) before, (long Alarm, long Routine) delivered, DateTimeOffset back, CancellationToken cancel)
    {
        var who = actor.File.Gateway;
        var alarms = await OnceAsync(RecordStream.Alarm, delivered.Alarm);
        var routine = await OnceAsync(RecordStream.Routine, delivered.Routine);

        // What was made after the plugs were back comes among the rest; it is about what waited.
        var late = alarms.Where(record => record.Sequence > before.Alarm && record.OccurredAt < back).ToList();
        var rest = routine.Where(record => record.Sequence > before.Routine && record.OccurredAt < back).ToList();
        timeline.Must(late.Count > 0 && rest.Count > 0, $"{who} had {late.Count} alarms and {rest.Count} routine records to deliver");
        timeline.Must(late.Max(record => record.ReceivedAt) <= rest.Min(record => record.ReceivedAt), $"{who}: a routine record came before an alarm");
        timeline.Note(
            $"{actor.File.Id}: every record once, alarms first",
            rest.Max(record => record.ReceivedAt),
            $"{late.Count} alarms, then {rest.Count} routine records of {rest.Select(record => record.Boot).Distinct().Count()} starts, in {(rest.Max(record => record.ReceivedAt) - back).TotalSeconds:0} s");

        async Task<IReadOnlyList<StoredRecord>> OnceAsync(RecordStream stream, long last)
        {
            var stored = await stage.Records.AllAsync(who, stream, cancel);
            timeline.Must(
                stored.Count >= last && stored.Select(record => record.Sequence).SequenceEqual(Enumerable.Range(1, stored.Count).Select(number => (long)number)),
                $"{who} made {stream} records up to {last}, and {stored.Count} up to {stored.Select(record => record.Sequence).DefaultIfEmpty().Max()} are stored");
            timeline.Must(!stored.Any(record => record.Kind is "gap" or "quarantined"), $"{who}: {stream} records were lost");
            return stored;
        }
    }

    // One alert for each call, with the time of the call, and it rings.
    private static async Task RingAsync(OutageStage stage, Timeline timeline, IReadOnlyList<DateTimeOffset> calls, CancellationToken cancel)
    {
        await using var phone = await timeline.WithinAsync(
            "the on-call page open", guarded => OnCallPhone.PickUpAsync(stage.Address, DemoStaff.First, stage.Time, guarded), cancel, TimeSpan.FromSeconds(60));
        var all = await stage.Alerts.AllAsync(cancel);
        for (var i = 0; i < Calls.Length; i++)
        {
            var (_, home, kind) = Calls[i];
            var file = stage.Actors[home].File;
            var of = all.Where(alert => alert.HomeId == file.Id && alert.Kind == kind).ToList();
            timeline.Must(of.Count == 1, $"the {kind} call of {file.Id} made {of.Count} alerts");
            var off = of[0].OccurredAt - calls[i];
            timeline.Must(off.Duration() <= ClockTolerance, $"the {kind} of {file.Id} is dated {off.TotalSeconds:0.0} s from the call");
            await timeline.StepAsync($"{file.Id}: {kind} on the phone", guarded => phone.Alerts.FirstAsync(0, push => push.Id == of[0].Id && push.Awaits, guarded), cancel);
        }

        var strange = all.Where(alert => alert.Kind is AlertKind.SequenceHole or AlertKind.NumberReused or AlertKind.ClockWrong).ToList();
        timeline.Must(strange.Count == 0, $"the companion complains of {string.Join(", ", strange.Select(alert => $"{alert.HomeId} {alert.Kind}"))}");
    }
}
