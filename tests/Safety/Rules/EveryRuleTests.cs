using System.Collections.Immutable;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>Each rule of the catalogue, provoked in the simplest way: told when it is on, silent when it is off.</summary>
public sealed class EveryRuleTests
{
    private static readonly Dictionary<string, (AlertKind Kind, Severity Severity, Action<PlannedHome> Provoke)> Provocations = new()
    {
        ["help-call"] = (AlertKind.Help, Severity.Critical, home => home.Happen("bedside-button", new HelpCall("button"))),
        ["fall"] = (AlertKind.Fall, Severity.Critical, home => home.Happen("bathroom-radar", new Fall("radar", 5))),
        ["smoke-alarm"] = (AlertKind.Smoke, Severity.Critical, home => home.Happen("hall-smoke", new Hazard("smoke", true))),
        ["co-alarm"] = (AlertKind.Co, Severity.Critical, home => home.Happen("bedroom-co", new Hazard("co", true))),
        ["freezing"] = (AlertKind.Freezing, Severity.Critical, home => home.Air(4)),
        ["night-door"] = (AlertKind.DoorAtNight, Severity.Serious, home => home.Door(true)),
        ["inactivity"] = (AlertKind.Inactive, Severity.Serious, home => home.Motion("kitchen-motion")),
        ["bathroom-stay"] = (AlertKind.LongBathroom, Severity.Serious, home => home.Presence(true)),
        ["not-back"] = (AlertKind.NotBack, Severity.Serious, home =>
        {
            home.Motion("kitchen-motion");
            home.Motion("kitchen-motion", on: false);
            home.Wait(TimeSpan.FromMinutes(1));
            home.Door(true);
            home.Door(false);
        }),
        ["bed-exit"] = (AlertKind.BedExit, Severity.Serious, home =>
        {
            home.Presence(true, "bed");
            home.Wait(TimeSpan.FromMinutes(1));
            home.Presence(false, "bed");
        }),
        ["restless-night"] = (AlertKind.RestlessNight, Severity.Technical, home =>
        {
            for (var i = 0; i < 7; i++)
            {
                home.Presence(true);
                home.Wait(TimeSpan.FromMinutes(4));
                home.Presence(false);
                home.Motion("kitchen-motion");
                home.Motion("kitchen-motion", on: false);
                home.Wait(TimeSpan.FromMinutes(20));
            }
        }),
        ["back-early"] = (AlertKind.BackEarly, Severity.Moderate, home =>
        {
            home.Set(home.State.Rules.Plan.Plan with { Pauses = [new Pause(Guid.Empty, PauseReason.Hospital, PlannedHome.Wall("2026-01-01 00:00"), PlannedHome.Wall("2026-04-01 00:00"))] });
            for (var i = 0; i < 4; i++)
            {
                home.Motion(i % 2 == 0 ? "kitchen-motion" : "bedroom-motion");
                home.Motion(i % 2 == 0 ? "kitchen-motion" : "bedroom-motion", on: false);
                home.Wait(TimeSpan.FromMinutes(8));
            }
        }),
        ["sensor-rate"] = (AlertKind.SensorUnlikely, Severity.Technical, home =>
        {
            for (var hour = 0; hour < 24 * 14; hour++)
            {
                foreach (var point in new[] { "kitchen-motion", "hall-motion", "bedroom-motion" })
                {
                    if (point != "bedroom-motion" || hour < 24 * 7)
                    {
                        home.Motion(point);
                        home.Motion(point, on: false);
                    }
                }

                home.Wait(TimeSpan.FromHours(1));
            }
        }),
        ["contact-wish"] = (AlertKind.ContactWish, Severity.Moderate, home => home.Happen("bedside-button", new ContactWish())),
        ["door-left-open"] = (AlertKind.DoorLeftOpen, Severity.Moderate, home => home.Door(true)),
        ["cold"] = (AlertKind.Cold, Severity.Moderate, home => home.Air(12)),
        ["hot"] = (AlertKind.Hot, Severity.Moderate, home => home.Air(31)),
        ["measurement"] = (AlertKind.MeasurementMissing, Severity.Moderate, _ => { }),
        ["no-contact"] = (AlertKind.NoContact, Severity.Technical, home => home.Notice(new GatewayHeard("gw-1"))),
        ["sequence-hole"] = (AlertKind.SequenceHole, Severity.Technical, home => home.Notice(new Hole("gw-1", RecordStream.Alarm, 2, 3))),
        ["number-reused"] = (AlertKind.NumberReused, Severity.Technical, home => home.Notice(new NumberReused("gw-1", 2))),
        ["tamper"] = (AlertKind.Tamper, Severity.Technical, home => home.Happen("gateway", new Tamper())),
        ["mains-lost"] = (AlertKind.MainsLost, Severity.Technical, home => home.Happen("gateway", new PowerSupply(false, 90))),
        ["battery-low"] = (AlertKind.BatteryLow, Severity.Technical, home => home.Happen("gateway", new PowerSupply(true, 3))),
        ["sensor-silent"] = (AlertKind.SensorSilent, Severity.Technical, home => home.Air(21)),
        ["sensor-fault"] = (AlertKind.SensorFault, Severity.Technical, home => home.Happen("living-room-air", new SensorTrust(false, "no answer"))),
        ["contact-inverted"] = (AlertKind.ContactInverted, Severity.Technical, home =>
        {
            home.Door(true);
            for (var i = 0; i < 3; i++)
            {
                home.Wait(TimeSpan.FromMinutes(1));
                home.Door(false);
                home.Wait(TimeSpan.FromSeconds(10));
                home.Door(true);
            }
        }),
        ["clock-wrong"] = (AlertKind.ClockWrong, Severity.Technical, home => home.Happen("front-door", new Door(false), clock: ClockNote.Ahead)),
        ["test-alarm"] = (AlertKind.TestMissing, Severity.Technical, _ => { }),
    };

    // Something of everything, and every limit at its default.
    private static readonly HomePlan Plan = PlannedHome.Plan with { Points = PlannedHome.Plan.Points.Add(new("bed", PointKind.Bed, "bedroom")), Rules = HomePlan.None.Rules, Measurements = [new("bp", new(10, 0))] };

    // Whether somebody is at home, and moves, is not looked at in a pause.
    public static TheoryData<string> AboutPresence => ["inactivity", "not-back", "restless-night", "sensor-rate"];

    // One rule is about pauses themselves.
    public static TheoryData<string> AboutOtherThings
        => [.. RuleCatalogue.All.Select(rule => rule.Card.Name).Where(name => name is not ("inactivity" or "not-back" or "restless-night" or "sensor-rate" or "back-early"))];

    public static TheoryData<string> Names => [.. RuleCatalogue.All.Select(rule => rule.Card.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_told_with_its_gravity_when_it_is_on(string rule)
    {
        var (kind, severity, provoke) = ProvocationOf(rule);

        var home = Live(Plan, provoke);

        home.Raised.Where(alert => alert.Kind == kind).ShouldHaveSingleItem().Severity.ShouldBe(severity);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_silent_when_it_is_off_or_cannot_be_turned_off(string rule)
    {
        var (kind, _, provoke) = ProvocationOf(rule);
        var off = Plan with { Rules = Plan.Rules.Add(rule, new RuleSetting(false, ImmutableSortedDictionary<string, decimal>.Empty)) };
        if (RuleCatalogue.All.Single(one => one.Card.Name == rule).Card.Always)
        {
            HomePlanCheck.Faults(off).ShouldHaveSingleItem();
            return;
        }

        var home = Live(off, provoke);

        home.Raised.ShouldNotContain(alert => alert.Kind == kind);
        home.State.Rules.Watches.ShouldNotContain(watch => watch.Rule == rule);
    }

    [Theory]
    [MemberData(nameof(AboutOtherThings))]
    public void Is_kept_and_marked_in_a_pause_and_rings_only_if_it_is_critical(string rule)
    {
        var (kind, severity, provoke) = ProvocationOf(rule);
        var paused = Plan with { Pauses = [new Pause(Guid.Empty, PauseReason.Holiday, PlannedHome.Wall("2026-01-01 00:00"), PlannedHome.Wall("2026-04-01 00:00"))] };

        var home = new PlannedHome("2026-01-15 23:30", paused);
        provoke(home);
        home.Wait(TimeSpan.FromDays(36));

        var alert = home.OpenOf(kind).ShouldNotBeNull();
        (alert.Pause, alert.AwaitsAnswer).ShouldBe((PauseReason.Holiday, severity == Severity.Critical));
    }

    [Theory]
    [MemberData(nameof(AboutPresence))]
    public void Nobody_is_missed_in_a_pause(string rule)
    {
        var (kind, _, provoke) = ProvocationOf(rule);
        var paused = Plan with { Pauses = [new Pause(Guid.Empty, PauseReason.Hospital, PlannedHome.Wall("2026-01-01 00:00"), PlannedHome.Wall("2026-04-01 00:00"))] };

        Live(paused, provoke).Raised.ShouldNotContain(alert => alert.Kind == kind);
    }

    // A detector that is not in the list above is like those that are.
    private static (AlertKind Kind, Severity Severity, Action<PlannedHome> Provoke) ProvocationOf(string rule)
    {
        if (Provocations.TryGetValue(rule, out var known))
        {
            return known;
        }

        var hazard = AlertKinds.Hazards.Single(kind => $"{kind.HazardWord()}-alarm" == rule);
        return (hazard, hazard.Severity(), home => home.Happen("hall-detector", new Hazard(hazard.HazardWord(), true)));
    }

    private static PlannedHome Live(HomePlan plan, Action<PlannedHome> provoke)
    {
        var home = new PlannedHome("2026-01-15 23:30", plan);
        provoke(home);
        home.Wait(TimeSpan.FromDays(36));
        return home;
    }
}
