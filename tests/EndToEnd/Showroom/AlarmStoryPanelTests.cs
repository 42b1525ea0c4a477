using Hjemvakt.Companion.Alerts;
using Hjemvakt.Showroom.Homes;

namespace Hjemvakt.EndToEnd.Tests.Showroom;

/// <summary>What the showroom retells of an alarm: each step once, counted from the event, until the last alert it led to is resolved.</summary>
public sealed class AlarmStoryPanelTests
{
    private static readonly DateTimeOffset Event = new(2026, 11, 22, 3, 14, 0, TimeSpan.Zero);

    [Fact]
    public void A_fall_is_told_from_the_floor_to_the_feet()
    {
        var alert = Alert(AlertKind.Fall, AlertState.Raised, Line(20, "raised"));
        var scene = Scene.Quiet.Happened(StoryEvent.Fall, Event);
        scene.Person.ShouldBe(Whereabouts.BathroomFloor);

        scene = scene.Alert(alert).Lamp("alarmReceived", At(25));
        scene = scene.Alert(alert = Next(alert, AlertState.Acknowledged, Line(4000, "acknowledged", "Kari")));
        scene = scene.Alert(alert = Next(alert, AlertState.OnTheWay, Line(9000, "onTheWay", "Kari")));
        scene.Visitor.ShouldBe("Kari");
        scene.Person.ShouldBe(Whereabouts.BathroomFloor);

        scene = scene.Alert(Next(alert, AlertState.Resolved, Line(60_000, "resolved", "Kari"))).Lamp("ok", At(60_010));
        scene.Visitor.ShouldBeNull();
        scene.Person.ShouldBe(Whereabouts.LivingRoom);
        Told(scene).ShouldBe(["Fall 0", "Stored 19", "raised 20", "lamp alarmReceived 25", "acknowledged 4000 Kari", "onTheWay 9000 Kari", "resolved 60000 Kari", "lamp ok 60010"]);
    }

    [Fact]
    public void The_same_change_told_twice_is_one_step()
    {
        var alert = Alert(AlertKind.Fall, AlertState.Raised, Line(20, "raised"));
        var scene = Scene.Quiet.Happened(StoryEvent.Fall, Event).Alert(alert);

        scene.Alert(alert).ShouldBe(scene);
        var taken = Next(alert, AlertState.Acknowledged, Line(30, "acknowledged", "Kari"));
        Told(scene.Alert(taken).Alert(taken).Alert(alert)).Count(step => step.StartsWith("acknowledged", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_story_with_two_alerts_ends_with_the_last_of_them()
    {
        var fall = Alert(AlertKind.Fall, AlertState.Raised, Line(20, "raised"));
        var help = Alert(AlertKind.Help, AlertState.Raised, Line(40, "raised"));
        var scene = Scene.Quiet.Happened(StoryEvent.Fall, Event).Alert(fall).Happened(StoryEvent.Help, At(35)).Alert(help);

        scene = scene.Alert(Next(help, AlertState.Resolved, Line(50, "resolved", "Ola")));
        scene.Story.Ended.ShouldBeFalse();
        scene = scene.Alert(Next(fall, AlertState.Resolved, Line(60, "resolved", "Ola")));
        scene.Story.Ended.ShouldBeTrue();
        scene.Person.ShouldBe(Whereabouts.LivingRoom);
    }

    [Fact]
    public void Everyday_doors_are_no_story_and_a_new_alarm_begins_a_new_one()
    {
        var scene = Scene.Quiet.Happened(StoryEvent.DoorOpened, Event);
        scene.Story.Steps.ShouldBeEmpty();

        var alert = Alert(AlertKind.Help, AlertState.Raised, Line(20, "raised"));
        scene = scene.Happened(StoryEvent.Help, Event).Alert(alert).Alert(Next(alert, AlertState.Resolved, Line(30, "resolved", "Ola")));
        scene.Happened(StoryEvent.DoorClosed, At(40)).Story.ShouldBe(scene.Story);
        Told(scene.Happened(StoryEvent.Fall, At(50))).ShouldBe(["Fall 0"]);
    }

    [Fact]
    public void An_alert_that_was_open_before_the_showroom_opened_is_told_from_when_it_happened()
    {
        var scene = Scene.Quiet.Resume(Alert(AlertKind.Fall, AlertState.Notified, Line(20, "raised"), Line(90, "notified", "Kari")));

        scene.Person.ShouldBe(Whereabouts.BathroomFloor);
        Told(scene).ShouldBe(["Stored 19", "raised 20", "notified 90 Kari"]);
    }

    [Fact]
    public void Whoever_cancels_is_up_again_while_the_alert_waits_for_staff()
    {
        var alert = Alert(AlertKind.Fall, AlertState.Raised, Line(20, "raised"));
        var scene = Scene.Quiet.Happened(StoryEvent.Fall, Event).Alert(alert).Happened(StoryEvent.Cancel, At(4000));

        scene = scene.Alert(Next(alert, AlertState.Cancelled, Line(7000, "cancelled", "resident")));

        scene.Person.ShouldBe(Whereabouts.LivingRoom);
        scene.Story.Ended.ShouldBeFalse();
    }

    private static DateTimeOffset At(double ms) => Event.AddMilliseconds(ms);

    private static TimelineEntry Line(double ms, string what, string who = "companion") => new(At(ms), what, who, "test");

    private static AlertView Alert(AlertKind kind, AlertState state, params TimelineEntry[] lines) => new(
        Guid.NewGuid(), lines.Length, "berit", "Berit, Fjellhamarveien 12", "Berit", "Fjellhamarveien 12", kind, Severity.Critical, state,
        Event, At(19), At(19), 1, "bathroom-radar", "radar", 70, false, null, null, null, lines);

    private static AlertView Next(AlertView alert, AlertState state, TimelineEntry line) => alert with
    {
        State = state,
        Version = alert.Version + 1,
        HolderName = line.Who is "companion" or "resident" ? alert.HolderName : line.Who,
        Timeline = [.. alert.Timeline, line],
    };

    private static IEnumerable<string> Told(Scene scene) => scene.Story.Steps.Select(step => string.Join(' ', new[]
    {
        step.What switch { StoryEvent.Alert => step.Detail, StoryEvent.Lamp => "lamp " + step.Detail, _ => step.What.ToString() },
        step.After.TotalMilliseconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture),
        step.Who is "companion" or "resident" ? null : step.Who,
    }.OfType<string>()));
}
