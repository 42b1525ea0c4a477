namespace Hjemvakt.Gateway;

/// <summary>What the board can tell about itself for the heartbeat. Read from the main loop once a minute; no member blocks or throws.</summary>
public interface IDiagnostics
{
    /// <summary>Version of the firmware, as <c>0.1.0</c>.</summary>
    string Firmware { get; }

    /// <summary>Which board this is, as <c>esp32-s3</c> or <c>virtual</c>.</summary>
    string Board { get; }

    /// <summary>Why it last started, as <c>power</c>, <c>command</c> or <c>stuck link</c>: see <see cref="Outbox.BootBook.Kind"/>.</summary>
    string ResetReason { get; }

    /// <summary>Free managed heap in bytes now.</summary>
    int HeapFree { get; }

    /// <summary>Lowest <see cref="HeapFree"/> seen since boot.</summary>
    int HeapMin { get; }
}
