namespace Hjemvakt.Companion.Settings;

/// <summary>How people are reached who are not looking at the page. A channel without settings is not there.</summary>
public sealed record NotificationSettings
{
    /// <summary>Where the links in messages lead, when <see cref="CompanionSettings.PublicAddress"/> is not set; set that one, which all other links follow too.</summary>
    [WebAddress(clear: true)]
    public Uri? PublicAddress { get; init; }

    /// <summary>Language of messages: <c>nb</c> or <c>en</c>.</summary>
    [OneOf("nb", "en")]
    public string Language { get; init; } = "nb";

    /// <summary>How long a provider may take to answer.</summary>
    [TimeBetween("00:00:01", "00:01:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public NtfySettings? Ntfy { get; init; }

    public SmtpSettings? Smtp { get; init; }

    public HttpGatewaySettings? Sms { get; init; }

    public HttpGatewaySettings? Voice { get; init; }

    public MatrixSettings? Matrix { get; init; }

    /// <summary>Systems of response centres, under their names in policies and contacts.</summary>
    public IReadOnlyDictionary<string, CentreSettings> Centres { get; init; } = new Dictionary<string, CentreSettings>();

    /// <summary>Address that is called each minute while the companion is well; whoever listens there raises the alarm when it stops.</summary>
    [WebAddress]
    public Uri? DeadMan { get; init; }
}

/// <summary>A server that speaks ntfy.</summary>
public sealed record NtfySettings
{
    [Needed, WebAddress]
    public required Uri Server { get; init; }

    /// <summary>Access token; null for a server that asks for none.</summary>
    public SecretText? Token { get; init; }
}

/// <summary>A Matrix server with a user of the companion's.</summary>
public sealed record MatrixSettings
{
    [Needed, WebAddress]
    public required Uri Server { get; init; }

    /// <summary>Access token of the companion's user.</summary>
    [Needed]
    public required SecretText Token { get; init; }
}

/// <summary>A mail server that takes our messages.</summary>
public sealed record SmtpSettings : IFitTogether
{
    [Needed]
    public required string Host { get; init; }

    /// <summary>Null for the usual one of <see cref="Security"/>; see <see cref="ServerPort"/>.</summary>
    [Port(least: 1)]
    public int? Port { get; init; }

    /// <summary><c>StartTls</c>, <c>Tls</c>, or <c>None</c> on loopback only.</summary>
    [OneOf("StartTls", "Tls", "None")]
    public string Security { get; init; } = "StartTls";

    public string? User { get; init; }

    public SecretText? Password { get; init; }

    /// <summary>The address messages come from.</summary>
    [Needed, MailAddress]
    public required string From { get; init; }

    /// <summary>Path of the certificate of the authority that vouches for the server, PEM; null for the authorities that this machine trusts.</summary>
    [ExistingFile]
    public string? Authority { get; init; }

    /// <summary>False for an authority that publishes no list of revoked certificates, as many a house's own.</summary>
    public bool CheckRevocation { get; init; } = true;

    /// <summary>The port that is used: 465 for <c>Tls</c> and 587 otherwise, unless another is set.</summary>
    public int ServerPort => Port ?? (Security == "Tls" ? 465 : 587);

    IEnumerable<string> IFitTogether.Misfits()
    {
        if (Security == "None" && Host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return "Security: None is for this machine alone; use StartTls or Tls";
        }
    }
}

/// <summary>
/// An operator's HTTP interface for text messages or calls. <c>{to}</c>, <c>{text}</c>, <c>{id}</c> and <c>{secret}</c> are filled in, and
/// written as the content type asks.
/// </summary>
public sealed record HttpGatewaySettings : IFitTogether
{
    [Needed, WebAddress]
    public required Uri Address { get; init; }

    [OneOf("application/json", "application/x-www-form-urlencoded", "text/plain")]
    public string ContentType { get; init; } = "application/json";

    [Needed]
    public required string Body { get; init; }

    /// <summary>Value of the Authorization header, or null.</summary>
    public SecretText? Authorization { get; init; }

    /// <summary>What <c>{secret}</c> stands for.</summary>
    public SecretText? Key { get; init; }

    /// <summary>What the answer says when the message is taken: a whole value of a JSON answer, or the beginning of a line or an element of any other. Null when the status alone counts.</summary>
    public string? Expect { get; init; }

    IEnumerable<string> IFitTogether.Misfits()
    {
        if (!(Body + Address.OriginalString).Contains("{to}", StringComparison.Ordinal))
        {
            yield return "Body: needs {to}, where the number goes";
        }

        if (Key is null && Body.Contains("{secret}", StringComparison.Ordinal))
        {
            yield return "Body: has {secret}, and there is no Key to stand there";
        }
    }
}

/// <summary>A response centre's system, which gets a signed request.</summary>
public sealed record CentreSettings
{
    [Needed, WebAddress]
    public required Uri Address { get; init; }

    /// <summary>Key of the signature.</summary>
    [Needed, LongEnough(32)]
    public required SecretText Secret { get; init; }

    /// <summary>Tells who lives there and where. Only for who has a data processing agreement.</summary>
    public bool WithPlace { get; init; }
}
