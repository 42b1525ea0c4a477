using System.IO.Compression;
using Hjemvakt.Evaluation.Recordings;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Tests.Habits.Evaluated;

public sealed class RecordingReaderTests
{
    [Theory]
    [InlineData("2011-06-15 01:03:39.14962 Bedroom Bedroom ON Sleep", "Bedroom", "Bedroom", "ON", "Sleep", 1_496_200)]
    [InlineData("2011-06-15\t01:03:39.149620\tOutsideDoor\tFrontDoor\tOPEN\tLeave_Home", "OutsideDoor", "FrontDoor", "OPEN", "Leave_Home", 1_496_200)]
    [InlineData("2011-06-15,01:03:39,Kitchen,Kitchen,OFF,Other_Activity", "Kitchen", "Kitchen", "OFF", "Other_Activity", 0)]
    [InlineData("2011-06-15  01:03:39.123456789   M003   ON   Sleeping begin", "", "M003", "ON", "Sleeping begin", 1_234_567)]
    [InlineData("2011-06-15T01:03:39.5 D001 close", "", "D001", "CLOSE", "", 5_000_000)]
    [InlineData("2011-06-15 01:03:39 T002 21.5", "", "T002", "21.5", "", 0)]
    public void Both_forms_are_read_whatever_separates_the_fields(string line, string area, string sensor, string state, string activity, long ticks)
    {
        var read = CasasLine.Read(line, out var problem).ShouldNotBeNull(problem);

        read.ShouldBe(new RecordedEvent(new DateTime(2011, 6, 15, 1, 3, 39).AddTicks(ticks), area, sensor, state, activity));
    }

    [Theory]
    [InlineData("2011-06-15 01:03:39", "fewer")]
    [InlineData("yesterday 01:03:39 M003 ON", "date")]
    [InlineData("2011-02-30 01:03:39 M003 ON", "date")]
    [InlineData("2011-06-15 25:03:39 M003 ON", "date")]
    [InlineData("2011-06-15 01:03:39.1x M003 ON", "date")]
    [InlineData("2011-06-15 01:03:39 Bedroom M003 MAYBE Sleep", "state")]
    public void A_line_that_cannot_be_read_says_why(string line, string why)
    {
        CasasLine.Read(line, out var problem).ShouldBeNull();
        problem.ShouldContain(why);
    }

    [Fact]
    public void Bad_lines_are_counted_and_named_and_stop_nothing()
    {
        var recording = Recording.Read("home", new StringReader("2011-06-15 01:00:00 M1 ON\n\u0000\u0001garbage\n\n2011-06-15 01:00:02 M1 OFF\r\n2011-06-15 01:00:0"));

        recording.Events.Count.ShouldBe(2);
        recording.BadLines.Select(bad => bad.Number).ShouldBe([2, 5]);
    }

    [Fact]
    public void Lines_out_of_order_are_put_in_their_place_and_counted()
    {
        var recording = Recording.Read("home", new StringReader("2011-06-15 01:00:00 M1 ON\n2011-06-15 03:00:00 M2 ON\n2011-06-15 02:00:00 M3 ON\n2011-06-15 03:00:00 M4 ON"));

        recording.OutOfOrder.ShouldBe(1);
        recording.Events.Select(e => e.Sensor).ShouldBe(["M1", "M3", "M2", "M4"]);
    }

    [Fact]
    public void A_file_may_be_packed()
    {
        var folder = Directory.CreateTempSubdirectory("recording-");
        try
        {
            var path = Path.Combine(folder.FullName, "events.txt.gz");
            using (var file = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
            {
                file.WriteLine("2011-06-15 01:00:00 M1 ON");
            }

            Recording.Open(path).Events.ShouldHaveSingleItem().Sensor.ShouldBe("M1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_without_any_event_is_refused()
        => Should.Throw<InvalidDataException>(() => Recording.Read("home", new StringReader("nothing\n"))).Message.ShouldContain("1 bad");

    [Fact]
    public void Names_tell_which_door_leads_out_and_which_sensor_stands_beside_it()
    {
        var commissioning = Commission("OutsideDoor FrontDoor OPEN", "OutsideDoor Entry ON", "Kitchen FridgeDoor OPEN", "Kitchen Kitchen ON");

        commissioning.Entrances.ShouldBe(["FrontDoor"]);
        Kind(commissioning, "OutsideDoor", "FrontDoor", "OPEN").ShouldBe(SignKind.Entrance);
        Kind(commissioning, "OutsideDoor", "Entry", "ON").ShouldBe(SignKind.MotionAtEntrance);
        Kind(commissioning, "Kitchen", "FridgeDoor", "CLOSE").ShouldBe(SignKind.InnerDoor);
        Kind(commissioning, "Kitchen", "Kitchen", "OFF").ShouldBe(SignKind.Motion);
    }

    [Fact]
    public void Where_no_name_tells_every_door_is_thought_to_lead_out_unless_somebody_knows_better()
    {
        string[] lines = ["Hall D001 OPEN", "Kitchen D002 OPEN"];

        Commission(lines).Entrances.ShouldBe(["D001", "D002"]);
        new Commissioning(Read(lines), ["d001"]).Entrances.ShouldBe(["D001"]);
    }

    [Fact]
    public void A_reading_is_no_sign_of_life() => Commission("Hall D001 OPEN").Sign(Read("Hall T001 21.5")[0]).ShouldBeNull();

    private static SignKind Kind(Commissioning commissioning, string area, string sensor, string state) => commissioning.Sign(Read($"{area} {sensor} {state}")[0])!.Value.Kind;

    private static Commissioning Commission(params string[] lines) => new(Read(lines), []);

    private static IReadOnlyList<RecordedEvent> Read(params string[] lines)
        => Recording.Read("home", new StringReader(string.Join('\n', lines.Select(line => $"2011-06-15 01:00:00 {line} Other_Activity")))).Events;
}
