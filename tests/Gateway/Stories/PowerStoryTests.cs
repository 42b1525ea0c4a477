using System.Text;
using Hjemvakt.Gateway.Board.Flash;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>Whatever happens to the power: what the buzzer has confirmed is there when it comes back.</summary>
public sealed class PowerStoryTests : IAsyncLifetime
{
    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start();

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    [Fact]
    public async Task A_cut_between_storing_and_sending_loses_nothing_and_doubles_nothing()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();
        home.Home.PullNetwork();
        home.Home.Device.Pins.Drive(PinMap.RadarFall, high: true);
        home.Home.Device.Pins.Drive(PinMap.RadarFall, high: false);
        await home.Looks(picture => picture is { AlarmsWaiting: 1, Buzzer: "stored" });

        home.Home.CutPower();
        home.Home.PlugNetwork();
        await home.ComeOnline();

        await home.Looks(picture => picture.AlarmsWaiting == 0);
        var alarm = _companion.Alarms("gw-1").ShouldHaveSingleItem();
        alarm.S.ShouldBe(1);
        alarm.Json.ShouldContain("\"b\":1");
        (await _companion.Broker.Published.First(one => one.Payload.Contains("\"online\":true,\"b\":2", StringComparison.Ordinal))).Retain.ShouldBeTrue();
    }

    [Fact]
    public async Task A_radar_that_still_sees_a_fallen_person_when_the_power_is_back_says_so_again()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        home.Home.Device.Pins.Drive(PinMap.RadarFall, high: true);

        await home.ComeOnline();

        (await _companion.Records.First(record => record.Kind == "fall")).S.ShouldBe(1);
    }

    [Fact]
    public async Task Many_cuts_at_any_moment_leave_one_gapless_numbering()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        var falls = 0;
        for (var i = 0; i < 25; i++)
        {
            home.Home.PowerOn();
            home.Home.SetFrontDoor(open: i % 2 == 0);
            home.Home.PressHelp();

            // Whatever comes first: somewhere between the edge on the pin and the receipt.
            if (i % 5 == 0)
            {
                await home.Looks(picture => picture.AlarmsWaiting > 0 || picture.CompanionReached);
                falls++;
            }

            home.Home.CutPower();
        }

        falls.ShouldBe(5);
        await home.ComeOnline();
        home.Home.FallInBathroom();
        await _companion.Records.First(record => record.Kind == "fall");
        await home.Looks(picture => picture is { AlarmsWaiting: 0, RoutineWaiting: 0 });

        foreach (var stream in _companion.Records.Entries.GroupBy(record => record.Stream))
        {
            stream.Select(record => record.S).Order().ShouldBe(Enumerable.Range(1, stream.Count()).Select(s => (long)s));
        }
    }

    [Fact]
    public async Task Before_the_clock_is_set_a_record_carries_no_time_rather_than_a_wrong_one()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        home.Home.Device.Network.NetworkTimeTakes = TimeSpan.FromDays(1);
        await home.ComeOnline();
        home.Home.FallInBathroom();
        (await _companion.Records.First(record => record.Kind == "fall")).T.ShouldBeNull();

        home.Home.Device.Clock.Set(TimeProvider.System.GetUtcNow().UtcDateTime);
        home.Home.Device.Pins.Drive(PinMap.PullCord, high: false);

        (await _companion.Records.First(record => record.Kind == "help")).T.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_power_cut_ends_the_connection_without_a_goodbye()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();
        await _companion.Broker.Published.First(one => one.Topic == "hv1/gw-1/status");

        home.Home.CutPower();
        home.Home.Picture.Lamp.ShouldBe("off");
        _companion.Broker.Gone.Count.ShouldBe(0);
        await home.ComeOnline();

        // The new connection of the same name pushes the old one out, and only now does the broker know.
        await _companion.Broker.Gone.UntilCount(1);
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_leave_a_gateway_that_says_so_and_still_stores_a_call_for_help()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        var right = home.Home.Device.Flash.Peek(SettingsFile.PathOnFlash)!;
        home.Home.Device.Flash.Deploy(SettingsFile.PathOnFlash, Encoding.UTF8.GetBytes("""{"id":"gw-1","secret":7}"""));
        home.Home.PowerOn();
        await home.Looks(picture => picture.Lamp == "safeMode");
        home.Home.PressHelp();
        await home.Looks(picture => picture is { LastAlarm: 1, Buzzer: "stored" });

        home.Home.CutPower();
        home.Home.Device.Flash.Deploy(SettingsFile.PathOnFlash, right);
        await home.ComeOnline();

        (await _companion.Records.First(record => record.Kind == "help")).S.ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_on_a_folder_goes_on_with_its_numbers_in_the_next_process()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-home-").FullName;
        try
        {
            var options = new SimulatedHomeOptions("gw-1", WatchedHome.Secret, _companion.Broker.Port) { DataFolder = folder };
            await using (var first = new WatchedHome(options))
            {
                await first.ComeOnline();
                first.Home.FallInBathroom();
                await first.Looks(picture => picture is { AlarmsWaiting: 0, Lamp: "alarmReceived" });
            }

            await using var next = new WatchedHome(options);
            await next.ComeOnline();
            next.Home.FallInBathroom();
            await _companion.Records.Until(records => records.Count(record => record.Kind == "fall") == 2);

            _companion.Alarms("gw-1").Select(alarm => alarm.S).ShouldBe([1, 2]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
