namespace Hjemvakt.Gateway.Outbox;

/// <summary>One segment file, as remembered in memory.</summary>
internal sealed class Segment
{
    internal Segment(string name, long first)
    {
        Name = name;
        First = first;
    }

    internal readonly string Name;

    /// <summary>Number of its first record, written or yet to be.</summary>
    internal readonly long First;

    /// <summary>Its size as far as known.</summary>
    internal int Bytes;

    /// <summary>Uptime since when flash has not given it; 0 when it does.</summary>
    internal long UnreadableAt;
}
