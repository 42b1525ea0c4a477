using Hjemvakt.Evaluation.Recordings;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Tests.Rules;

/// <summary>The rule about the bathroom in a home that was recorded: what it costs, and how soon it tells.</summary>
public sealed class BathroomOnRecordingTests
{
    private static readonly Dictionary<string, string> Rooms = new()
    {
        ["Bathroom"] = "bathroom", ["Bedroom"] = "bedroom", ["Kitchen"] = "kitchen", ["LivingRoom"] = "living-room", ["LoungeChair"] = "living-room-2", ["WorkArea"] = "study", ["OutsideDoor"] = "entrance",
    };

    [Fact]
    public void It_costs_one_alert_in_a_month_and_tells_nine_of_ten_falls_within_three_quarters_of_an_hour()
    {
        var events = Recorded();
        var random = new Random(1);
        var inside = Enumerable.Range(0, events.Count).Where(i => events[i] is { Area: "Bathroom", State: "ON" } && events[i].At > events[0].At.AddDays(14)).ToList();
        var falls = Enumerable.Range(0, 40).Select(_ => inside[random.Next(inside.Count)]).ToHashSet();
        var minutes = new List<double>();
        var home = new PlannedHome("2011-06-15 00:00", Plan);
        for (var i = 0; i < events.Count; i++)
        {
            Happen(home, events[i]);
            if (falls.Contains(i))
            {
                minutes.Add(FallHere(home));
            }
        }

        home.Raised.Count(alert => alert.Kind == AlertKind.LongBathroom).ShouldBeLessThanOrEqualTo(1);
        minutes.Order().ElementAt(minutes.Count * 9 / 10).ShouldBeLessThanOrEqualTo(45);
    }

    private static HomePlan Plan => HomePlan.None with
    {
        Points = [.. Rooms.Select(room => new PlanPoint(room.Key, room.Key == "OutsideDoor" ? PointKind.EntranceDoor : PointKind.Motion, room.Value))],
        Rules = PlannedHome.Plan.Rules,
    };

    private static void Happen(PlannedHome home, RecordedEvent happened)
    {
        home.Wait(new DateTimeOffset(happened.At, PlannedHome.Oslo.GetUtcOffset(happened.At)) - home.Now);
        var on = happened.State is "ON" or "OPEN";
        home.Happen(happened.Area, happened.Area == "OutsideDoor" ? new Door(on) : new Motion(on));
        foreach (var alert in home.State.Alerts)
        {
            home.Resolve(alert.Kind, ResolveCause.FalseAlarmResident);
        }
    }

    /// <summary>Somebody falls here and now, in another life of the same home, and nothing is heard after it.</summary>
    /// <returns>After how many minutes somebody is told.</returns>
    private static double FallHere(PlannedHome home)
    {
        var other = new PlannedHome("2011-06-15 00:00", Plan);
        other.Sleep(home.Now - other.Now);
        other.Take(new HomeDecision(home.State, []));
        other.Wait(TimeSpan.FromHours(12));
        return (other.Raised[0].StoredAt - home.Now).TotalMinutes;
    }

    private static List<RecordedEvent> Recorded()
    {
        var path = SharedFolder.Path("data", "home-al", "events.txt.gz");
        Assert.SkipWhen(path is null, SharedFolder.Absent("data"));
        return [.. Recording.Open(path).Events.Where(one => Rooms.ContainsKey(one.Area))];
    }
}
