using Hjemvakt.Host.StandIns.Adc;
using Hjemvakt.Host.StandIns.Clock;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.I2c;
using Hjemvakt.Host.StandIns.Network;
using Hjemvakt.Host.StandIns.Pins;
using Hjemvakt.Host.StandIns.Serial;
using Hjemvakt.Host.StandIns.Watchdog;

namespace Hjemvakt.Host.StandIns.Simulation;

/// <summary>
/// A board: what stays when the power goes (flash, wiring, the network it hangs on) and the switch that gives it power.
/// Thread-safe; the firmware inside is reached through the stand-ins of the packages only.
/// </summary>
public sealed class SimulatedDevice : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<string> _console = [];
    private Action? _main;
    private Boot? _boot;
    private bool _heldInReset;
    private Tpl5010? _watchdog;

    /// <summary>A board without power.</summary>
    /// <param name="flash">The chip that keeps the files.</param>
    /// <param name="time">Drives every wait, time-out and clock inside; the system's if absent.</param>
    public SimulatedDevice(FlashChip flash, TimeProvider? time = null)
    {
        Flash = flash;
        Time = time ?? TimeProvider.System;
        Clock = new DeviceClock(this);
        Pins = new SimulatedPins(this);
        Network = new SimulatedNetwork(this);
        Serial = new SimulatedSerial(this);
        I2c = new SimulatedI2cBus(this);
    }

    /// <summary>What the firmware has last said on its serial console, oldest first; a hundred lines at most.</summary>
    public IReadOnlyList<string> Console
    {
        get
        {
            lock (_console)
            {
                return [.. _console];
            }
        }
    }

    /// <summary>Where time comes from.</summary>
    public TimeProvider Time { get; }

    /// <summary>The flash chip.</summary>
    public FlashChip Flash { get; }

    /// <summary>The pins and what is wired to them.</summary>
    public SimulatedPins Pins { get; }

    /// <summary>The serial lines.</summary>
    public SimulatedSerial Serial { get; }

    /// <summary>The I²C bus.</summary>
    public SimulatedI2cBus I2c { get; }

    /// <summary>The analogue inputs.</summary>
    public SimulatedAnalogue Analogue { get; init; } = new();

    /// <summary>The network in the home.</summary>
    public SimulatedNetwork Network { get; }

    /// <summary>The chip's calendar clock.</summary>
    public DeviceClock Clock { get; }

    /// <summary>How long a reset takes before the firmware runs.</summary>
    public TimeSpan ResetTime { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often the firmware has restarted the chip by itself since the power came on.</summary>
    public int Reboots { get; private set; }

    /// <summary>The present boot, or null without power.</summary>
    public Boot? Boot
    {
        get
        {
            lock (_gate)
            {
                return _boot;
            }
        }
    }

    /// <summary>
    /// True when Main has returned or thrown. A real board then sits in the debugger's loop for ever and needs a person to pull the plug;
    /// firmware that lets this happen is broken.
    /// </summary>
    public bool MainEnded { get; private set; }

    /// <summary>A thread of the firmware has nothing to do just now and is about to wait. Raised on that thread.</summary>
    public event Action? CameToRest;

    /// <summary>Solders an external watchdog to this board, without power as yet: its DONE to a pin of the chip, its RSTn to the chip's EN.</summary>
    public Tpl5010 FitWatchdog(int donePin, TimeSpan interval)
    {
        lock (_gate)
        {
            return _watchdog = new Tpl5010(this, donePin, interval);
        }
    }

    /// <summary>Gives power; <paramref name="main"/> is what the chip runs, now and after each reboot. Does nothing when it already has power.</summary>
    public void PowerOn(Action main)
    {
        lock (_gate)
        {
            if (_boot is not null || _heldInReset)
            {
                return;
            }

            _main = main;
            Reboots = 0;
            StartBoot();
            _watchdog?.OnSupply(true);
        }
    }

    /// <summary>Takes the power at this instant: nothing that the firmware does from now on has any effect.</summary>
    /// <returns>Done when the threads have noticed.</returns>
    public Task CutPower()
    {
        lock (_gate)
        {
            var ended = EndBoot();
            Clock.Forget();
            _heldInReset = false;
            _watchdog?.OnSupply(false);
            return ended;
        }
    }

    /// <summary>The firmware restarts the chip. The calendar clock lives through that; files that are not closed do not.</summary>
    internal void Reboot(Boot caller)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(caller, _boot))
            {
                return;
            }

            EndBoot();
            Reboots++;
            StartBoot();
        }
    }

    /// <summary>EN is pulled low: the chip stops at this instant. Unlike after a restart by itself its calendar clock has forgotten the time.</summary>
    internal void PullReset()
    {
        lock (_gate)
        {
            if (_boot is not null)
            {
                EndBoot();
                Clock.Forget();
                _heldInReset = true;
            }
        }
    }

    /// <summary>EN is let go: the chip starts.</summary>
    internal void ReleaseReset()
    {
        lock (_gate)
        {
            if (_heldInReset)
            {
                _heldInReset = false;
                StartBoot();
            }
        }
    }

    /// <summary>Cuts the power and closes what the other ends still hold open towards this board.</summary>
    public void Dispose()
    {
        _ = CutPower();
        _watchdog?.Dispose();
        Network.Demolish();
    }

    /// <summary>Runs something on the board's event thread, as what the radio hears is told there. Nothing happens without power.</summary>
    public void Raise(Action raise) => Boot?.Raise(raise);

    /// <summary>A native call has begun that stops every managed thread. Raised on the thread that makes it.</summary>
    public event Action? ManagedThreadsStopped;

    internal void OnManagedThreadsStopped() => ManagedThreadsStopped?.Invoke();

    internal void OnRest() => CameToRest?.Invoke();

    private void StartBoot()
    {
        var boot = new Boot(this);
        _boot = boot;
        MainEnded = false;
        boot.Start(() =>
        {
            if (Reboots > 0)
            {
                boot.Sleep(ResetTime);
            }

            try
            {
                _main!();
            }
            finally
            {
                MainEnded |= !boot.PowerLost.IsCancellationRequested;
            }
        });
    }

    private Task EndBoot()
    {
        if (_boot is not { } boot)
        {
            return Task.CompletedTask;
        }

        _boot = null;
        boot.End();
        Flash.Settle();
        Pins.Release();
        Serial.Release();
        I2c.Release();
        Network.DropConnections();
        return boot.AllThreadsEnded;
    }

    internal void Say(string line)
    {
        lock (_console)
        {
            if (_console.Count == 100)
            {
                _console.Dequeue();
            }

            _console.Enqueue(line);
        }
    }
}
