using System.Collections.Immutable;

namespace Hjemvakt.Companion.Settings;

/// <summary>How people are reached who are not looking at the page. A channel without settings is not there.</summary>
public sealed record NotificationSettings
{
    /// <summary>Where people reach the pages from outside, for the links in messages. Without it a link leads to where the companion listens.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Language of messages: <c>nb</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "nb";

    /// <summary>How long a carrier may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public NtfySettings? Ntfy { get; init; }

    public SmtpSettings? Smtp { get; init; }

    public HttpGatewaySettings? Sms { get; init; }

    public HttpGatewaySettings? Voice { get; init; }

    /// <summary>Systems of response centres.</summary>
    public ImmutableArray<CentreSettings> Centres { get; init; } = [];

    /// <summary>Address that is called each minute while the companion is well; whoever listens there raises the alarm when it stops.</summary>
    public Uri? DeadMan { get; init; }
}

/// <summary>A server that speaks ntfy.</summary>
/// <param name="Token">Access token; null for a server that asks for none.</param>
public sealed record NtfySettings(Uri Server, SecretText? Token);

/// <summary>A mail server that takes our messages.</summary>
/// <param name="Security"><c>StartTls</c>, <c>Tls</c>, or <c>None</c> on loopback only.</param>
/// <param name="From">The address messages come from.</param>
public sealed record SmtpSettings(string Host, int Port, string Security, string? User, SecretText? Password, string From);

/// <summary>
/// An operator's HTTP interface for text messages or calls. <c>{to}</c>, <c>{text}</c>, <c>{id}</c> and <c>{secret}</c> are filled in, and
/// written as the content type asks.
/// </summary>
/// <param name="Authorization">Value of the Authorization header, or null.</param>
/// <param name="Expect">Text that the answer must contain to count as accepted; null when the status alone counts.</param>
public sealed record HttpGatewaySettings(Uri Address, string ContentType, string Body, SecretText? Authorization, SecretText? Key, string? Expect);

/// <summary>A response centre's system, which gets a signed request.</summary>
/// <param name="Name">Name in policies and contacts.</param>
/// <param name="Secret">Key of the signature.</param>
/// <param name="WithPlace">Tells who lives there and where. Only for who has a data processing agreement.</param>
public sealed record CentreSettings(string Name, Uri Address, SecretText Secret, bool WithPlace);
