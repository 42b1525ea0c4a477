using System.Collections.Immutable;

namespace Hjemvakt.Safety.Habits;

/// <summary>One silence of the past.</summary>
/// <param name="Start">Minute of the local day in which it began.</param>
/// <param name="Minutes">How long it was.</param>
/// <param name="Day">The lived day it belongs to (<see cref="HabitProfile.LivedDays"/>): days away from home do not age it.</param>
/// <param name="Place">The number of the room in which it began.</param>
/// <param name="Out">Nobody was at home in it.</param>
internal readonly record struct PastSilence(ushort Start, ushort Minutes, ushort Day, byte Place, bool Out);

/// <summary>The newest silences of a home, oldest first, up to a bound. A value.</summary>
internal readonly record struct SilenceMemory(ImmutableArray<PastSilence> Silences)
{
    /// <summary>So many are remembered: three weeks of an ordinary home.</summary>
    public const int Most = 320;

    public static SilenceMemory Empty { get; } = new([]);

    public SilenceMemory With(PastSilence silence)
        => new(Silences.Length < Most ? Silences.Add(silence) : Silences.RemoveAt(0).Add(silence));

    public bool Equals(SilenceMemory other) => Silences.AsSpan().SequenceEqual(other.Silences.AsSpan());

    public override int GetHashCode() => Silences.Length;
}
