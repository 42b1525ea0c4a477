namespace Hjemvakt.Gateway.Outbox;

/// <summary>How much one stream may hold. When flash is smaller than this, a full flash is the limit; alarms then take their room from routine records.</summary>
public sealed class OutboxLimits
{
    public OutboxLimits(int maxRecords, int maxBytes, int segmentBytes, int pendingBytes)
    {
        MaxRecords = maxRecords;
        MaxBytes = maxBytes;
        SegmentBytes = segmentBytes;
        PendingBytes = pendingBytes;
    }

    /// <summary>Most records that no receipt covers.</summary>
    public int MaxRecords { get; }

    /// <summary>Most bytes on flash.</summary>
    public int MaxBytes { get; }

    /// <summary>When a segment is this large the next one is begun; also what goes at a time when room must be made.</summary>
    public int SegmentBytes { get; }

    /// <summary>Memory for records on their way to flash.</summary>
    public int PendingBytes { get; }

    /// <summary>Alarm stream: 512 records, never evicted.</summary>
    public static OutboxLimits ForAlarms() => new OutboxLimits(512, 600 * 1024, 8 * 1024, 3 * 1024);

    /// <summary>Routine stream: 20 000 records or 2 MB, the oldest evicted.</summary>
    public static OutboxLimits ForRoutine() => new OutboxLimits(20000, 2 * 1024 * 1024, 16 * 1024, 4 * 1024);
}
