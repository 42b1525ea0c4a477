using System.Text;
using Hjemvakt.Gateway.Board.Flash;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.Network;
using Hjemvakt.Host.StandIns.Simulation;
using Hjemvakt.VirtualHome;
using Thread = Hjemvakt.Host.StandIns.Threading.Thread;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>The device that nobody can restart at three in the morning does so itself, says why, and loses nothing by it.</summary>
public sealed class LifeStoryTests : IAsyncLifetime
{
    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start();

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    [Fact]
    public async Task A_worker_that_stands_still_restarts_the_chip_and_one_that_rests_does_not()
    {
        using var device = new SimulatedDevice(new FlashChip(), new FlowingTime(100));
        var starts = new Journal<string>();
        device.PowerOn(() =>
        {
            starts.Add(RestartNote.Take(false));
            var supervisor = new Supervisor(new WatchdogOutput(device.Pins.NewController(), PinMap.WatchdogDone));
            supervisor.Watch("resting").Rest();
            supervisor.Watch("link").Beat();
            supervisor.Start();
            // The board's own sleep: Main never ends, until the power does.
            Thread.Sleep(int.MaxValue);
        });

        await starts.UntilCount(2);

        starts.Entries.Take(2).ShouldBe(["power", "stuck link"]);
    }

    [Fact]
    public async Task After_half_an_hour_of_silence_the_chip_restarts_and_says_so_when_it_is_heard_again()
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(200), mayRestart: true);
        home.Home.Device.Network.WifiInReach = false;
        home.Home.PowerOn();
        home.Home.PressHelp();
        await home.Looks(picture => picture.AlarmsWaiting == 1);
        var boot = home.Home.Device.Boot.ShouldNotBeNull();
        await boot.AllThreadsEnded.InTime();

        home.Home.Device.Network.WifiInReach = true;
        var birth = await _companion.Broker.Published.First(one => one.Topic == "hv1/gw-1/status");

        birth.Payload.ShouldContain("\"reset\":\"silence\"");
        birth.Payload.ShouldContain("\"silence\":1");
        (await _companion.Records.First(record => record.Kind == "help")).S.ShouldBe(1);
    }

    [Theory]
    [InlineData("hjem", -71)]
    [InlineData("next-door", 0)]
    public async Task The_heartbeat_says_how_loud_the_network_was_when_the_chip_started_and_nothing_when_it_was_not_heard(string loud, int said)
    {
        // The chip's own scan, which ends before the network is joined.
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(5));
        var network = home.Home.Device.Network;
        network.ScanTakes = SimulatedNetwork.OfTheChip;
        network.SetLevel("hjem", null);
        network.SetLevel(loud, -71);

        await home.ComeOnline();

        var birth = await _companion.Broker.Published.First(one => one.Topic == "hv1/gw-1/status");
        birth.Payload.ShouldContain($"\"rssi\":{said},");
    }

    [Fact]
    public async Task An_alarm_that_waits_from_before_does_not_wait_for_a_scan_as_well()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        home.Home.Device.Network.WifiInReach = false;
        home.Home.PowerOn();
        home.Home.PressHelp();
        await home.Looks(picture => picture is { AlarmsWaiting: 1, Buzzer: "stored" });
        home.Home.CutPower();

        // While it scans, no network can be joined.
        home.Home.Device.Network.ScanTakes = TimeSpan.FromDays(1);
        home.Home.Device.Network.WifiInReach = true;
        home.Home.PowerOn();

        (await _companion.Records.First(record => record.Kind == "help")).S.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "0.pool.ntp.org")]
    [InlineData("\"time\":[\"ntp.example.no\",\"ntp2.example.no\"],", "ntp.example.no")]
    [InlineData("\"time\":[\"ntp.example.no\",\"ntp2.example.no\"],", "ntp2.example.no")]
    [InlineData("\"time\":[\"a.example.no\",\"b.example.no\",\"c.example.no\"],", "localhost")]
    [InlineData("", "localhost")]
    public async Task The_time_comes_from_the_servers_of_the_settings_and_in_the_end_from_the_companions_host(string setting, string answers)
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(20));
        var device = home.Home.Device;
        var settings = Encoding.UTF8.GetString(device.Flash.Peek(SettingsFile.PathOnFlash)!);
        device.Flash.Deploy(SettingsFile.PathOnFlash, Encoding.UTF8.GetBytes(settings.Replace("\"wifi\":[", setting + "\"wifi\":[", StringComparison.Ordinal)));
        device.Network.AnswersTime = server => server == answers;

        await home.ComeOnline();
        await _companion.Broker.Published.First(one => one.Topic == "hv1/gw-1/status" && one.Payload.Contains("\"t\":", StringComparison.Ordinal));

        device.Clock.IsSet.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_networks_the_best_is_joined_and_the_other_when_nobody_answers_behind_it()
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(100));
        AddBest(home);
        var network = home.Home.Device.Network;
        _companion.Broker.LetsIn = _ => network.Joined == "hjem";

        await home.ComeOnline();

        _companion.Broker.TurnedAway.Count.ShouldBeGreaterThan(0);
        network.Joined.ShouldBe("hjem");
    }

    [Fact]
    public async Task A_network_that_is_not_in_reach_gives_way_to_the_next()
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(20));
        AddBest(home);
        home.Home.Device.Network.SetInReach("best", false);

        await home.ComeOnline();

        home.Home.Device.Network.Joined.ShouldBe("hjem");
    }

    [Fact]
    public async Task Settings_sent_down_are_taken_by_a_restart_and_kept_once_the_companion_is_reached()
    {
        await using var home = WatchedHome.At(_companion.Broker, mayRestart: true, time: new FlowingTime(10));
        await home.ComeOnline();
        (await Ask("config", """{"id":"c-1","set":{"later":{"x":1}}}""")).ShouldBe("""{"id":"c-1","ok":true}""");
        await _companion.Broker.Published.First(one => one.Payload.Contains("\"reset\":\"settings changed\"", StringComparison.Ordinal));

        // The turn that sent it also settles the files; who answers afterwards has done so.
        await Ask("clock", """{"id":"c-2"}""");
        var flash = home.Home.Device.Flash;
        Encoding.UTF8.GetString(flash.Peek(SettingsFile.PathOnFlash)!).ShouldContain("\"later\":{\"x\":1}");
        flash.Peek(@"I:\gateway.prev").ShouldNotBeNull();
        flash.Peek(@"I:\gateway.old").ShouldBeNull();
    }

    [Fact]
    public async Task A_restart_that_is_asked_for_again_and_again_happens_once()
    {
        await using var home = WatchedHome.At(_companion.Broker, mayRestart: true, time: new FlowingTime(10));
        await home.ComeOnline();
        await Ask("reboot", """{"id":"c-1"}""");
        await _companion.Broker.Published.First(one => one.Payload.Contains("\"reset\":\"command\"", StringComparison.Ordinal));

        (await Ask("reboot", """{"id":"c-1"}""")).ShouldBe("""{"id":"c-1","ok":true}""");
        home.Home.PressHelp();
        await _companion.Records.First(record => record.Kind == "help");

        home.Home.Device.Reboots.ShouldBe(1);
    }

    /// <summary>Gives a command again and again, as the companion does, until there is one more reply.</summary>
    private async Task<string> Ask(string name, string payload)
    {
        var topic = $"hv1/gw-1/reply/{name}";
        var before = _companion.Broker.Published.Entries.Count(one => one.Topic == topic);
        var replied = _companion.Broker.Published.Until(all => all.Count(one => one.Topic == topic) > before);
        while (!replied.IsCompleted)
        {
            await _companion.Broker.Send($"hv1/gw-1/command/{name}", payload);
            await Task.WhenAny(replied, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        await replied;
        return _companion.Broker.Published.Entries.Last(one => one.Topic == topic).Payload;
    }

    /// <summary>Puts another network before the home's own.</summary>
    private static void AddBest(WatchedHome home)
    {
        var flash = home.Home.Device.Flash;
        var settings = Encoding.UTF8.GetString(flash.Peek(SettingsFile.PathOnFlash)!);
        flash.Deploy(SettingsFile.PathOnFlash, Encoding.UTF8.GetBytes(settings.Replace("\"wifi\":[", "\"wifi\":[{\"ssid\":\"best\",\"password\":\"x\"},", StringComparison.Ordinal)));
    }
}
