using System.Text.Json;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>The air, the door's wires, the power and the pendant, from the chip's registers and pins to the record at the companion.</summary>
public sealed class RoomStoryTests : IAsyncLifetime
{
    private static readonly VirtualPoints Everything = new()
    {
        RadarModel = RadarModel.Ld6002c,
        DoorLoop = true,
        Air = "living-room-env",
        Motion = "hall-motion",
        Bed = "bed",
        Pendant = "pendant",
        Power = "power",
    };

    public static TheoryData<string> Detectors => [.. typeof(SensorKind).GetFields().Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!).Where(SensorKind.Warns)];

    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start();

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    [Theory]
    [InlineData(21.4, 38, 1013.2)]
    [InlineData(-7.3, 81, 968.4)]
    [InlineData(34.9, 17, 1041.7)]
    public async Task The_air_of_the_room_reaches_the_companion_through_the_chips_registers(double temperature, double humidity, double pressure)
    {
        await using var home = At(new VirtualPoints { Air = "living-room-env" });
        var air = home.Home.Equipment.Air!;
        (air.Temperature, air.Humidity, air.Pressure) = (temperature, humidity, pressure);
        home.Home.PowerOn();

        var told = JsonDocument.Parse((await _companion.Records.First(record => record.Kind == "env")).Json).RootElement;

        told.GetProperty("temp").GetDouble().ShouldBe(temperature, 0.1);
        told.GetProperty("rh").GetDouble().ShouldBe(humidity, 0.5);
        told.GetProperty("hpa").GetDouble().ShouldBe(pressure, 0.3);
    }

    [Fact]
    public async Task An_unplugged_sensor_of_the_air_is_told_and_comes_back_by_itself()
    {
        await using var home = At(new VirtualPoints { Air = "living-room-env" }, new FlowingTime(60));
        await home.ComeOnline();
        await _companion.Records.First(record => record.Kind == "env");

        home.Home.Equipment.UnplugAir();
        (await _companion.Records.First(record => record.Kind == "sensor")).Json.ShouldContain("\"ok\":false,\"why\":\"absent\"");
        home.Home.Equipment.Air!.Temperature = 17;
        home.Home.Equipment.PlugAir();

        await _companion.Records.First(record => record.Kind == "sensor" && record.Json.Contains("\"ok\":true", StringComparison.Ordinal));
        await _companion.Records.First(record => record.Kind == "env" && record.Json.Contains("\"temp\":17.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chip_of_another_kind_at_that_address_is_no_sensor_of_the_air()
    {
        await using var home = At(new VirtualPoints { Air = "living-room-env" }, new FlowingTime(60));
        home.Home.Equipment.Air!.IsAnother = true;
        await home.ComeOnline();

        (await _companion.Records.First(record => record.Kind == "sensor")).Json.ShouldContain("absent");
        _companion.Records.Entries.ShouldNotContain(record => record.Kind == "env");
    }

    [Fact]
    public async Task A_door_on_a_supervised_loop_opens_and_shuts_and_whoever_cuts_its_wires_raises_an_alarm()
    {
        await using var home = At(new VirtualPoints { DoorLoop = true });
        await home.ComeOnline();
        await _companion.Records.First(record => record.Kind == "door" && record.Json.Contains("\"open\":false", StringComparison.Ordinal));

        home.Home.SetFrontDoor(open: true);
        await _companion.Records.First(record => record.Kind == "door" && record.Json.Contains("\"open\":true", StringComparison.Ordinal));
        _companion.Alarms("gw-1").ShouldBeEmpty();
        home.Home.SetFrontDoor(open: false);
        await _companion.Records.Until(records => records.Count(record => record.Kind == "door") == 3);

        home.Home.Equipment.CutDoorLoop();

        (await _companion.Records.First(record => record.Kind == "tamper")).Point.ShouldBe("front-door");
        await _companion.Records.Until(records => records.Last(record => record.Kind == "door").Json.Contains("\"open\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bridged_loop_is_tampering_and_no_shut_door()
    {
        await using var home = At(new VirtualPoints { DoorLoop = true });
        await home.ComeOnline();

        home.Home.Equipment.BridgeDoorLoop();

        (await _companion.Records.First(record => record.Kind == "tamper")).Stream.ShouldBe("alarm");
    }

    [Fact]
    public async Task Mains_that_go_and_a_battery_that_empties_are_told()
    {
        await using var home = At(new VirtualPoints { Power = "power" }, new FlowingTime(20));
        await home.ComeOnline();
        (await _companion.Records.First(record => record.Kind == "power" && record.Json.Contains("batt", StringComparison.Ordinal))).Json.ShouldContain("\"mains\":true");

        home.Home.Equipment.SetMains(false);
        await _companion.Records.First(record => record.Kind == "power" && record.Json.Contains("\"mains\":false", StringComparison.Ordinal));
        home.Home.Equipment.SetBattery(3690);

        await _companion.Records.First(record => record.Kind == "power" && Battery(record.Json) is > 10 and < 35);
    }

    [Fact]
    public async Task Who_falls_with_a_pendant_on_is_told_by_its_samples()
    {
        await using var home = At(new VirtualPoints { Pendant = "pendant" }, new FlowingTime(10));
        await home.ComeOnline();

        home.Home.Equipment.Pendant!.Fall();

        var fall = await _companion.Records.First(record => record.Kind == "fall");
        fall.Point.ShouldBe("pendant");
        fall.Json.ShouldContain("\"src\":\"wearable\"");
    }

    [Theory]
    [MemberData(nameof(Detectors))]
    public async Task A_detector_that_warns_is_told_shown_on_the_lamp_and_told_to_have_stopped(string kind)
    {
        await using var home = At(new VirtualPoints { Detector = ("hall-detector", kind) }, new FlowingTime(60));
        await home.ComeOnline();

        home.Home.Equipment.SetDetector(true);

        var alarm = await _companion.Records.First(record => record.Kind == "hazard");
        (alarm.Stream, alarm.Point).ShouldBe(("alarm", "hall-detector"));
        alarm.Json.ShouldContain($"\"what\":\"{kind}\",\"on\":true");
        await home.Looks(picture => picture.Lamp == "alarmReceived");

        home.Home.Equipment.SetDetector(false);

        await _companion.Records.First(record => record.Kind == "hazard" && record.Json.Contains("\"on\":false", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pendant_in_a_drawer_is_missed()
    {
        await using var home = At(new VirtualPoints { Pendant = "pendant" }, new FlowingTime(120));
        home.Home.Equipment.Pendant!.Silent = true;
        await home.ComeOnline();

        (await _companion.Records.First(record => record.Kind == "sensor")).Json.ShouldContain("\"p\":\"pendant\",\"ok\":false,\"why\":\"absent\"");
    }

    [Fact]
    public async Task A_home_with_everything_tells_of_everything_and_an_alarm_is_not_kept_waiting()
    {
        await using var home = At(Everything);
        await home.ComeOnline();
        home.Home.Equipment.SetMotion(true);
        home.Home.Equipment.SetBed(true);
        foreach (var kind in new[] { "env", "door", "power", "motion", "presence" })
        {
            await _companion.Records.First(record => record.Kind == kind);
        }

        home.Home.FallInBathroom();

        await _companion.Records.First(record => record.Kind == "fall");
        _companion.Records.Entries.ShouldNotContain(record => record.Kind == "sensor" || record.Kind == "tamper");
    }

    private static int Battery(string json) =>
        JsonDocument.Parse(json).RootElement.TryGetProperty("batt", out var battery) ? battery.GetInt32() : -1;

    private WatchedHome At(VirtualPoints points, TimeProvider? time = null) =>
        new(new SimulatedHomeOptions("gw-1", WatchedHome.Secret, _companion.Broker.Port) { Time = time ?? TimeProvider.System, Points = points });
}
