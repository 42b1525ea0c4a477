using System;
using System.Collections;
using System.Device.I2c;
using System.Threading;
using Hjemvakt.Gateway.Board.Watch;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Inputs;
using Hjemvakt.Gateway.Sensing.Air;
using Iot.Device.Bmxx80;
using nanoFramework.Hardware.Esp32;

namespace Hjemvakt.Gateway.Board.Pins;

/// <summary>
/// Reads the BME280s on the board's I²C bus, on a thread of its own: a measurement takes some ten milliseconds, and a bus that hangs takes longer.
/// A reading that fails is not handed in; who waits for it will notice.
/// </summary>
public sealed class AirReader
{
    private const int Bus = 1;
    private const int UsualAddress = Bmx280Base.SecondaryI2cAddress;
    private const byte ChipId = 0xD0;

    private readonly ArrayList _points = new ArrayList();
    private readonly ArrayList _devices = new ArrayList();
    private readonly PointInputs _inputs;

    public AirReader(PointInputs inputs) => _inputs = inputs;

    /// <summary>Adds a sensor; before the start.</summary>
    public void Add(PointSettings point) => _points.Add(point);

    /// <summary>Starts to read, if there is anything to.</summary>
    public void Start()
    {
        if (_points.Count > 0)
        {
            new BoardThread("air", Work).Start();
        }
    }

    private void Work()
    {
        Configuration.SetPinFunction(PinMap.I2cData, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(PinMap.I2cClock, DeviceFunction.I2C1_CLOCK);
        for (var i = 0; i < _points.Count; i++)
        {
            var point = (PointSettings)_points[i]!;
            var told = point.Number(PointSettings.Address);
            _devices.Add(I2cDevice.Create(new I2cConnectionSettings(Bus, told < 0 ? UsualAddress : told)));
        }

        while (true)
        {
            for (var i = 0; i < _points.Count; i++)
            {
                Read((PointSettings)_points[i]!, (I2cDevice)_devices[i]!);
            }

            // A thread of its own, which has nothing to be woken for.
            Thread.Sleep(EnvironmentSensor.SampleMs);
        }
    }

    private void Read(PointSettings point, I2cDevice device)
    {
        try
        {
            // The driver does not look at what the bus says: an absent chip would measure zeros.
            if (device.WriteByte(ChipId).Status != I2cTransferStatus.FullTransfer)
            {
                return;
            }

            // Made anew each time: a chip that was without power for a moment has forgotten its set-up, and answers all the same.
            var air = new Bme280(device).Read();
            _inputs.Reading(point.Id, Whole(air.Temperature.DegreesCelsius * 100), Whole(air.Humidity.Percent * 100), Whole(air.Pressure.Pascals));
        }
        catch (Exception)
        {
            // Another chip at that address, or one that was unplugged in the middle.
        }
    }

    private static int Whole(double value) => (int)(value < 0 ? value - 0.5 : value + 0.5);
}
