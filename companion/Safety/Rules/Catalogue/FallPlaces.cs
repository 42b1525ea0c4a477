using System.Collections.Immutable;
using System.Globalization;
using Hjemvakt.Safety.Plans;

namespace Hjemvakt.Safety.Rules.Catalogue;

/// <summary>A fall that a radar saw, and what people found.</summary>
/// <param name="Place">The bed or chair beside which it was; empty for the rest of the room.</param>
/// <param name="False">People have found that nobody had fallen; otherwise nobody has answered yet.</param>
internal readonly record struct SeenFall(DateTimeOffset At, string Place, bool False);

/// <summary>
/// The latest falls that one radar saw, for where and when it is often wrong. Of a size that does not grow. A text in a rule's watch.
/// </summary>
internal readonly record struct FallPlaces(ImmutableArray<SeenFall> Falls)
{
    /// <summary>False falls from which on a place and an hour are known to be doubtful.</summary>
    public const int Enough = 3;

    // Twice as many are reason for twice the doubt.
    private const int Plenty = 6;

    private const int Most = 16;

    private const int MinutesOfDay = 24 * 60;
    private static readonly TimeSpan SameHour = TimeSpan.FromMinutes(90), Fades = TimeSpan.FromDays(90);

    /// <summary>Reads what <see cref="ToString"/> wrote; what cannot be read is learned anew.</summary>
    public static FallPlaces Read(string? text)
    {
        var falls = ImmutableArray.CreateBuilder<SeenFall>();
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('|') is not [var at, var place, "?" or "false"] || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) || ms > MostMs)
            {
                return new([]);
            }

            falls.Add(new(DateTimeOffset.FromUnixTimeMilliseconds(ms), place, part.EndsWith("|false", StringComparison.Ordinal)));
        }

        return new(falls.ToImmutable());
    }

    /// <summary>A fall that nobody has answered yet. The oldest is forgotten when there are too many.</summary>
    public FallPlaces With(DateTimeOffset at, string place) => new([.. Falls.Add(new(at, place, false)).TakeLast(Most)]);

    /// <summary>People have answered the fall of this time: it was false, or says nothing.</summary>
    public FallPlaces Answered(DateTimeOffset at, bool wasFalse)
    {
        // Times are kept to the millisecond.
        var index = -1;
        for (var i = 0; i < Falls.Length && index < 0; i++)
        {
            index = Falls[i].At.ToUnixTimeMilliseconds() == at.ToUnixTimeMilliseconds() ? i : -1;
        }

        return index < 0 ? this : new(wasFalse ? Falls.SetItem(index, Falls[index] with { False = true }) : Falls.RemoveAt(index));
    }

    /// <summary>How many were false of those at a place within an hour and a half of this time of day.</summary>
    public int FalseLike(DateTimeOffset at, string place, PlanIndex plan)
    {
        var count = 0;
        foreach (var fall in Falls)
        {
            count += fall.False && fall.Place == place && at - fall.At is var ago && ago > TimeSpan.Zero && ago <= Fades && Apart(fall.At, at, plan) <= SameHour ? 1 : 0;
        }

        return count;
    }

    /// <summary>What is left of a confidence where so many were false.</summary>
    public static int Lowered(int confidence, int falseOnes, int least) => falseOnes switch
    {
        >= Plenty => Math.Max(least, confidence / 2),
        >= Enough => Math.Max(least, confidence * 3 / 4),
        _ => confidence,
    };

    /// <summary>Where and when this radar is doubted: the latest false fall of each place and hour that has had enough.</summary>
    public IReadOnlyList<(SeenFall Latest, int Count)> Doubted(DateTimeOffset now, PlanIndex plan)
    {
        var told = new List<SeenFall>();
        var doubted = new List<(SeenFall Latest, int Count)>();
        for (var i = Falls.Length - 1; i >= 0; i--)
        {
            var fall = Falls[i];
            if (!fall.False || now - fall.At > Fades || told.Exists(one => one.Place == fall.Place && Apart(one.At, fall.At, plan) <= SameHour))
            {
                continue;
            }

            told.Add(fall);
            if (FalseLike(fall.At + TimeSpan.FromMilliseconds(1), fall.Place, plan) is >= Enough and var count)
            {
                doubted.Add((fall, count));
            }
        }

        return doubted;
    }

    public override string ToString() => string.Join(';', Falls.Select(fall => string.Create(CultureInfo.InvariantCulture, $"{fall.At.ToUnixTimeMilliseconds()}|{fall.Place}|{(fall.False ? "false" : "?")}")));

    private static long MostMs => DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    // Of two times of day, over midnight too.
    private static TimeSpan Apart(DateTimeOffset one, DateTimeOffset other, PlanIndex plan)
    {
        var apart = Math.Abs((plan.Wall(one).ToTimeSpan() - plan.Wall(other).ToTimeSpan()).TotalMinutes);
        return TimeSpan.FromMinutes(Math.Min(apart, MinutesOfDay - apart));
    }
}
