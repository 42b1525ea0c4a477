using Hjemvakt.Gateway.Outbox;
using Hjemvakt.Gateway.Sensing.Radar;

namespace Hjemvakt.Gateway;

/// <summary>
/// Everything outside the gateway's own behaviour: the real board, a virtual home, or a test.
/// What comes in from the board (buttons, contacts, falls) goes the other way, to <see cref="GatewayApp.Inputs"/>.
/// </summary>
public interface IBoard : IRadarLines
{
    /// <summary>What it is made of.</summary>
    BoardParts Parts { get; }

    /// <summary>Free managed heap in bytes now, 0 or more. Asked for once a minute; neither blocks nor throws.</summary>
    int HeapFree();

    /// <summary>Restarts the chip and leaves word why, for the next start. Does not return on a chip.</summary>
    /// <param name="why">Begins with a <see cref="BootJournal.Kind"/> if it is to be counted.</param>
    void Restart(string why);
}
