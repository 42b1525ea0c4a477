using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>A TLS handshake that nobody answers stops every managed thread, the supervisor too: only the external watchdog ends it.</summary>
public sealed class WatchdogStoryTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = new("Hjemvakt test authority");
    private CompanionDouble _companion = null!;
    private SilentDoor _door = null!;

    public async ValueTask InitializeAsync()
    {
        _companion = await CompanionDouble.Start(_authority.Issue("localhost"));
        _door = new SilentDoor(_companion.Broker.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        await _companion.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task A_chip_that_hangs_in_native_code_is_reset_and_the_alarm_of_before_is_sent()
    {
        var time = new FlowingTime();
        await using var home = Home(time);
        var watchdog = home.Home.Device.FitWatchdog(PinMap.WatchdogDone, TimeSpan.FromMilliseconds(WatchdogOutput.IntervalMs));
        home.Home.Device.Network.NamesResolve = false;
        home.Home.PowerOn();
        home.Home.FallInBathroom();
        await home.Looks(picture => picture is { AlarmsWaiting: 1, Buzzer: "stored" });
        var hung = home.Home.Device.Boot.ShouldNotBeNull();

        // The companion's server takes the connection and says nothing.
        home.Home.Device.Network.NamesResolve = true;
        await _door.Unanswered.UntilCount(1);
        _door.IsSilent = false;
        var reset = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watchdog.Resetting += () =>
        {
            time.Pace = 1;
            reset.TrySetResult();
        };
        time.Pace = 100;
        await reset.Task.InTime();
        await hung.AllThreadsEnded.InTime();

        (await _companion.Records.First(record => record.Kind == "fall")).S.ShouldBe(1);
        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
        home.Home.Device.Reboots.ShouldBe(0);
        watchdog.Resets.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task Without_the_watchdog_nothing_in_the_chip_ends_it()
    {
        var time = new FlowingTime();
        await using var home = Home(time);
        var stopped = new Journal<string>();
        home.Home.Device.ManagedThreadsStopped += () => stopped.Add("handshake");
        home.Home.PowerOn();
        await stopped.UntilCount(1);
        var hung = home.Home.Device.Boot.ShouldNotBeNull();
        home.Home.PressHelp();

        // Four times what the supervisor allows a worker.
        time.Pace = 500;
        await Task.Delay(TimeSpan.FromMinutes(20), time, TestContext.Current.CancellationToken);

        home.Home.Device.Boot.ShouldBeSameAs(hung);
        home.Home.Device.Reboots.ShouldBe(0);
        home.Home.Picture.AlarmsWaiting.ShouldBe(0);
        stopped.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_is_well_feeds_it_in_every_interval()
    {
        _door.IsSilent = false;
        var time = new FlowingTime(10);
        await using var home = Home(time);
        var watchdog = home.Home.Device.FitWatchdog(PinMap.WatchdogDone, TimeSpan.FromMilliseconds(WatchdogOutput.IntervalMs));
        var (fed, released) = (new Journal<TimeSpan>(), new Journal<TimeSpan>());
        home.Home.Device.Pins.OutputChanged += (pin, high) =>
        {
            if (pin == PinMap.WatchdogDone)
            {
                (high ? fed : released).Add(TimeSpan.FromTicks(time.GetTimestamp()));
            }
        };
        await home.ComeOnline();

        await fed.UntilCount(20);
        await released.UntilCount(20);

        watchdog.Resets.ShouldBe(0);
        var times = fed.Entries;
        // One beside the other, threads of a busy machine are late; over all of them it is every five seconds.
        ((times[^1] - times[0]) / (times.Count - 1)).ShouldBeGreaterThan(TimeSpan.FromSeconds(4));
    }

    private WatchedHome Home(TimeProvider time)
        => new(new SimulatedHomeOptions("gw-1", WatchedHome.Secret, _door.Port) { BrokerHost = "localhost", BrokerCertificate = _authority.Pem, Time = time });
}
