using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Hjemvakt.Safety.Habits;

/// <summary>Reads the parts of the stored form of <see cref="Habits"/>, one after the other, and refuses what cannot be.</summary>
internal ref struct HabitReader(ReadOnlySpan<byte> bytes)
{
    private const int SilenceSize = 8;

    private ReadOnlySpan<byte> rest = bytes;

    public byte Byte(byte most = byte.MaxValue)
    {
        var value = Take(1)[0];
        return value <= most ? value : throw new FormatException($"{value} stands where at most {most} can.");
    }

    public int Int(int least, int most)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
        return value >= least && value <= most ? value : throw new FormatException($"{value} stands where {least} to {most} can.");
    }

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public long Instant()
    {
        var value = Long();
        return value >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && value <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? value
            : throw new FormatException($"{value} is no time.");
    }

    public double Double() => Amount(BinaryPrimitives.ReadDoubleLittleEndian(Take(8)));

    public ImmutableArray<float> Floats(int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)Amount(BinaryPrimitives.ReadSingleLittleEndian(Take(4)));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public KnownNames Names(int most)
    {
        var count = Byte((byte)most);
        var from = Take(most * 4);
        var names = new uint[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = BinaryPrimitives.ReadUInt32LittleEndian(from[(4 * i)..]);
        }

        return new KnownNames(ImmutableCollectionsMarshal.AsImmutableArray(names));
    }

    public SilenceMemory Silences()
    {
        var count = Int(0, SilenceMemory.Most);
        var from = Take(SilenceMemory.Most * SilenceSize);
        var silences = new PastSilence[count];
        for (var i = 0; i < count; i++)
        {
            var one = from[(i * SilenceSize)..];
            var (start, place) = (BinaryPrimitives.ReadUInt16LittleEndian(one), one[6]);
            silences[i] = start < 1440 && place < DayProfile.Places
                ? new PastSilence(start, BinaryPrimitives.ReadUInt16LittleEndian(one[2..]), BinaryPrimitives.ReadUInt16LittleEndian(one[4..]), place, one[7] != 0)
                : throw new FormatException($"A silence begins in minute {start} of a day, in room {place}.");
        }

        return new SilenceMemory(ImmutableCollectionsMarshal.AsImmutableArray(silences));
    }

    public string Text(int length, int most)
    {
        var from = Take(most * 2);
        Span<char> letters = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            letters[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(from[(2 * i)..]);
        }

        return new string(letters);
    }

    private static double Amount(double value)
        => double.IsFinite(value) && value >= 0 ? value : throw new FormatException($"{value} stands where an amount must.");

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
