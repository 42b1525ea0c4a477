using Hjemvakt.Gateway.Flash;

namespace Hjemvakt.Gateway.Outbox.Segments;

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
    internal int Bytes { get; set; }

    /// <summary>Uptime since when flash has not given it; 0 when it does.</summary>
    internal long UnreadableAt { get; set; }

    /// <summary>Adds to its end, on flash.</summary>
    /// <exception cref="System.IO.IOException">Flash did not take it, or not all of it.</exception>
    internal void Append(IRecordStore store, byte[] data, int offset, int count)
    {
        store.Append(Name, data, offset, count);
        Bytes += count;
    }
}
