namespace Hjemvakt.Gateway.Link;

/// <summary>Where the link stands.</summary>
public enum LinkPhase
{
    /// <summary>No connection: the network is down, or the next attempt is not due.</summary>
    Offline = 0,

    /// <summary>A connection is being made.</summary>
    Connecting = 1,

    /// <summary>Connected and accepted by the broker.</summary>
    Online = 2,
}
