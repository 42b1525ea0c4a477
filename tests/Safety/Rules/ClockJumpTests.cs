using System.Collections.Immutable;
using System.Reflection;
using CsCheck;
using Hjemvakt.Safety.Habits;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;
using Hjemvakt.Safety.Rules.State;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>The companion's clock is put on or back. What waits keeps waiting for as long as before; what is on the calendar follows the clock.</summary>
public sealed class ClockJumpTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Nothing in it is on the calendar: no quiet hours, no usual time of getting up.
    private static readonly HomePlan Elapsed = PlannedHome.Plan with
    {
        Rules = PlannedHome.Off("inactivity").Rules.SetItem("night-door", new RuleSetting(false, ImmutableSortedDictionary<string, decimal>.Empty))
            .SetItem("not-back", new RuleSetting(true, ImmutableSortedDictionary<string, decimal>.Empty.Add("away-for", 12))),
    };

    private static readonly Gen<Step> Steps = Gen.OneOf(
        Gen.Select(Gen.Int[0, 5], Gen.Bool, (which, on) => new Step(Happens: which switch
        {
            0 => ("bathroom-radar", new Presence(on)),
            1 => ("front-door", new Door(on)),
            2 => ("hall-motion", new Motion(on)),
            3 => ("living-room-air", new Air(on ? 5 : 21, null, null)),
            4 => ("bathroom-radar", new Fall("radar", 80)),
            _ => ("gateway", new PowerSupply(on, 90)),
        })),
        Gen.Bool.Select(filled => new Step(Noticed: filled ? new HoleFilled("gw-1", RecordStream.Alarm) : new Hole("gw-1", RecordStream.Alarm, 3, 4))),
        Gen.Const(new Step(Noticed: new GatewayHeard("gw-1", 1))),
        Gen.Int[1, 900_000].Select(ms => new Step(Wait: TimeSpan.FromMilliseconds(ms))),
        Gen.Int[1, 6].Select(hours => new Step(Wait: TimeSpan.FromHours(hours))),
        Gen.Int[-100_000_000, 100_000_000].Select(ms => new Step(Jump: TimeSpan.FromMilliseconds(ms))));

    private sealed record Step((string Point, RecordBody Body)? Happens = null, HomeNotice? Noticed = null, TimeSpan? Wait = null, TimeSpan? Jump = null);

    [Fact]
    public void Any_sequence_of_jumps_and_waits_gives_the_same_steps_at_the_same_distances_as_without_jumps()
    {
        Steps.Array[1, 60].Sample(
            steps => Lived(steps).ShouldBe(Lived(steps.Where(step => step.Jump is null))),
            iter: 600);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void An_unanswered_fall_presses_on_at_the_same_distances(int hours)
    {
        var home = new PlannedHome();
        home.Happen("bathroom-radar", new Fall("radar", 80));
        home.Wait(TimeSpan.FromSeconds(30));
        home.JumpClock(hours * Hour);

        home.Wait(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        home.Only.Round.ShouldBe(0, "early");
        home.Wait(TimeSpan.FromMilliseconds(1));
        home.Only.Round.ShouldBe(1);
    }

    [Fact]
    public void Somebody_who_went_into_the_bathroom_a_moment_before_the_clock_was_put_on_has_not_been_there_for_an_hour()
    {
        var home = new PlannedHome(plan: Elapsed);
        home.Presence(true);
        home.Wait(TimeSpan.FromSeconds(8));
        home.JumpClock(Hour);
        home.Wait(Hour - TimeSpan.FromSeconds(9));
        home.State.Alerts.ShouldBeEmpty();

        home.Wait(TimeSpan.FromSeconds(1));
        home.Open.ShouldBe([AlertKind.LongBathroom]);
    }

    [Fact]
    public void After_the_clock_was_put_on_and_back_somebody_who_comes_out_has_come_out()
    {
        var home = new PlannedHome(plan: Elapsed);
        home.Presence(true);
        home.Wait(TimeSpan.FromMinutes(10));
        home.JumpClock(Hour);
        home.Wait(TimeSpan.FromMinutes(10));
        home.JumpClock(-Hour);
        home.Presence(false);
        home.Motion("hall-motion");

        home.Wait(2 * Hour);
        home.State.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_gateway_that_was_heard_a_moment_before_the_clock_was_put_on_is_not_lost()
    {
        var home = new PlannedHome();
        home.Notice(new GatewayHeard("gw-1"));
        home.JumpClock(Hour);
        home.Wait(TimeSpan.FromSeconds(179));
        home.State.Alerts.ShouldBeEmpty();
        home.Wait(TimeSpan.FromSeconds(1));
        home.Open.ShouldBe([AlertKind.NoContact]);
    }

    [Fact]
    public void A_silence_that_is_learned_to_be_usual_is_as_long_as_before()
    {
        var home = new PlannedHome("2026-01-15 12:00");
        home.Motion("kitchen-motion");
        home.Wait(Hour);
        var left = home.SilentUntil!.Value - home.Now;
        home.JumpClock(TimeSpan.FromDays(1));

        home.State.Rules.Habits.LastSeenAt.ShouldBe(home.Now - Hour);
        (home.SilentUntil!.Value - home.Now).ShouldBe(left, "it is the same time of day");
    }

    [Fact]
    public void A_measurement_that_is_planned_by_the_clock_follows_the_clock()
    {
        var home = new PlannedHome("2026-01-15 12:00", Elapsed with { Measurements = [new PlannedMeasurement("bp", new TimeOnly(14, 0))] });
        var due = home.State.NextDue;
        due.ShouldBe(PlannedHome.Wall("2026-01-15 16:00"));
        home.JumpClock(Hour);

        home.State.NextDue.ShouldBe(due);
    }

    [Fact]
    public void The_end_of_a_pause_follows_the_clock_and_is_passed_over_by_no_jump()
    {
        var from = PlannedHome.Wall("2026-01-15 12:00");
        var home = new PlannedHome("2026-01-15 12:00", Elapsed with { Pauses = [new Pause(Guid.NewGuid(), PauseReason.Technician, from, from + Hour)] });
        home.Happen("gateway", new Tamper());
        home.Only.AwaitsAnswer.ShouldBeFalse();
        home.JumpClock(2 * Hour);
        home.Wait(TimeSpan.Zero);

        home.State.Rules.Paused.ShouldBeNull();
        home.Only.AwaitsAnswer.ShouldBeTrue();
    }

    [Fact]
    public void Every_point_in_time_of_an_open_alert_is_moved_and_its_history_says_so()
    {
        var alert = new Alert
        {
            Id = Guid.NewGuid(), HomeId = "berit", Kind = AlertKind.Fall, Severity = Severity.Critical, State = AlertState.Acknowledged, Version = 7,
            OccurredAt = default, StoredAt = default, LastSeenAt = default, Point = "bathroom-radar", Source = "radar", Records = [],
        };
        var at = PlannedHome.Wall("2026-01-15 12:00");
        var instants = typeof(Alert).GetProperties().Where(property => property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?))
            .Where(property => property.CanWrite && property.Name is not nameof(Alert.ResolvedAt))
            // When a duty ends is for the rota to say, which is on the clock on the wall.
            .Where(property => property.Name is not nameof(Alert.OnDutyUntil)).ToList();
        foreach (var property in instants)
        {
            property.SetValue(alert, at = at.AddSeconds(1));
        }

        var decision = new HomeEngine(AlertLimits.Default, RuleCatalogue.All).ClockMoved(HomeState.Empty("berit") with { Alerts = [alert] }, -Hour, at - Hour);

        var moved = decision.Home.Alerts.ShouldHaveSingleItem();
        foreach (var property in instants)
        {
            property.GetValue(moved).ShouldBe((DateTimeOffset)property.GetValue(alert)! - Hour, $"{property.Name} is not moved");
        }

        moved.Version.ShouldBe(8);
        var line = decision.Intents.OfType<ChangeAlert>().ShouldHaveSingleItem().Event;
        (line.What, line.Detail).ShouldBe((AlertEventKind.ClockMoved, "-01:00:00"));
        decision.Intents.OfType<SetTimer>().ShouldContain(timer => timer.DueAt == moved.EscalateAt);
    }

    [Fact]
    public void Every_point_in_time_that_the_rules_keep_is_moved()
    {
        var at = PlannedHome.Wall("2026-01-15 12:00");
        var state = RuleState.None with
        {
            Points = [new PointState("p", at, true, at.AddSeconds(1))],
            Watches = [new RuleWatch("a rule that is gone", "p", at, at.AddSeconds(2))],
            Revision = 1,
        };
        var moved = new HomeEngine(AlertLimits.Default, RuleCatalogue.All).ClockMoved(HomeState.Empty("berit") with { Rules = state }, Hour, at + Hour).Home.Rules;

        Instants(moved.Points[0]).ShouldBe(Instants(state.Points[0]).Select(instant => instant + Hour));
        Instants(moved.Watches[0]).ShouldBe(Instants(state.Watches[0]).Select(instant => instant + Hour));
        moved.Revision.ShouldBeGreaterThan(state.Revision, "it must be stored");
    }

    [Fact]
    public void Every_point_in_time_that_the_habit_model_keeps_is_moved()
    {
        Moves("Hjemvakt.Safety.Habits.HabitState", 9);
        Moves("Hjemvakt.Safety.Whereabouts.PresenceState", 4);
    }

    private static void Moves(string name, int count)
    {
        var type = typeof(HabitEngine).Assembly.GetType(name, throwOnError: true)!;
        var watch = Activator.CreateInstance(type)!;
        var instants = type.GetProperties().Where(property => property.PropertyType == typeof(long)).ToList();
        instants.Count.ShouldBe(count);
        for (var i = 0; i < instants.Count; i++)
        {
            instants[i].SetValue(watch, 1_768_000_000_000 + i);
        }

        var moved = type.GetMethod("ClockMoved")!.Invoke(watch, [Hour]);

        foreach (var property in instants)
        {
            property.GetValue(moved).ShouldBe((long)property.GetValue(watch)! + 3_600_000, $"{property.Name} is not moved");
        }
    }

    private static List<DateTimeOffset> Instants(object of) => [.. of.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.GetValue(of)).OfType<DateTimeOffset>()];

    private static List<string> Lived(IEnumerable<Step> steps)
    {
        var home = new PlannedHome("2026-06-15 12:00", Elapsed);
        foreach (var step in steps)
        {
            if (step.Happens is { } happens)
            {
                home.Happen(happens.Point, happens.Body);
            }
            else if (step.Noticed is { } notice)
            {
                home.Notice(notice);
            }
            else if (step.Wait is { } wait)
            {
                home.Wait(wait);
            }
            else
            {
                home.JumpClock(step.Jump!.Value);
            }
        }

        home.Wait(TimeSpan.FromDays(1));
        return home.Lived;
    }
}
