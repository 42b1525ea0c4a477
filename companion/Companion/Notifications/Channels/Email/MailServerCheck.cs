using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Notifications.Channels.Email;

/// <summary>
/// Whether a mail server is the one that the settings mean: its name is on its certificate, and the certificate comes from an authority that
/// this machine trusts, or from the one in the settings and no other.
/// </summary>
internal sealed class MailServerCheck(SmtpSettings settings)
{
    /// <summary>What is wrong with the certificate that was shown, in full; null when nothing is.</summary>
    public string? Fault { get; private set; }

    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Fault = errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is null ? "the server showed none"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is not for '{settings.Host}' but for '{certificate.Subject}'"
            : settings.Authority is null ? OfMachine(chain, errors)
            : OfAuthority(certificate, chain, settings.Authority);
        return Fault is null;
    }

    private static string? OfMachine(X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None ? null : Told(chain) is { Length: > 0 } told ? told : errors.ToString();

    private string? OfAuthority(X509Certificate certificate, X509Chain? shown, string path)
    {
        var authority = new X509Certificate2Collection();
        try
        {
            authority.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            return $"the authority '{path}' cannot be read: {error.Message}";
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority);
        chain.ChainPolicy.RevocationMode = settings.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;
        // Certificates between the server's and the authority's come from the server.
        if (shown is not null)
        {
            foreach (var element in shown.ChainElements)
            {
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
            }
        }

        using var server = new X509Certificate2(certificate);
        return chain.Build(server) ? null : Told(chain);
    }

    private static string Told(X509Chain? chain)
        => string.Join("; ", (chain?.ChainStatus ?? []).Select(status => $"{status.Status}: {status.StatusInformation.Trim()}").Distinct(StringComparer.Ordinal));
}
