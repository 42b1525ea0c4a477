namespace Hjemvakt.Gateway.Link;

/// <summary>
/// The network below the link, as the board sees it. The board keeps it up by itself (Wi-Fi reconnects on the board's own thread);
/// the gateway only looks. Read from the main loop; no member blocks or throws.
/// </summary>
public interface INetwork
{
    /// <summary>There is an address; a connection may be tried.</summary>
    bool IsUp { get; }

    /// <summary>Signal strength in dBm, or 0 when unknown (wired, down).</summary>
    int Rssi { get; }

    /// <summary>Behind this network nobody answers: leave it, and try the next one if there is one. Returns at once.</summary>
    void Renew();

    /// <summary>Own address, or an empty string.</summary>
    string Address { get; }
}
