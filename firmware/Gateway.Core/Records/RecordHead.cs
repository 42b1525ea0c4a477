namespace Hjemvakt.Gateway.Records;

/// <summary>What a record says of itself apart from its number: when, what, where. Reused from record to record by its owner.</summary>
public sealed class RecordHead
{
    /// <summary>Boot counter.</summary>
    public int Boot { get; set; }

    /// <summary>Milliseconds since that boot when it happened.</summary>
    public long UptimeMs { get; set; }

    /// <summary>Unix milliseconds when it happened, 0 while unknown.</summary>
    public long UnixMs { get; set; }

    /// <summary>One of <see cref="RecordKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Id of the point.</summary>
    public string Point { get; set; } = "";
}
