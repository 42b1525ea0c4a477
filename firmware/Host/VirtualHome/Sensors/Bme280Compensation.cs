using System.Buffers.Binary;

namespace Hjemvakt.VirtualHome.Sensors;

/// <summary>
/// The compensation of a BME280 in whole numbers, by its data sheet, and its inverse: the raw value that means a given one. Found by halving, since each of the
/// three only rises or only falls over the whole range.
/// </summary>
internal sealed class Bme280Compensation(byte[] registers)
{
    private const int MostRaw = (1 << 20) - 1;

    public int RawTemperature(double celsius) => Find(MostRaw, raw => Celsius(Fine(raw)) >= celsius);

    public int RawPressure(double pascals, int fine) => Find(MostRaw, raw => Pascals(raw, fine) <= pascals);

    public int RawHumidity(double percent, int fine) => Find(ushort.MaxValue, raw => Percent(raw, fine) >= percent);

    /// <summary>The fine temperature that the other two need.</summary>
    public int Fine(int raw)
    {
        long t1 = Word(0x88);
        var coarse = ((raw >> 3) - (t1 << 1)) * Signed(0x8A) >> 11;
        var apart = (raw >> 4) - t1;
        return (int)(coarse + ((apart * apart >> 12) * Signed(0x8C) >> 14));
    }

    private static double Celsius(int fine) => ((fine * 5) + 128 >> 8) / 100.0;

    private static int Find(int most, Func<int, bool> reached)
    {
        var low = 0;
        var high = most;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (reached(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private double Pascals(int raw, int fine)
    {
        var a = (long)fine - 128000;
        var b = (a * a * P(6)) + (a * P(5) << 17) + ((long)P(4) << 35);
        var c = (a * a * P(3) >> 8) + (a * P(2) << 12);
        c = ((1L << 47) + c) * Word(0x8E) >> 33;
        if (c == 0)
        {
            return 0;
        }

        var p = (((1048576L - raw) << 31) - b) * 3125 / c;
        var d = P(9) * (p >> 13) * (p >> 13) >> 25;
        var e = P(8) * p >> 19;
        p = (p + d + e >> 8) + ((long)P(7) << 4);
        return p / 256.0;
    }

    private double Percent(int raw, int fine)
    {
        long h4 = ((sbyte)registers[0xE4] << 4) | (registers[0xE5] & 15);
        long h5 = ((sbyte)registers[0xE6] << 4) | (registers[0xE5] >> 4);
        long x = fine - 76800;
        var left = ((long)raw << 14) - (h4 << 20) - (h5 * x) + 16384 >> 15;
        var right = (((x * (sbyte)registers[0xE7] >> 10) * ((x * registers[0xE3] >> 11) + 32768) >> 10) + 2097152) * Signed(0xE1) + 8192 >> 14;
        x = left * right;
        x -= ((x >> 15) * (x >> 15) >> 7) * registers[0xA1] >> 4;
        return (Math.Clamp(x, 0, 419430400) >> 12) / 1024.0;
    }

    private int P(int number) => Signed(0x8C + (2 * number));

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(registers.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16LittleEndian(registers.AsSpan(at));
}
