using System.Buffers.Binary;
using Hjemvakt.Host.StandIns.I2c;

namespace Hjemvakt.VirtualHome.Sensors;

/// <summary>
/// A BME280, register by register, in a room: born with calibration numbers, asleep until it is told to measure, and the raw values that it then gives are
/// those from which the data sheet's compensation in whole numbers (not the one that the driver uses) makes what the air in the room is like.
/// </summary>
public sealed class Bme280Chip : II2cChip
{
    private const int IdAt = 0xD0;
    private const int ResetAt = 0xE0;
    private const int HumidityControlAt = 0xF2;
    private const int StatusAt = 0xF3;
    private const int ControlAt = 0xF4;
    private const int DataAt = 0xF7;
    private const int NothingMeasured = 0x80000;

    private static readonly TimeSpan MeasuringTime = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _time;
    private readonly byte[] _registers = new byte[256];
    private readonly Random _noise = new(3);
    private byte _humidityControl;
    private int _pointer;
    private long _measuringSince;
    private bool _measuring;

    /// <param name="time">The home's time.</param>
    public Bme280Chip(TimeProvider time)
    {
        _time = time;
        BinaryPrimitives.WriteUInt16LittleEndian(_registers.AsSpan(0x88), 27504);
        short[] rest = [26435, -1000];
        Put(0x8A, rest);
        BinaryPrimitives.WriteUInt16LittleEndian(_registers.AsSpan(0x8E), 36477);
        Put(0x90, [-10685, 3024, 2855, 140, -7, 15500, -14600, 6000]);
        _registers[0xA1] = 75;
        Put(0xE1, [370]);
        _registers[0xE3] = 0;
        _registers[0xE4] = 313 >> 4;
        _registers[0xE5] = (313 & 15) | ((50 & 15) << 4);
        _registers[0xE6] = 50 >> 4;
        _registers[0xE7] = 30;
        _registers[IdAt] = 0x60;
        Reset();
    }

    /// <summary>Degrees Celsius in the room.</summary>
    public double Temperature { get; set; } = 21;

    /// <summary>Per cent of relative humidity in the room.</summary>
    public double Humidity { get; set; } = 40;

    /// <summary>Hectopascals.</summary>
    public double Pressure { get; set; } = 1013;

    /// <summary>It answers, and never measures anew.</summary>
    public bool Frozen { get; set; }

    /// <summary>Another chip sits there: a BMP280, without humidity.</summary>
    public bool IsAnother
    {
        get => _registers[IdAt] != 0x60;
        set => _registers[IdAt] = value ? (byte)0x58 : (byte)0x60;
    }

    /// <summary>The supply goes and comes back between two questions.</summary>
    public void LoseSupply() => Reset();

    /// <inheritdoc/>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        _pointer = bytes[0];
        for (var i = 1; i < bytes.Length; i += 2)
        {
            Set(bytes[i - 1], bytes[i]);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Read(Span<byte> bytes)
    {
        FinishMeasuring();
        foreach (ref var value in bytes)
        {
            value = _registers[_pointer++ & 0xFF];
        }

        return true;
    }

    private void Put(int at, ReadOnlySpan<short> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(_registers.AsSpan(at + (2 * i)), numbers[i]);
        }
    }

    private void Set(int register, byte value)
    {
        if (register == ResetAt && value == 0xB6)
        {
            Reset();
        }
        else if (register == HumidityControlAt)
        {
            // Counts only after the next write to the control register.
            _registers[register] = (byte)(value & 7);
        }
        else if (register == ControlAt)
        {
            _registers[register] = value;
            _humidityControl = _registers[HumidityControlAt];
            if ((value & 3) is 1 or 2)
            {
                _measuring = true;
                _measuringSince = _time.GetTimestamp();
                _registers[StatusAt] |= 8;
            }
        }
        else if (register == 0xF5)
        {
            _registers[register] = value;
        }
    }

    private void Reset()
    {
        _registers[HumidityControlAt] = 0;
        _registers[StatusAt] = 0;
        _registers[ControlAt] = 0;
        _registers[0xF5] = 0;
        _humidityControl = 0;
        _measuring = false;
        PutData(NothingMeasured, NothingMeasured, 0x8000);
    }

    private void FinishMeasuring()
    {
        if (!_measuring || _time.GetElapsedTime(_measuringSince) < MeasuringTime)
        {
            return;
        }

        _measuring = false;
        _registers[StatusAt] = 0;
        var control = _registers[ControlAt];
        _registers[ControlAt] = (byte)(control & 0xFC);
        if (Frozen)
        {
            PutData(0x7A000, 0x52000, 0x6E00);
            return;
        }

        var compensation = new Bme280Compensation(_registers);
        var temperature = compensation.RawTemperature(Temperature);
        var fine = compensation.Fine(temperature);

        // Its last bits never stand still: Bosch gives 0.005 °C and 0.02 % of noise at the least oversampling.
        var pressure = compensation.RawPressure(Pressure * 100, fine) + _noise.Next(-8, 9);
        PutData(
            (control & 0xE0) == 0 ? NothingMeasured : temperature + _noise.Next(-40, 41),
            (control & 0x1C) == 0 ? NothingMeasured : pressure,
            _humidityControl == 0 ? 0x8000 : compensation.RawHumidity(Humidity, fine) + _noise.Next(-6, 7));
    }

    private void PutData(int temperature, int pressure, int humidity)
    {
        Put20(DataAt, pressure);
        Put20(DataAt + 3, temperature);
        BinaryPrimitives.WriteUInt16BigEndian(_registers.AsSpan(DataAt + 6), (ushort)humidity);
    }

    private void Put20(int at, int value)
    {
        _registers[at] = (byte)(value >> 12);
        _registers[at + 1] = (byte)(value >> 4);
        _registers[at + 2] = (byte)(value << 4);
    }
}
