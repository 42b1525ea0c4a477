using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway;

/// <summary>The parts of a board, each the same object for ever, and what it says of itself.</summary>
public sealed class BoardParts
{
    public BoardParts(
        IClock clock, IWakeSignal wake, IRecordStore store, INetwork network, ILinkTransport transport, ILamp lamp, IBuzzer buzzer,
        string firmware, string model, string resetReason)
    {
        Clock = clock;
        Wake = wake;
        Store = store;
        Network = network;
        Transport = transport;
        Lamp = lamp;
        Buzzer = buzzer;
        Firmware = firmware;
        Model = model;
        ResetReason = resetReason;
    }

    public readonly IClock Clock;

    public readonly IWakeSignal Wake;

    public readonly IRecordStore Store;

    public readonly INetwork Network;

    public readonly ILinkTransport Transport;

    public readonly ILamp Lamp;

    public readonly IBuzzer Buzzer;

    /// <summary>Version of the firmware, as <c>0.1.0</c>.</summary>
    public readonly string Firmware;

    /// <summary>Which board this is, as <c>esp32-s3</c> or <c>virtual</c>.</summary>
    public readonly string Model;

    /// <summary>Why it last started, as <c>power</c>, <c>command</c> or <c>stuck link</c>: see <see cref="BootBook.Kind"/>.</summary>
    public readonly string ResetReason;
}
