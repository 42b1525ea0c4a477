using System.Buffers.Binary;
using System.Collections.Immutable;
using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Habits;

/// <summary>
/// Writes <see cref="Habits"/> to two parts of fixed size, and reads them back: what was learned, which changes a few times
/// an hour (<see cref="Habits.LearnedTheSameAs"/>), and what goes on now, which changes with every sign. Little-endian; the first byte of each is the version.
/// </summary>
public static class HabitCodec
{
    /// <summary>Bytes of what was learned.</summary>
    public const int LearnedSize = 1 + 1 + ((DayProfile.Places - 1) * 4) + (2 * DayProfile.Hours * 4) + (6 * 8) + 4 + 1 + 4 + (SilenceMemory.Most * SilenceSize);

    /// <summary>Bytes of what goes on now.</summary>
    public const int NowSize = 1 + 1 + (KnownPoints.Most * 4) + (3 * 8) + 3 + (9 * 8) + 8 + PresenceSize + (4 * 4) + (MostPointLetters * 2) + 8;

    // The wire contract's limit for the name of a point.
    internal const int MostPointLetters = 64;

    private const int SilenceSize = 2 + 2 + 2 + 1 + 1;
    private const int PresenceSize = 1 + 1 + 1 + 1 + (4 * 8) + 8 + 4 + 4;
    private const byte Version = 2;
    private const long Never = long.MinValue;
    private const byte NoPlace = byte.MaxValue;

    /// <summary>The stored form of what was learned.</summary>
    public static byte[] WriteLearned(Habits habits)
    {
        ArgumentNullException.ThrowIfNull(habits);
        var bytes = new byte[LearnedSize];
        var into = new Writer(bytes);
        var profile = habits.Profile;
        into.Byte(Version);
        into.Names(profile.Rooms, DayProfile.Places - 1);
        into.Floats(profile.Day.Silent);
        into.Floats(profile.Day.Home);
        into.Doubles(profile.Odds.AloneAway, profile.Odds.AloneHome, profile.Odds.VisitorAway, profile.Odds.VisitorHome, profile.Odds.PlannedAway, profile.Odds.PlannedHome);
        into.Int(profile.LivedDays);
        into.Byte((byte)(profile.SleepingPlace ?? NoPlace));
        into.Silences(profile.Memory);
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
        into.Longs((long)habits.Points.On, (long)habits.Points.SaysOff, (long)habits.Points.Occupancy);
        into.Flags(watch.HasSign, watch.Held, watch.Doubtful, watch.Raised, watch.Where.Known, watch.Where.Away, watch.Where.DoorOpened);
        into.Byte((byte)watch.Where.Passage);
        into.Byte((byte)watch.Place);
        into.Longs(watch.LastSign, watch.LastChange, watch.QuietSince, watch.CountFrom, watch.OccupiedAt);
        into.Longs(watch.HomeFrom, watch.HeldUntil, watch.OpenFrom, watch.OpenTo);
        into.Doubles(watch.Carried);
        into.Byte((byte)watch.Where.Why);
        into.Byte((byte)watch.Where.Leaving);
        into.Byte((byte)Math.Min(watch.Where.Evidence, byte.MaxValue));
        into.Byte(0);
        into.Longs(watch.Where.DoorAt, watch.Where.LeftAt, watch.Where.VisitorAt, watch.Where.EvidenceAt);
        into.Doubles(watch.Where.AwayChance);
        into.Int((int)watch.Where.EvidencePoint);
        into.Int(0);
        into.Int(watch.Day);
        into.Int((int)watch.DayHours);
        into.Int(watch.OpenPlace);
        into.Int(watch.Point.Length);
        into.Text(watch.Point, MostPointLetters);
        into.Longs(habits.DueMs ?? Never);
        return into.Done(bytes);
    }

    /// <summary>Reads what was written. What an earlier version wrote is read as far as it still says something: days, rooms and who is at home are kept.</summary>
    /// <exception cref="FormatException">These bytes are not from <see cref="WriteLearned"/> and <see cref="WriteNow"/>; the message says how so.</exception>
    public static Habits Read(ReadOnlySpan<byte> learned, ReadOnlySpan<byte> now)
    {
        if (HabitCodecOfVersion1.Wrote(learned, now))
        {
            return HabitCodecOfVersion1.Read(learned, now);
        }

        Check(learned, LearnedSize, "What was learned");
        Check(now, NowSize, "What goes on now");
        return ReadNow(now, ReadLearned(learned));
    }

    private static HabitProfile ReadLearned(ReadOnlySpan<byte> bytes)
    {
        var from = new HabitReader(bytes[1..]);
        return new HabitProfile(
            from.Names(DayProfile.Places - 1),
            new DayProfile(from.Floats(DayProfile.Hours), from.Floats(DayProfile.Hours)),
            SilenceMemory.Empty,
            new LeavingOdds(from.Double(), from.Double(), from.Double(), from.Double(), from.Double(), from.Double()),
            from.Int(0, int.MaxValue),
            from.Byte() is var place && place == NoPlace ? null : place < DayProfile.Places ? place : throw new FormatException($"{place} is no room's number."))
        {
            Memory = from.Silences(),
        };
    }

    private static Habits ReadNow(ReadOnlySpan<byte> bytes, HabitProfile profile)
    {
        var from = new HabitReader(bytes[1..]);
        var points = new KnownPoints(from.Names(KnownPoints.Most), (ulong)from.Long(), (ulong)from.Long(), (ulong)from.Long());
        var flags = from.Byte();
        var passage = (Passage)from.Byte((byte)Passage.Arriving);
        var watch = new HabitState
        {
            HasSign = (flags & 1) != 0,
            Held = (flags & 2) != 0,
            Doubtful = (flags & 4) != 0,
            Raised = (flags & 8) != 0,
            Place = from.Byte(DayProfile.Places - 1),
            LastSign = from.Instant(),
            LastChange = from.Instant(),
            QuietSince = from.Instant(),
            CountFrom = from.Instant(),
            OccupiedAt = from.Instant(),
            HomeFrom = from.Instant(),
            HeldUntil = from.Instant(),
            OpenFrom = from.Instant(),
            OpenTo = from.Instant(),
            Carried = from.Double(),
        };
        var why = (PresenceReason)from.Byte((byte)PresenceReason.Helped);
        var leaving = (LeavingKind)from.Byte((byte)LeavingKind.PlannedVisit);
        var evidence = from.Byte();
        from.Byte();
        watch = watch with
        {
            Where = new PresenceState
            {
                Known = (flags & 16) != 0,
                Away = (flags & 32) != 0,
                DoorOpened = (flags & 64) != 0,
                Passage = passage,
                Why = why,
                Leaving = leaving,
                Evidence = evidence,
                DoorAt = from.Instant(),
                LeftAt = from.Instant(),
                VisitorAt = from.Instant(),
                EvidenceAt = from.Instant(),
                AwayChance = from.Double(),
                EvidencePoint = (uint)from.Int(int.MinValue, int.MaxValue),
            },
        };
        from.Int(int.MinValue, int.MaxValue);
        watch = watch with
        {
            Day = from.Int(int.MinValue, int.MaxValue),
            DayHours = (uint)from.Int(0, (1 << DayProfile.Hours) - 1),
            OpenPlace = from.Int(0, DayProfile.Places - 1),
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

        public void Silences(SilenceMemory memory)
        {
            Int(memory.Silences.Length);
            var into = Take(SilenceMemory.Most * SilenceSize);
            foreach (var silence in memory.Silences)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(into, silence.Start);
                BinaryPrimitives.WriteUInt16LittleEndian(into[2..], silence.Minutes);
                BinaryPrimitives.WriteUInt16LittleEndian(into[4..], silence.Day);
                into[6] = silence.Place;
                into[7] = silence.Out ? (byte)1 : (byte)0;
                into = into[SilenceSize..];
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
}
