using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Flash;
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

    public IClock Clock { get; }

    public IWakeSignal Wake { get; }

    public IRecordStore Store { get; }

    public INetwork Network { get; }

    public ILinkTransport Transport { get; }

    public ILamp Lamp { get; }

    public IBuzzer Buzzer { get; }

    /// <summary>Version of the firmware, as <c>0.1.0</c>.</summary>
    public string Firmware { get; }

    /// <summary>Which board this is, as <c>esp32-s3</c> or <c>virtual</c>.</summary>
    public string Model { get; }

    /// <summary>Why it last started, as <c>power</c>, <c>command</c> or <c>stuck link</c>: see <see cref="BootJournal.Kind"/>.</summary>
    public string ResetReason { get; }
}
