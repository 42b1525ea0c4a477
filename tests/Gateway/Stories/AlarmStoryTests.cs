using Hjemvakt.Gateway.Tests.Support;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>From a body on the floor to a lamp that says help is coming, over a real broker.</summary>
public sealed class AlarmStoryTests : IAsyncLifetime
{
    private CompanionDouble _companion = null!;
    private WatchedHome _home = null!;

    public async ValueTask InitializeAsync()
    {
        _companion = await CompanionDouble.Start();
        _home = WatchedHome.At(_companion.Broker);
    }

    public async ValueTask DisposeAsync()
    {
        await _home.DisposeAsync();
        await _companion.DisposeAsync();
    }

    [Fact]
    public async Task A_fall_is_stored_at_the_service_and_the_lamp_says_how_far_help_has_come()
    {
        await _home.ComeOnline();
        await _home.Looks(picture => picture.Lamp == "ok");

        _home.Home.FallInBathroom();

        var fall = await _companion.Records.First(record => record.Kind == "fall");
        fall.Stream.ShouldBe("alarm");
        fall.S.ShouldBe(1);
        fall.Point.ShouldBe("bathroom-radar");
        await _home.Looks(picture => picture is { Lamp: "alarmReceived", AlarmsWaiting: 0 });
        await _companion.Alert("gw-1", "fall", "acknowledged");
        await _home.Looks(picture => picture is { Lamp: "somebodyHasIt", Buzzer: "somebodyHasIt" });
        await _companion.Alert("gw-1", "fall", "onTheWay");
        await _home.Looks(picture => picture.Lamp == "onTheWay");
        await _companion.Alert("gw-1", "fall", "resolved");
        await _home.Looks(picture => picture.Lamp == "ok");
    }

    [Fact]
    public async Task A_short_press_calls_for_help_and_a_long_one_takes_it_back()
    {
        await _home.ComeOnline();

        _home.Home.PressHelp();
        var help = await _companion.Records.First(record => record.Kind == "help");
        await _home.Looks(picture => picture.AlarmsWaiting == 0);
        _home.Home.CancelAlarm();
        var cancel = await _companion.Records.First(record => record.Kind == "cancel");

        help.Point.ShouldBe("bedside-button");
        cancel.Json.ShouldContain($"\"ref\":{help.S}");
        _companion.Alarms("gw-1").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_door_that_bounces_is_one_opening_and_one_closing()
    {
        await _home.ComeOnline();
        await _companion.Records.First(record => record.Kind == "door" && record.Json.Contains("\"open\":false", StringComparison.Ordinal));

        _home.Home.SetFrontDoor(open: true);
        await _companion.Records.First(record => record.Json.Contains("\"open\":true", StringComparison.Ordinal));
        _home.Home.SetFrontDoor(open: false);
        await _companion.Records.Until(records => records.Count(record => record.Kind == "door") >= 3);

        _companion.Records.Entries.Where(record => record.Kind == "door")
            .Select(record => record.Json.Contains("\"open\":true", StringComparison.Ordinal)).ShouldBe([false, true, false]);
    }
}
