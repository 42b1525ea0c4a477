using System.Device.Adc;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Sensing.Air;
using Hjemvakt.Gateway.Sensing.Contacts;

namespace Hjemvakt.Gateway.Board.Pins;

/// <summary>An analogue channel: the supervised loop of a door, looked at four times a second, or the battery behind two equal resistors, every ten seconds.</summary>
public sealed class AnalogueInput : IWatchedPin
{
    private const int LooksForBattery = 40;
    private const int HighestCode = 4095;

    // Nominal for 12 dB attenuation on an ESP32-S3; chips differ by some per cent, a commissioned battery has its own.
    private const int NominalFullScale = 3100;

    private readonly PointInputs _inputs;
    private readonly PointSettings _point;
    private readonly bool _battery;
    private readonly int _fullScale;
    private AdcChannel? _channel;
    private LoopLevel _level;
    private int _looks;

    public AnalogueInput(PointInputs inputs, PointSettings point, bool battery)
    {
        _inputs = inputs;
        _point = point;
        _battery = battery;
        var told = point.Number(PointSettings.FullScale);
        _fullScale = told < 0 ? NominalFullScale : told;
    }

    public void Start()
    {
        _channel = new AdcController().OpenChannel(_point.Number(PointSettings.Adc));
        Look();
    }

    public void Look()
    {
        var first = _looks == 0;
        _looks = (_looks + 1) % LooksForBattery;
        if (_battery && !first)
        {
            return;
        }

        var millivolts = _channel!.ReadValue() * _fullScale / HighestCode;
        if (_battery)
        {
            _inputs.Reading(_point.Id, 2 * millivolts, 0, 0);
            return;
        }

        // The level is handed in again every ten seconds, so that no beginning has to be different from the rest.
        var level = ContactLoop.FromMillivolts(millivolts, _level);
        if (first || level != _level)
        {
            _level = level;
            _inputs.Level(_point.Id, (int)level);
        }
    }
}
