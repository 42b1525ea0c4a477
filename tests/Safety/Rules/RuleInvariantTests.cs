using CsCheck;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Whatever happens in a home, in whatever order, by day, by night and on the nights when the clocks change.</summary>
public sealed class RuleInvariantTests
{
    private static readonly string[] Points = ["front-door", "pantry-door", "bathroom-radar", "hall-motion", "kitchen-motion", "bedroom-motion", "living-room-air", "bedroom-air", "bed", "unknown"];

    private static readonly Gen<RecordBody> Bodies = Gen.OneOf<RecordBody>(
        Gen.Bool.Select(on => (RecordBody)new Door(on)), Gen.Bool.Select(on => (RecordBody)new Motion(on)), Gen.Bool.Select(on => (RecordBody)new Presence(on)),
        Gen.Int[-100, 400].Select(t => (RecordBody)new Air(t / 10m, null, null)), Gen.Select(Gen.Bool, Gen.Int[0, 100], (mains, battery) => (RecordBody)new PowerSupply(mains, battery)),
        Gen.Bool.Select(ok => (RecordBody)new SensorTrust(ok, "why")), Gen.Int[0, 100].Select(conf => (RecordBody)new Fall("radar", conf)),
        Gen.Select(Gen.Int[0, 100], Gen.Int[1, 40], (conf, of) => (RecordBody)new Fall("radar", conf, of, "motion")), Gen.Const((RecordBody)new HelpCall("button")),
        Gen.Select(Pick([.. AlertKinds.Hazards]), Gen.Bool, (kind, on) => (RecordBody)new Hazard(kind.HazardWord(), on)),
        Gen.Const((RecordBody)new ContactWish()), Gen.Const((RecordBody)new Tamper()), Gen.Const((RecordBody)new TestAlarm()), Gen.Const((RecordBody)new Vital("bp")),
        Gen.Select(Gen.Int[1, 9], Gen.Int[9, 20], (from, to) => (RecordBody)new Gap(from, to, "full")), Gen.Int[1, 40].Select(of => (RecordBody)new Cancel(of)));

    private static readonly Gen<HomeNotice> Notices = Gen.OneOf<HomeNotice>(
        Gen.Int[1, 3].Select(boot => (HomeNotice)new GatewayHeard("gw-1", boot)), Gen.Const((HomeNotice)new GatewayHeard("gw-2")),
        Gen.Const((HomeNotice)new Hole("gw-1", RecordStream.Alarm, 3, 4)), Gen.Const((HomeNotice)new HoleFilled("gw-1", RecordStream.Alarm)), Gen.Const((HomeNotice)new NumberReused("gw-1", 2)));

    private static readonly Gen<Step> Steps = Gen.OneOf(
        Gen.Select(Pick(Points), Bodies, Gen.Int[-7200, 60], Pick(Enum.GetValues<ClockNote>()), (point, body, late, clock) => new Step(Happens: (point, body, late, clock))),
        Notices.Select(notice => new Step(Noticed: notice)),
        Gen.Int[1, 600_000].Select(ms => new Step(Wait: TimeSpan.FromMilliseconds(ms))),
        Gen.Int[1, 20].Select(hours => new Step(Wait: TimeSpan.FromHours(hours))),
        Gen.Int[0, 7].Select(plan => new Step(Plan: plan)),
        Pick(Enum.GetValues<ResolveCause>()).Select(cause => new Step(Resolve: cause)),
        Gen.Int[1, 300].Select(minutes => new Step(Down: TimeSpan.FromMinutes(minutes))));

    private static readonly Gen<string> Evenings = Pick("2026-01-15 22:00", "2026-03-28 22:00", "2026-10-24 22:00", "2026-07-01 12:00");

    private sealed record Step(
        (string Point, RecordBody Body, int Late, ClockNote Clock)? Happens = null, HomeNotice? Noticed = null, TimeSpan? Wait = null, int? Plan = null, ResolveCause? Resolve = null,
        TimeSpan? Down = null);

    [Fact]
    public void No_rule_ever_fails_and_no_deadline_is_ever_due_after_its_tick()
    {
        Gen.Select(Evenings, Steps.Array[1, 60]).Sample(
            (evening, steps) =>
            {
                var home = new PlannedHome(evening);
                foreach (var step in steps)
                {
                    Do(home, step);
                }

                home.Wait(TimeSpan.FromDays(2));
                home.Intents.OfType<ReportFailure>().ShouldBeEmpty();
                home.State.Rules.Points.Length.ShouldBeLessThanOrEqualTo(RuleState.MostPoints);
                home.State.Rules.Watches.Select(watch => (watch.Rule, watch.Point)).ShouldBeUnique();
                home.State.Alerts.Where(alert => alert.TakesRecords).Select(alert => (alert.Kind, alert.About)).ShouldBeUnique();
            },
            iter: 800);
    }

    [Fact]
    public void Every_fall_and_every_call_for_help_is_in_an_alert_whatever_else_happens()
    {
        Gen.Select(Evenings, Steps.Array[1, 60]).Sample(
            (evening, steps) =>
            {
                var home = new PlannedHome(evening);
                foreach (var step in steps)
                {
                    var before = home.Intents.Count;
                    var record = Do(home, step);
                    if (record is { } id && step.Happens!.Value.Body is HelpCall or Fall { Ref: null })
                    {
                        home.Intents.Skip(before).OfType<ChangeAlert>().ShouldContain(change => change.Alert.Records.Contains(id) && change.Alert.Severity == Severity.Critical);
                    }
                }
            },
            iter: 500);
    }

    [Fact]
    public void A_tick_that_comes_late_finds_the_same_and_one_that_comes_early_finds_nothing()
    {
        Gen.Select(Evenings, Steps.Where(step => step.Wait is null && step.Down is null).Array[1, 20]).Sample(
            (evening, steps) =>
            {
                var exact = new PlannedHome(evening);
                var late = new PlannedHome(evening);
                foreach (var step in steps)
                {
                    Do(exact, step);
                    Do(late, step);
                }

                if (exact.State.NextDue is not { } due || due > exact.Now.AddDays(2) || due <= exact.Now)
                {
                    return;
                }

                var known = exact.Raised.Count;
                exact.Sleep(due - TimeSpan.FromMilliseconds(1) - exact.Now);
                exact.Tick();
                exact.Raised.Count.ShouldBe(known, "early");
                exact.Sleep(due - exact.Now);
                exact.Tick();
                late.Sleep(due + TimeSpan.FromMilliseconds(1) - late.Now);
                late.Tick();
                late.Raised.Select(alert => alert.Kind).ShouldBe(exact.Raised.Select(alert => alert.Kind));
            },
            iter: 800);
    }

    [Fact]
    public void Records_of_different_points_that_change_places_lead_to_the_same_alerts()
    {
        var calm = Gen.Select(Pick("front-door", "living-room-air", "bathroom-radar"), Gen.Bool, (point, on) => (point, on)).Array[2, 12];
        calm.Sample(
            happenings =>
            {
                var (first, second) = (new PlannedHome("2026-01-15 23:30", PlannedHome.Off("inactivity")), new PlannedHome("2026-01-15 23:30", PlannedHome.Off("inactivity")));
                foreach (var (point, on) in happenings)
                {
                    first.Happen(point, BodyOf(point, on));
                }

                // Stable by point: the order within a point is kept.
                foreach (var (point, on) in happenings.OrderBy(one => one.point, StringComparer.Ordinal))
                {
                    second.Happen(point, BodyOf(point, on));
                }

                first.Wait(TimeSpan.FromHours(6));
                second.Wait(TimeSpan.FromHours(6));
                Seen(second).ShouldBe(Seen(first));
            },
            iter: 500);
    }

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static List<(AlertKind Kind, bool Cleared)> Seen(PlannedHome home)
        => [.. home.State.Alerts.Where(alert => alert.Kind != AlertKind.NotBack).Select(alert => (alert.Kind, alert.ClearedAt is not null)).Order()];

    private static RecordBody BodyOf(string point, bool on) => point switch
    {
        "front-door" => new Door(on),
        "living-room-air" => new Air(on ? 21m : 15m, null, null),
        _ => new Presence(on),
    };

    private static RecordId? Do(PlannedHome home, Step step)
    {
        switch (step)
        {
            case { Happens: { } happens }:
                return home.Happen(happens.Point, happens.Body, home.Now + TimeSpan.FromSeconds(happens.Late), happens.Clock);
            case { Noticed: { } notice }:
                home.Notice(notice);
                break;
            case { Wait: { } wait }:
                home.Wait(wait);
                break;
            case { Plan: { } plan }:
                home.Set(PlanOf(plan, home.Now));
                break;
            case { Resolve: { } cause }:
                if (!home.State.Alerts.IsEmpty)
                {
                    home.Resolve(home.State.Alerts[0].Kind, cause);
                }

                break;
            case { Down: { } down }:
                home.Restart(down, new LastHeard("gw-1", home.Now));
                break;
        }

        return null;
    }

    private static HomePlan WithBed => PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(new("bed", PointKind.Bed, "bedroom")) };

    private static HomePlan PlanOf(int number, DateTimeOffset now) => number switch
    {
        0 => HomePlan.None,
        1 => PlannedHome.Plan,
        2 => PlannedHome.Off("inactivity"),
        3 => PlannedHome.Plan with { Measurements = [new("bp", new(2, 30))], BackBy = new(2, 30), Quiet = new(new(22, 0), new(2, 30)) },
        6 => WithBed with { Visits = [new(new(2, 10), new(2, 40), "night patrol"), new(new(23, 30), new(0, 30), "home care")], Rooms = WithBed.Rooms.Add("bedroom", RoomPurpose.Sleeping) },
        7 => WithBed with { Pets = true, Pauses = [new(Guid.Empty, PauseReason.Holiday, now, now.AddHours(20))] },
        4 => PlannedHome.Plan with { Pauses = [new(Guid.Empty, PauseReason.Hospital, now, now.AddHours(7))] },
        _ => PlannedHome.Plan with { Pauses = [new(Guid.Empty, PauseReason.Technician, now.AddHours(1), now.AddHours(2), true), new(Guid.NewGuid(), PauseReason.Other, now.AddHours(2), now.AddHours(3))] },
    };
}
