namespace Hjemvakt.Gateway.Outbox;

/// <summary>One segment file, as remembered in memory.</summary>
internal sealed class Segment
{
    internal Segment(string name, long first)
    {
        Name = name;
        First = first;
    }

    internal string Name { get; }

    /// <summary>Number of its first record, written or yet to be.</summary>
    internal long First { get; }

    /// <summary>Its size as far as known.</summary>
    internal int Bytes { get; set; }
}
