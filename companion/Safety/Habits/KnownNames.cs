using System.Collections.Immutable;

namespace Hjemvakt.Safety.Habits;

/// <summary>Gives names small numbers in the order in which they are first heard, for ever the same, up to a bound.</summary>
/// <param name="Hashes">Of the names. Hashes, because they have a fixed size and names need not be remembered for this.</param>
internal readonly record struct KnownNames(ImmutableArray<uint> Hashes)
{
    public static KnownNames None { get; } = new([]);

    /// <returns>The name's number and what is known now; −1 where <paramref name="most"/> others are known already.</returns>
    public (int Number, KnownNames Next) Number(string name, int most)
    {
        var hash = Hash(name);
        var number = Hashes.IndexOf(hash);
        if (number >= 0)
        {
            return (number, this);
        }

        return Hashes.Length < most ? (Hashes.Length, new KnownNames(Hashes.Add(hash))) : (-1, this);
    }

    public bool Equals(KnownNames other) => Hashes.AsSpan().SequenceEqual(other.Hashes.AsSpan());

    public override int GetHashCode() => Hashes.Length;

    // FNV-1a. String.GetHashCode differs from process to process, and this is stored.
    private static uint Hash(string name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = (hash ^ (byte)letter) * 16777619u;
            hash = (hash ^ (byte)(letter >> 8)) * 16777619u;
        }

        return hash;
    }
}
