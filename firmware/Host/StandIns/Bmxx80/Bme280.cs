using Hjemvakt.Host.StandIns.I2c;
using Hjemvakt.Host.StandIns.Simulation;
using Iot.Device.Bmxx80.ReadResult;
using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>What the sensors of this family have in common.</summary>
public abstract class Bmx280Base
{
    /// <summary>The address with SDO at ground, as on most modules.</summary>
    public const byte SecondaryI2cAddress = 0x76;

    private protected Bmx280Base()
    {
    }
}

/// <summary>
/// A BME280 through its registers, as the package drives it: it resets the chip when it is made, looks at no transfer's result, and so takes zeros for
/// values when the chip has gone.
/// </summary>
public class Bme280 : Bmx280Base
{
    private const byte ChipIdAt = 0xD0;
    private const byte ChipId = 0x60;
    private const byte ResetAt = 0xE0;
    private const byte Reset = 0xB6;
    private const byte HumidityControlAt = 0xF2;
    private const byte ControlAt = 0xF4;
    private const byte ConfigAt = 0xF5;
    private const byte DataAt = 0xF7;
    private const byte OnceEach = 1;
    private const byte Forced = 1;

    private static readonly TimeSpan MeasuringTime = TimeSpan.FromMilliseconds(21);

    private readonly Boot _boot = Boot.Current;
    private readonly I2cDevice _device;
    private readonly Calibration _calibration;

    /// <summary>A sensor on a bus.</summary>
    /// <exception cref="IOException">What answers there, if anything, is no BME280.</exception>
    public Bme280(I2cDevice i2cDevice)
    {
        _device = i2cDevice;
        if (Registers(ChipIdAt, 1)[0] != ChipId)
        {
            throw new IOException("No BME280 answers.");
        }

        _calibration = new Calibration(Registers(Calibration.FirstAt, Calibration.FirstLength), Registers(Calibration.SecondAt, Calibration.SecondLength));
        Write(ResetAt, Reset);
        Write(ConfigAt, 0);
        Write(HumidityControlAt, OnceEach);
        Write(ControlAt, (OnceEach << 5) | (OnceEach << 2));
    }

    /// <summary>Measures once, and waits for it.</summary>
    public Bme280ReadResult Read()
    {
        Write(ControlAt, (byte)(Registers(ControlAt, 1)[0] | Forced));
        var started = _boot.Uptime;
        do
        {
            // A timer of the host may be early by a part of a millisecond, which is much where time runs fast.
            _boot.Sleep(MeasuringTime);
        }
        while (_boot.Uptime - started < (long)MeasuringTime.TotalMilliseconds);

        var data = Registers(DataAt, 8);
        var fine = _calibration.Fine((data[3] << 12) | (data[4] << 4) | (data[5] >> 4));
        var pressure = _calibration.Pressure((data[0] << 12) | (data[1] << 4) | (data[2] >> 4), fine);
        var humidity = _calibration.Humidity((data[6] << 8) | data[7], fine);
        return new Bme280ReadResult(
            Temperature.FromDegreesCelsius(Calibration.Temperature(fine)),
            true,
            UnitsNet.Pressure.FromPascals(pressure),
            true,
            RelativeHumidity.FromPercent(humidity),
            true);
    }

    private byte[] Registers(byte from, int count)
    {
        var values = new byte[count];
        _device.Transfer([from], []);
        _device.Transfer([], values);
        return values;
    }

    private void Write(byte register, byte value) => _device.Transfer([register, value], []);
}
