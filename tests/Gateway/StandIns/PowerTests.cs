using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.M2Mqtt;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;
using AutoResetEvent = Hjemvakt.Host.StandIns.Threading.AutoResetEvent;
using DateTime = Hjemvakt.Host.StandIns.Clock.DateTime;
using Environment = Hjemvakt.Host.StandIns.Clock.Environment;
using Thread = Hjemvakt.Host.StandIns.Threading.Thread;

namespace Hjemvakt.Gateway.Tests.StandIns;

/// <summary>Power, threads and clocks of a simulated board. <c>Thread</c> is the board's: its sleep is what is tried here, or stands for a firmware that goes on for ever.</summary>
public sealed class PowerTests
{
    [Fact]
    public async Task A_cut_ends_every_thread_wherever_it_waits()
    {
        using var device = NewDevice();
        var waiting = new Journal<string>();
        device.PowerOn(() =>
        {
            new Thread(() => WaitFor(waiting, () => new AutoResetEvent(false).WaitOne())).Start();
            // A wait of the firmware, which the power must end; the test itself waits for none of them.
            new Thread(() => WaitFor(waiting, () => Thread.Sleep(int.MaxValue))).Start();
            WaitFor(waiting, () => new AutoResetEvent(false).WaitOne(60000, false));
        });
        await waiting.UntilCount(3);

        await device.CutPower().InTime();

        device.Boot.ShouldBeNull();
        device.MainEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task Firmware_that_catches_everything_still_stops_at_its_next_breath()
    {
        using var device = NewDevice();
        var breaths = new Journal<int>();
        device.PowerOn(() =>
        {
            var breath = new AutoResetEvent(false);
            while (true)
            {
                try
                {
                    breaths.Add(breaths.Count);
                    throw new InvalidOperationException("caught below");
                }
                catch (Exception)
                {
                    breath.WaitOne(1, false);
                }
            }
        });
        await breaths.UntilCount(3);

        await device.CutPower().InTime();
    }

    [Fact]
    public async Task An_exception_kills_its_own_thread_only()
    {
        using var bench = new Bench();

        await bench.Do(() => new Thread(() => throw new InvalidOperationException("mine")).Start());
        var boot = bench.Device.Boot!;
        while (boot.DeadThreads.Count == 0)
        {
            // The board lets its other thread die; nothing depends on how long that takes.
            await bench.Do(() => Thread.Sleep(1));
        }

        boot.DeadThreads[0].Message.ShouldBe("mine");
        bench.Device.MainEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_Main_that_returns_leaves_the_board_dead_until_somebody_comes()
    {
        using var device = NewDevice();
        device.PowerOn(() => { });

        await device.Boot!.AllThreadsEnded.InTime();

        device.MainEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_reboot_starts_Main_again_and_keeps_the_calendar_but_not_the_uptime()
    {
        using var device = NewDevice();
        var starts = new Journal<(long Uptime, int Year)>();
        device.PowerOn(() =>
        {
            starts.Add((Environment.TickCount64, DateTime.UtcNow.Year));
            if (device.Reboots == 0)
            {
                WifiNetworkHelper.ConnectDhcp("hjem", "x");
                // The firmware's own sleep: the clock of the board passes while it lasts.
                Thread.Sleep(300);
                Power.RebootDevice();
            }

            // The board's own sleep: Main never ends, until the power does.
            Thread.Sleep(int.MaxValue);
        });

        await starts.UntilCount(2);

        starts.Entries[0].Year.ShouldBe(1970);
        starts.Entries[1].Year.ShouldBeGreaterThanOrEqualTo(2021);
        starts.Entries[1].Uptime.ShouldBeLessThan(300);
        device.Reboots.ShouldBe(1);
    }

    [Fact]
    public async Task The_calendar_is_set_by_the_network_and_lost_with_the_power()
    {
        using var bench = new Bench();
        (await bench.Do(() => DateTime.UtcNow.Year)).ShouldBe(1970);

        await bench.Do(() => WifiNetworkHelper.ConnectDhcp("hjem", "x"));
        (await bench.Do(() => DateTime.UtcNow.Year)).ShouldBeGreaterThanOrEqualTo(2021);

        await bench.Device.CutPower().InTime();
        bench.Device.Clock.UtcNow.Year.ShouldBe(1970);
    }

    [Fact]
    public async Task What_is_static_on_the_chip_belongs_to_one_board_each()
    {
        using var one = new Bench();
        using var other = new Bench();

        await one.Do(() => MqttSettings.Instance.InflightQueueSize = 7);
        await one.Do(() => WifiNetworkHelper.ConnectDhcp("hjem", "x"));

        (await one.Do(() => MqttSettings.Instance.InflightQueueSize)).ShouldBe(7);
        (await other.Do(() => MqttSettings.Instance.InflightQueueSize)).ShouldBe(int.MaxValue);
        (await other.Do(() => WifiNetworkHelper.Status)).ShouldBe(NetworkHelperStatus.None);
    }

    [Fact]
    public void Outside_a_board_a_stand_in_says_what_is_wrong()
        => Should.Throw<InvalidOperationException>(() => Environment.TickCount64).Message.ShouldContain("simulated device");

    private static SimulatedDevice NewDevice() => new(new FlashChip());

    private static void WaitFor(Journal<string> waiting, Action wait)
    {
        waiting.Add("waits");
        wait();
    }
}
