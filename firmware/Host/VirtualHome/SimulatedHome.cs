using Hjemvakt.Gateway;
using Hjemvakt.Gateway.Board.Pins;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Host.StandIns.Flash;
using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.VirtualHome;

/// <summary>
/// A home around the real firmware. It touches the gateway only where a real home does: its pins, its network, its power and its flash.
/// Cheap enough for hundreds in one process: three threads each.
/// </summary>
public sealed class SimulatedHome : IVirtualHome
{
    private static readonly TimeSpan ShortPress = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongPress = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RadarHolds = TimeSpan.FromSeconds(2);

    private readonly Hand _helpButton;
    private readonly Hand _radar;
    private readonly PictureFeed _feed;
    private readonly Lock _gate = new();
    private Firmware? _firmware;
    private Boot? _firmwareBoot;
    private bool _doorOpen;
    private HomePicture _picture = new(false, true, false, false, FeedbackNames.Of(LampPattern.Off), null, 0, 0, 0, 0, false);

    /// <summary>A home without power, its door closed, its network plugged in.</summary>
    public SimulatedHome(SimulatedHomeOptions options)
    {
        GatewayId = options.GatewayId;
        var flash = new FlashChip(options.DataFolder);
        BoardSetup.Deploy(flash, options);
        Device = new SimulatedDevice(flash, options.Time);
        Device.Network.ScanTakes = options.ScanTakes;
        _helpButton = new Hand(Device, PinMap.HelpButton, heldLevel: false, Look);
        _radar = new Hand(Device, PinMap.RadarFall, heldLevel: true, Look);
        _feed = new PictureFeed(picture => Changed?.Invoke(picture));
        Device.Pins.Drive(PinMap.FrontDoor, high: false);
        Equipment = new Equipment(Device, options.Points, InputsNow);
        Device.CameToRest += Look;
    }

    /// <inheritdoc/>
    public event Action<HomePicture>? Changed;

    /// <inheritdoc/>
    public string GatewayId { get; }

    /// <summary>The board inside, for those who want to break more than a home usually does.</summary>
    public SimulatedDevice Device { get; }

    /// <summary>What else there is in the home.</summary>
    public Equipment Equipment { get; }

    /// <inheritdoc/>
    public HomePicture Picture
    {
        get
        {
            lock (_gate)
            {
                return _picture;
            }
        }
    }

    /// <inheritdoc/>
    public void PowerOn()
    {
        Device.PowerOn(RunFirmware);
        Look();
    }

    /// <inheritdoc/>
    public void CutPower()
    {
        _ = Device.CutPower();
        Look();
    }

    /// <inheritdoc/>
    public void PullNetwork()
    {
        Device.Network.Pull();
        Look();
    }

    /// <inheritdoc/>
    public void PlugNetwork()
    {
        Device.Network.Plug();
        Look();
    }

    /// <inheritdoc/>
    public void FallInBathroom()
    {
        if (!Equipment.FallBeforeRadar())
        {
            _radar.HoldFor(RadarHolds);
        }
    }

    /// <inheritdoc/>
    public void GetUp() => Equipment.GetUp();

    /// <inheritdoc/>
    public void PressHelp() => _helpButton.HoldFor(ShortPress);

    /// <inheritdoc/>
    public void CancelAlarm() => _helpButton.HoldFor(LongPress);

    /// <inheritdoc/>
    public void SetFrontDoor(bool open)
    {
        lock (_gate)
        {
            _doorOpen = open;
        }

        if (!Equipment.SetFrontDoor(open))
        {
            Device.Pins.DriveBouncing(PinMap.FrontDoor, high: open, bounces: 3);
        }

        Look();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _helpButton.Dispose();
        _radar.Dispose();
        Equipment.Dispose();
        var ended = Device.CutPower();
        Device.Dispose();
        await ended;
    }

    private PointInputs? InputsNow()
    {
        lock (_gate)
        {
            return ReferenceEquals(Device.Boot, _firmwareBoot) ? _firmware?.App?.Inputs : null;
        }
    }

    private void RunFirmware()
    {
        var firmware = new Firmware(Device.Pins.NewController());
        lock (_gate)
        {
            _firmware = firmware;
            _firmwareBoot = Boot.Current;
        }

        firmware.Run();
    }

    /// <summary>Looks at the home from outside, whenever one of its threads has come to rest or somebody has touched it.</summary>
    private void Look()
    {
        lock (_gate)
        {
            // What the firmware of an earlier boot still believes is not what the home shows.
            var boot = Device.Boot;
            var firmware = boot is not null && ReferenceEquals(boot, _firmwareBoot) ? _firmware : null;
            var app = firmware?.App;
            var board = firmware?.Board;
            var signal = board?.Buzzer.LastPlayed ?? BuzzerSignal.None;
            // Before what waits: where nothing waits, everything up to here is delivered, whatever the firmware makes meanwhile.
            var (lastAlarm, lastRoutine) = (app?.LastAlarm ?? _picture.LastAlarm, app?.LastRoutine ?? _picture.LastRoutine);
            _picture = new HomePicture(
                boot is not null,
                Device.Network.Plugged,
                app?.CompanionReached ?? false,
                _doorOpen,
                FeedbackNames.Of(board?.Lamp.Showing ?? LampPattern.Off),
                signal == BuzzerSignal.None ? null : FeedbackNames.Of(signal),
                app?.AlarmsWaiting ?? _picture.AlarmsWaiting,
                app?.RoutineWaiting ?? _picture.RoutineWaiting,
                lastAlarm,
                lastRoutine,
                _helpButton.Busy);
            _feed.Offer(_picture);
        }
    }
}
