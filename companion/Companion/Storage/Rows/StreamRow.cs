using Hjemvakt.Safety.Records;

namespace Hjemvakt.Companion.Storage.Rows;

/// <summary>How far a stream is stored without a hole: what the receipt tells.</summary>
public sealed class StreamRow
{
    public required string GatewayId { get; set; }

    public RecordStream Stream { get; set; }

    public long Prefix { get; set; }
}
