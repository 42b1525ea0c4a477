using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Hjemvakt.Safety.Habits;

/// <summary>
/// Writes <see cref="Habits"/> to two parts of fixed size, and reads them back: what was learned, which changes a few times
/// an hour (<see cref="Habits.LearnedTheSameAs"/>), and what goes on now, which changes with every sign. Little-endian; the first byte of each is the version.
/// </summary>
public static class HabitCodec
{
    /// <summary>Bytes of what was learned.</summary>
    public const int LearnedSize = 1 + 1 + ((SilenceProfile.Places - 1) * 4) + (((2 * SilenceProfile.Cells) + SilenceProfile.Hours) * 4) + (4 * 8) + (4 * 8) + 4 + (2 * 8);

    /// <summary>Bytes of what goes on now.</summary>
    public const int NowSize = 1 + 1 + (KnownPoints.Most * 4) + (2 * 8) + 3 + (11 * 8) + 8 + (4 * 4) + (MostPointLetters * 2) + 8;

    // The wire contract's limit for the name of a point.
    internal const int MostPointLetters = 64;

    private const byte Version = 1;
    private const long Never = long.MinValue;

    /// <summary>The stored form of what was learned.</summary>
    public static byte[] WriteLearned(Habits habits)
    {
        ArgumentNullException.ThrowIfNull(habits);
        var bytes = new byte[LearnedSize];
        var into = new Writer(bytes);
        var profile = habits.Profile;
        into.Byte(Version);
        into.Names(profile.Rooms, SilenceProfile.Places - 1);
        into.Floats(profile.Silences.Ends);
        into.Floats(profile.Silences.Silent);
        into.Floats(profile.Silences.Home);
        into.Doubles(profile.Tail.Days, profile.Tail.Count, profile.Tail.Sum, profile.Tail.Squares);
        into.Doubles(profile.Rising.Days, profile.Rising.Late, profile.Rising.LateSum, profile.Rising.Excused);
        into.Int(profile.LivedDays);
        into.Doubles(profile.Excused, profile.ColdExcused);
        return into.Done(bytes);
    }

    /// <summary>The stored form of what goes on now.</summary>
    public static byte[] WriteNow(Habits habits)
    {
        ArgumentNullException.ThrowIfNull(habits);
        var bytes = new byte[NowSize];
        var into = new Writer(bytes);
        var watch = habits.Now;
        into.Byte(Version);
        into.Names(habits.Points.Names, KnownPoints.Most);
        into.Longs((long)habits.Points.On, (long)habits.Points.SaysOff);
        into.Flags(watch.HasSign, watch.Away, watch.Held, watch.Doubtful, watch.Raised, watch.Vouched, watch.DoorOpened);
        into.Byte((byte)watch.Passage);
        into.Byte((byte)watch.Place);
        into.Longs(watch.LastSign, watch.LastChange, watch.QuietSince, watch.CountFrom, watch.DoorAt, watch.InsideAt);
        into.Longs(watch.HomeFrom, watch.ArrivedAt, watch.HeldUntil, watch.OpenFrom, watch.OpenTo);
        into.Doubles(watch.Carried);
        into.Int(watch.Day);
        into.Int((int)watch.DayHours);
        into.Int(watch.OpenPlace);
        into.Int(watch.Point.Length);
        into.Text(watch.Point, MostPointLetters);
        into.Longs(habits.DueMs ?? Never);
        return into.Done(bytes);
    }

    /// <exception cref="FormatException">These bytes are not from <see cref="WriteLearned"/> and <see cref="WriteNow"/>; the message says how so.</exception>
    public static Habits Read(ReadOnlySpan<byte> learned, ReadOnlySpan<byte> now)
    {
        Check(learned, LearnedSize, "What was learned");
        Check(now, NowSize, "What goes on now");
        return ReadNow(now, ReadLearned(learned));
    }

    private static HabitProfile ReadLearned(ReadOnlySpan<byte> bytes)
    {
        var from = new Reader(bytes[1..]);
        return new HabitProfile(
            from.Names(SilenceProfile.Places - 1),
            new SilenceProfile(from.Floats(SilenceProfile.Cells), from.Floats(SilenceProfile.Cells), from.Floats(SilenceProfile.Hours)),
            new SilenceTail(from.Double(), from.Double(), from.Double(), from.Double()),
            new Rising(from.Double(), from.Double(), from.Double(), from.Double()),
            from.Int(0, int.MaxValue),
            from.Double(),
            from.Double());
    }

    private static Habits ReadNow(ReadOnlySpan<byte> bytes, HabitProfile profile)
    {
        var from = new Reader(bytes[1..]);
        var points = new KnownPoints(from.Names(KnownPoints.Most), (ulong)from.Long(), (ulong)from.Long());
        var flags = from.Byte();
        var watch = new HabitState
        {
            HasSign = (flags & 1) != 0,
            Away = (flags & 2) != 0,
            Held = (flags & 4) != 0,
            Doubtful = (flags & 8) != 0,
            Raised = (flags & 16) != 0,
            Vouched = (flags & 32) != 0,
            DoorOpened = (flags & 64) != 0,
            Passage = (Passage)from.Byte((byte)Passage.Arriving),
            Place = from.Byte(SilenceProfile.Places - 1),
            LastSign = from.Instant(),
            LastChange = from.Instant(),
            QuietSince = from.Instant(),
            CountFrom = from.Instant(),
            DoorAt = from.Instant(),
            InsideAt = from.Instant(),
            HomeFrom = from.Instant(),
            ArrivedAt = from.Instant(),
            HeldUntil = from.Instant(),
            OpenFrom = from.Instant(),
            OpenTo = from.Instant(),
            Carried = from.Double(),
            Day = from.Int(int.MinValue, int.MaxValue),
            DayHours = (uint)from.Int(0, (1 << SilenceProfile.Hours) - 1),
            OpenPlace = from.Int(0, SilenceProfile.Places - 1),
            Point = from.Text(from.Int(0, MostPointLetters), MostPointLetters),
        };
        var due = from.Long();
        return new Habits(profile, points, watch, due == Never ? null : due);
    }

    private static void Check(ReadOnlySpan<byte> bytes, int size, string what)
    {
        if (bytes.Length != size)
        {
            throw new FormatException($"{what} takes {size} bytes; these are {bytes.Length}.");
        }

        if (bytes[0] != Version)
        {
            throw new FormatException($"{what} is of version {bytes[0]}; this program knows version {Version}.");
        }
    }

    private ref struct Writer(Span<byte> bytes)
    {
        private Span<byte> rest = bytes;

        public void Byte(byte value) => Take(1)[0] = value;

        public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

        public void Longs(params ReadOnlySpan<long> values)
        {
            foreach (var value in values)
            {
                BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);
            }
        }

        public void Doubles(params ReadOnlySpan<double> values)
        {
            foreach (var value in values)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);
            }
        }

        public void Floats(ImmutableArray<float> values)
        {
            foreach (var value in values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(Take(4), value);
            }
        }

        public void Flags(params ReadOnlySpan<bool> flags)
        {
            var value = 0;
            for (var i = 0; i < flags.Length; i++)
            {
                value |= flags[i] ? 1 << i : 0;
            }

            Byte((byte)value);
        }

        public void Names(KnownNames names, int most)
        {
            Byte((byte)names.Hashes.Length);
            var into = Take(most * 4);
            for (var i = 0; i < names.Hashes.Length; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(into[(4 * i)..], names.Hashes[i]);
            }
        }

        public void Text(string text, int most)
        {
            var into = Take(most * 2);
            for (var i = 0; i < text.Length; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(into[(2 * i)..], text[i]);
            }
        }

        public readonly byte[] Done(byte[] bytes) => rest.IsEmpty ? bytes : throw new InvalidOperationException($"{rest.Length} bytes of the stored form were not written.");

        private Span<byte> Take(int count)
        {
            var taken = rest[..count];
            rest = rest[count..];
            return taken;
        }
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
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
}
