using System.Device.Gpio;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.Simulation;
using Hjemvakt.Host.StandIns.Watchdog;
using Microsoft.Extensions.Time.Testing;
using AutoResetEvent = Hjemvakt.Host.StandIns.Threading.AutoResetEvent;

namespace Hjemvakt.Gateway.Tests.StandIns;

/// <summary>The external watchdog as its data sheet has it: resistor, DONE, WAKE, RSTn.</summary>
public sealed class Tpl5010Tests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StartUp = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _time = new();
    private readonly SimulatedDevice _device;
    private readonly Tpl5010 _watchdog;
    private readonly Journal<GpioController> _boots = new();

    public Tpl5010Tests()
    {
        _device = new SimulatedDevice(new FlashChip(), _time);
        _watchdog = _device.FitWatchdog(PinMap.WatchdogDone, Interval);
        _device.PowerOn(() =>
        {
            var pins = _device.Pins.NewController();
            pins.OpenPin(PinMap.WatchdogDone, PinMode.Output);
            _boots.Add(pins);

            // Lives until it is reset.
            new AutoResetEvent(false).WaitOne();
        });
    }

    public void Dispose() => _device.Dispose();

    [Fact]
    public async Task One_pulse_in_each_interval_keeps_the_chip_running()
    {
        var boot = await Booted(1);
        _time.Advance(StartUp);
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(Interval / 2);
            Pulse(boot);
            Pulse(boot);
            _time.Advance(Interval / 2);
        }

        _watchdog.Resets.ShouldBe(0);
    }

    [Fact]
    public async Task A_chip_that_hangs_right_after_a_pulse_is_reset_between_one_and_two_intervals_later()
    {
        var boot = await Booted(1);
        _time.Advance(StartUp);
        Pulse(boot);

        _time.Advance(Interval);
        _watchdog.Resets.ShouldBe(0);
        _time.Advance(Interval - TimeSpan.FromMilliseconds(1));
        _watchdog.Resets.ShouldBe(0);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        _watchdog.Resets.ShouldBe(1);
        _device.Clock.IsSet.ShouldBeFalse();
    }

    [Fact]
    public async Task A_pulse_in_the_last_20_ms_comes_too_late()
    {
        var boot = await Booted(1);
        _time.Advance(StartUp + Interval - TimeSpan.FromMilliseconds(19));
        Pulse(boot);
        _time.Advance(TimeSpan.FromMilliseconds(19));

        _watchdog.Resets.ShouldBe(1);
    }

    [Fact]
    public async Task It_begins_anew_after_each_reset_and_when_the_power_comes_back()
    {
        await Booted(1);
        _time.Advance(StartUp + Interval);
        _watchdog.Resets.ShouldBe(1);
        _time.Advance(TimeSpan.FromMilliseconds(320));
        await Booted(2);
        _time.Advance(Interval);
        _watchdog.Resets.ShouldBe(2);

        await _device.CutPower().InTime();
        _time.Advance(10 * Interval);

        _watchdog.Resets.ShouldBe(2);
    }

    private async Task<GpioController> Booted(int times)
    {
        await _boots.UntilCount(times);
        return _boots.Entries[^1];
    }

    private static void Pulse(GpioController pins)
    {
        pins.Write(PinMap.WatchdogDone, true);
        pins.Write(PinMap.WatchdogDone, false);
    }
}
