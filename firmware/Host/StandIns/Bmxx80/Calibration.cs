using System.Buffers.Binary;

namespace Iot.Device.Bmxx80;

/// <summary>The numbers that each chip is born with, and what they make of its raw values. Formulas of the BME280's data sheet, in floating point.</summary>
internal sealed class Calibration
{
    internal const byte FirstAt = 0x88;
    internal const int FirstLength = 26;
    internal const byte SecondAt = 0xE1;
    internal const int SecondLength = 7;

    private readonly int _t1;
    private readonly int _t2;
    private readonly int _t3;
    private readonly int[] _p = new int[10];
    private readonly int _h1;
    private readonly int _h2;
    private readonly int _h3;
    private readonly int _h4;
    private readonly int _h5;
    private readonly int _h6;

    internal Calibration(byte[] first, byte[] second)
    {
        _t1 = BinaryPrimitives.ReadUInt16LittleEndian(first);
        _t2 = Signed(first, 2);
        _t3 = Signed(first, 4);
        _p[1] = BinaryPrimitives.ReadUInt16LittleEndian(first.AsSpan(6));
        for (var i = 2; i <= 9; i++)
        {
            _p[i] = Signed(first, 4 + (2 * i));
        }

        _h1 = first[25];
        _h2 = Signed(second, 0);
        _h3 = second[2];
        _h4 = ((sbyte)second[3] << 4) | (second[4] & 15);
        _h5 = ((sbyte)second[5] << 4) | (second[4] >> 4);
        _h6 = (sbyte)second[6];
    }

    /// <summary>Degrees Celsius of a fine temperature.</summary>
    internal static double Temperature(double fine) => fine / 5120;

    /// <summary>The fine temperature, which the other two need.</summary>
    internal double Fine(int raw)
    {
        var coarse = ((raw / 16384.0) - (_t1 / 1024.0)) * _t2;
        var apart = (raw / 131072.0) - (_t1 / 8192.0);
        return coarse + (apart * apart * _t3);
    }

    /// <summary>Pascals.</summary>
    internal double Pressure(int raw, double fine)
    {
        var a = (fine / 2) - 64000;
        var b = (a * a * _p[6] / 32768) + (a * _p[5] * 2);
        b = (b / 4) + (_p[4] * 65536.0);
        var c = ((_p[3] * a * a / 524288) + (_p[2] * a)) / 524288;
        c = (1 + (c / 32768)) * _p[1];
        if (c == 0)
        {
            return 0;
        }

        var p = (1048576 - raw - (b / 4096)) * 6250 / c;
        return p + (((_p[9] * p * p / 2147483648) + (p * _p[8] / 32768) + _p[7]) / 16);
    }

    /// <summary>Per cent of relative humidity.</summary>
    internal double Humidity(int raw, double fine)
    {
        var h = fine - 76800;
        h = (raw - ((_h4 * 64.0) + (_h5 / 16384.0 * h))) * (_h2 / 65536.0 * (1 + (_h6 / 67108864.0 * h * (1 + (_h3 / 67108864.0 * h)))));
        h *= 1 - (_h1 * h / 524288);
        return Math.Clamp(h, 0, 100);
    }

    private static int Signed(byte[] bytes, int at) => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at));
}
