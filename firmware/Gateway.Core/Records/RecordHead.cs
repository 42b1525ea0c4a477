namespace Hjemvakt.Gateway.Records;

/// <summary>What a record says of itself apart from its number: when, what, where. Reused from record to record by its owner.</summary>
public sealed class RecordHead
{
    /// <summary>Boot counter.</summary>
    public int Boot;

    /// <summary>Milliseconds since that boot when it happened.</summary>
    public long UptimeMs;

    /// <summary>Unix milliseconds when it happened, 0 while unknown.</summary>
    public long UnixMs;

    /// <summary>One of <see cref="RecordKind"/>.</summary>
    public string Kind = "";

    /// <summary>Id of the point.</summary>
    public string Point = "";

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
