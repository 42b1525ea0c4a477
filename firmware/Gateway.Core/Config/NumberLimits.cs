namespace Hjemvakt.Gateway.Config;

/// <summary>What a whole number of the settings is called, and what it may be.</summary>
internal sealed class NumberLimits
{
    internal NumberLimits(string name, int least, int most)
    {
        Name = name;
        Least = least;
        Most = most;
    }

    internal string Name { get; }

    internal int Least { get; }

    internal int Most { get; }

    internal bool Hold(int number) => number >= Least && number <= Most;
}
