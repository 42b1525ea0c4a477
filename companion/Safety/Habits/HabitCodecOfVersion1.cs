using Hjemvakt.Safety.Whereabouts;

namespace Hjemvakt.Safety.Habits;

/// <summary>
/// Reads what the first version of <see cref="HabitCodec"/> wrote. It knew how silences end hour by hour and not the silences themselves: the shape of the day, the
/// rooms, the number of lived days and what goes on now are kept, and silences are learned anew.
/// </summary>
internal static class HabitCodecOfVersion1
{
    private const int Cells = DayProfile.Places * DayProfile.Hours;
    private const int LearnedSize = 1 + 1 + ((DayProfile.Places - 1) * 4) + (((2 * Cells) + DayProfile.Hours) * 4) + (4 * 8) + (4 * 8) + 4 + (2 * 8);
    private const int NowSize = 1 + 1 + (KnownPoints.Most * 4) + (2 * 8) + 3 + (11 * 8) + 8 + (4 * 4) + (HabitCodec.MostPointLetters * 2) + 8;

    public static bool Wrote(ReadOnlySpan<byte> learned, ReadOnlySpan<byte> now)
        => learned.Length == LearnedSize && now.Length == NowSize && learned[0] == 1 && now[0] == 1;

    /// <exception cref="FormatException">These bytes are damaged.</exception>
    public static Habits Read(ReadOnlySpan<byte> learned, ReadOnlySpan<byte> now) => ReadNow(now, ReadLearned(learned));

    private static HabitProfile ReadLearned(ReadOnlySpan<byte> bytes)
    {
        var from = new HabitReader(bytes[1..]);
        var rooms = from.Names(DayProfile.Places - 1);
        from.Floats(Cells);
        var silent = from.Floats(Cells);
        var home = from.Floats(DayProfile.Hours);
        var ofDay = new float[DayProfile.Hours];
        for (var cell = 0; cell < Cells; cell++)
        {
            ofDay[cell % DayProfile.Hours] += silent[cell];
        }

        for (var i = 0; i < 8; i++)
        {
            from.Double();
        }

        return HabitProfile.Empty with { Rooms = rooms, Day = new DayProfile([.. ofDay], home), LivedDays = from.Int(0, int.MaxValue) };
    }

    private static Habits ReadNow(ReadOnlySpan<byte> bytes, HabitProfile profile)
    {
        var from = new HabitReader(bytes[1..]);
        var points = new KnownPoints(from.Names(KnownPoints.Most), (ulong)from.Long(), (ulong)from.Long());
        var flags = from.Byte();
        var passage = (Passage)from.Byte((byte)Passage.Arriving);
        var watch = new HabitState
        {
            HasSign = (flags & 1) != 0,
            Held = (flags & 4) != 0,
            Doubtful = (flags & 8) != 0,
            Raised = (flags & 16) != 0,
            Place = from.Byte(DayProfile.Places - 1),
            LastSign = from.Instant(),
            LastChange = from.Instant(),
            QuietSince = from.Instant(),
            CountFrom = from.Instant(),
        };
        var doorAt = from.Instant();
        from.Instant();
        var away = (flags & 2) != 0;
        watch = watch with
        {
            Where = new PresenceState
            {
                Known = watch.HasSign,
                Away = away,
                Why = away ? PresenceReason.Left : PresenceReason.SeenInside,
                Passage = passage,
                DoorAt = doorAt,
                DoorOpened = (flags & 64) != 0,
                Leaving = away ? LeavingKind.Alone : LeavingKind.None,
                LeftAt = away ? doorAt : 0,
                AwayChance = away ? default(LeavingOdds).AwayAfter(LeavingKind.Alone) : 0,
            },
            HomeFrom = from.Instant(),
        };
        from.Instant();
        watch = watch with { HeldUntil = from.Instant(), OpenFrom = from.Instant(), OpenTo = from.Instant() };

        // It was a weight on a scale that is no more.
        from.Double();
        watch = watch with
        {
            Day = from.Int(int.MinValue, int.MaxValue),
            DayHours = (uint)from.Int(0, (1 << DayProfile.Hours) - 1),
            OpenPlace = from.Int(0, DayProfile.Places - 1),
            Point = from.Text(from.Int(0, HabitCodec.MostPointLetters), HabitCodec.MostPointLetters),
        };
        var due = from.Long();
        return new Habits(profile, points, watch, due == long.MinValue ? null : due);
    }
}
