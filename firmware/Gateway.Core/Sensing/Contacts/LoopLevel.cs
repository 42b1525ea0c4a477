namespace Hjemvakt.Gateway.Sensing.Contacts;

/// <summary>What the wires to a door contact say.</summary>
public enum LoopLevel
{
    /// <summary>The loop is whole and the contact closed: the door is shut.</summary>
    Closed = 0,

    /// <summary>The loop is whole and the contact open: the door is open.</summary>
    Open = 1,

    /// <summary>The loop is cut or bridged: nothing is known of the door.</summary>
    Tampered = 2,
}
