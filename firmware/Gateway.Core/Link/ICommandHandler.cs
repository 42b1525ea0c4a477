namespace Hjemvakt.Gateway.Link;

/// <summary>Carries out what the companion asks.</summary>
public interface ICommandHandler
{
    /// <summary>Carries out a command. Called from the main loop, within the link's turn.</summary>
    /// <param name="name">The last word of its topic.</param>
    /// <param name="payload">Its message; used up.</param>
    /// <param name="now">Uptime.</param>
    /// <returns>The reply, or null when the message is no command.</returns>
    byte[]? Do(string name, byte[] payload, long now);
}
