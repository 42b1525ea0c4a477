using Hjemvakt.Gateway.Clock;
using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Feedback;
using Hjemvakt.Gateway.Link;
using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Gateway;

/// <summary>
/// Everything outside the gateway's own behaviour: the real board, a virtual home, or a test. Each member gives the same object for ever.
/// What comes in from the board (buttons, contacts, falls) goes the other way, to <see cref="GatewayApp.Inputs"/>.
/// </summary>
public interface IBoard
{
    IClock Clock { get; }

    IWakeSignal Wake { get; }

    IRecordStore Store { get; }

    INetwork Network { get; }

    ILinkTransport Transport { get; }

    ILamp Lamp { get; }

    IBuzzer Buzzer { get; }

    IDiagnostics Diagnostics { get; }

    /// <summary>Opens the serial line to a radar. Never throws: a line that cannot be opened stays silent, and silence is told.</summary>
    IRadarPort OpenLine(PointSettings point);

    /// <summary>Restarts the chip and leaves word why, for the next start. Does not return on a chip.</summary>
    /// <param name="why">Begins with a <see cref="BootBook.Kind"/> if it is to be counted.</param>
    void Restart(string why);
}
