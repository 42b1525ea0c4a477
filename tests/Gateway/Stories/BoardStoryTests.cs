using System.Text;
using Hjemvakt.Gateway.Board.Flash;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>What the board's own parts do beside the great stories.</summary>
public sealed class BoardStoryTests : IAsyncLifetime
{
    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start();

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    [Fact]
    public async Task A_call_for_help_whose_edge_the_chip_has_lost_is_seen_on_the_level()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();
        home.Home.Device.Pins.LosesEvents = true;

        home.Home.Device.Pins.Drive(PinMap.HelpButton, high: false);
        await _companion.Records.First(record => record.Kind == "help");
        home.Home.Device.Pins.Drive(PinMap.RadarFall, high: true);
        await _companion.Records.First(record => record.Kind == "fall");
    }

    [Fact]
    public async Task A_press_while_the_store_is_still_being_read_is_a_call_for_help()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        var pins = home.Home.Device.Pins;
        var pressed = 0;
        home.Home.Device.Flash.Listed += folder =>
        {
            if (folder.Contains("records", StringComparison.Ordinal) && Interlocked.Increment(ref pressed) == 1)
            {
                using var released = new ManualResetEventSlim();
                pins.Drive(PinMap.HelpButton, high: false);
                using var finger = home.Home.Device.Time.CreateTimer(
                    _ =>
                    {
                        pins.Drive(PinMap.HelpButton, high: true);
                        released.Set();
                    },
                    null, TimeSpan.FromMilliseconds(300), Timeout.InfiniteTimeSpan);
                released.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
            }
        };

        home.Home.PowerOn();

        (await _companion.Records.First(record => record.Kind == "help")).Point.ShouldBe("bedside-button");
    }

    [Fact]
    public async Task A_point_on_a_pin_that_the_flash_needs_is_left_alone_and_the_others_live()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        var flash = home.Home.Device.Flash;
        var settings = Encoding.UTF8.GetString(flash.Peek(SettingsFile.PathOnFlash)!);
        flash.Deploy(SettingsFile.PathOnFlash, Encoding.UTF8.GetBytes(settings.Replace("\"pin\":6", "\"pin\":30", StringComparison.Ordinal)));
        await home.ComeOnline();

        home.Home.PressHelp();

        await _companion.Records.First(record => record.Kind == "help");
        _companion.Records.Entries.ShouldNotContain(record => record.Kind == "door");
    }

    [Fact]
    public async Task The_pull_cord_calls_for_help()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();

        home.Home.Device.Pins.DriveBouncing(PinMap.PullCord, high: false, bounces: 5);

        var help = await _companion.Records.First(record => record.Kind == "help");
        help.Point.ShouldBe("bathroom-cord");
        help.Json.ShouldContain("\"src\":\"cord\"");
    }

    [Fact]
    public async Task The_lamp_plays_its_pattern_on_its_pins()
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(20));
        var red = new Journal<bool>();
        home.Home.Device.Pins.OutputChanged += (pin, high) =>
        {
            if (pin == PinMap.LampRed)
            {
                red.Add(high);
            }
        };
        await home.ComeOnline();
        await home.Looks(picture => picture.Lamp == "ok");
        red.Entries.TakeLast(1).ShouldNotContain(true);
        var before = red.Count;

        home.Home.FallInBathroom();
        await home.Looks(picture => picture.Lamp == "alarmReceived");

        // Red, dark, red, dark: steady rhythm, only red.
        await red.UntilCount(before + 4);
        red.Entries.Skip(before).Take(4).ShouldBe([true, false, true, false]);
    }

    [Fact]
    public async Task The_buzzer_confirms_what_is_stored_with_the_tones_of_its_table()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        var tones = new Journal<int>();
        home.Home.Device.Pins.ToneChanged += (pin, hertz) =>
        {
            if (pin == PinMap.Buzzer && hertz > 0)
            {
                tones.Add(hertz);
            }
        };
        home.Home.Device.Network.NamesResolve = false;
        home.Home.PowerOn();
        await home.Looks(picture => picture.Lamp == "noCompanion");

        home.Home.FallInBathroom();

        await home.Looks(picture => picture.Buzzer == "stored");
        (await tones.First(_ => true)).ShouldBe(BuzzerTable.Tones(BuzzerSignal.Stored)[0]);
    }
}
