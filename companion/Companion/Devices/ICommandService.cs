using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Devices;

/// <summary>Where technicians ask something of a gateway: durable until the gateway has answered or the time is up.</summary>
public interface ICommandService
{
    /// <summary>
    /// Stores a command and sends it as soon as the gateway is connected, again and again until it answers. The gateway carries an id out once.
    /// </summary>
    /// <param name="name">One of <see cref="CommandNames.All"/>.</param>
    /// <param name="body">Further members as a JSON object, or null; without <c>id</c> and <c>exp</c>, which are the service's.</param>
    /// <param name="by">Who gives it; it is written in the gateway's history.</param>
    /// <param name="lifetime">How long it is worth carrying out.</param>
    /// <returns>The command's id.</returns>
    /// <exception cref="ArgumentException">There is no such gateway or command, or the body is not such an object.</exception>
    /// <exception cref="StorageUnavailableException">It could not be stored just now.</exception>
    Task<string> GiveAsync(string gatewayId, string name, string? body, Actor by, TimeSpan lifetime, CancellationToken cancel = default);

    /// <summary>The latest commands to a gateway, the newest first.</summary>
    Task<IReadOnlyList<CommandView>> ListAsync(string gatewayId, int take, CancellationToken cancel = default);
}

/// <summary>The commands of the wire contract.</summary>
public static class CommandNames
{
    public static IReadOnlyList<string> All { get; } = ["identify", "selftest", "config", "reboot", "update", "clock"];
}

/// <summary>A command as a technician sees it. What it carried is not shown: it may hold a password of the home's network.</summary>
/// <param name="SentAt">When it was last sent to the connected gateway, or null.</param>
/// <param name="Answer">The reply as it came (JSON), or null.</param>
public sealed record CommandView(
    string Id, string GatewayId, string Name, string GivenBy, DateTimeOffset GivenAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? SentAt, DateTimeOffset? AnsweredAt, string? Answer)
{
    /// <summary>What has become of it by now.</summary>
    public CommandFate FateAt(DateTimeOffset now) => this switch
    {
        { AnsweredAt: not null } => CommandFate.Answered,
        _ when now >= ExpiresAt => CommandFate.Expired,
        { SentAt: not null } => CommandFate.Sent,
        _ => CommandFate.Stored,
    };
}

/// <summary>What becomes of a command.</summary>
public enum CommandFate
{
    /// <summary>It waits for the gateway.</summary>
    Stored,

    /// <summary>It has been sent, perhaps more than once, and not been answered.</summary>
    Sent,

    /// <summary>The gateway has answered.</summary>
    Answered,

    /// <summary>Its time was over before an answer came. The gateway may still have carried it out, if it was sent.</summary>
    Expired,
}
