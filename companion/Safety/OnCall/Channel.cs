namespace Hjemvakt.Safety.OnCall;

/// <summary>A way to reach somebody who is not looking at the page.</summary>
public enum Channel
{
    /// <summary>A push message through an ntfy server.</summary>
    Ntfy,

    Sms,

    /// <summary>A telephone call that reads the message out.</summary>
    Voice,

    Email,

    /// <summary>A signed HTTP request to another system, as a response centre's.</summary>
    Webhook,

    /// <summary>A message into a room of a Matrix server.</summary>
    Matrix,
}

/// <summary>Where somebody is reached over a channel.</summary>
/// <param name="Address">Topic, room, telephone number, e-mail address, or the name of a centre in the settings.</param>
public readonly record struct Contact(Channel Channel, string Address);
