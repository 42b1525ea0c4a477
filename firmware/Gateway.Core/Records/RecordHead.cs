namespace Hjemvakt.Gateway.Records;

/// <summary>What a record says of itself apart from its number: when, what, where. Reused from record to record by its owner.</summary>
public sealed class RecordHead
{
    /// <summary>Boot counter.</summary>
    public int Boot { get; private set; }

    /// <summary>Milliseconds since that boot when it happened.</summary>
    public long UptimeMs { get; private set; }

    /// <summary>Unix milliseconds when it happened, 0 while unknown.</summary>
    public long UnixMs { get; private set; }

    /// <summary>One of <see cref="RecordKind"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Id of the point.</summary>
    public string Point { get; private set; } = "";

    /// <summary>Says it all anew.</summary>
    public RecordHead Set(int boot, long uptimeMs, long unixMs, string kind, string point)
    {
        Boot = boot;
        UptimeMs = uptimeMs;
        UnixMs = unixMs;
        Kind = kind;
        Point = point;
        return this;
    }
}
