using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Devices.SettingsFiles;

/// <summary>Who has signed the certificate that gateways see: what they must have in <c>ca.pem</c>.</summary>
/// <param name="Pem">The authority's certificate; null when it is not in the companion's own files.</param>
/// <param name="Issuer">Who has signed, for whoever has to find it; null when gateways cannot come in over TLS at all.</param>
public sealed record BrokerCertificateAuthority(string? Pem, string? Issuer)
{
    /// <summary>Looks in the certificate chain that is set for MQTT over TLS.</summary>
    public static BrokerCertificateAuthority Of(CompanionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings is not { MqttTlsPort: not null, MqttTlsCertificate: { } file })
        {
            return new BrokerCertificateAuthority(null, null);
        }

        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            // One that has signed itself: nobody stands behind it.
            var root = chain.LastOrDefault(certificate => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData));
            return new BrokerCertificateAuthority(root?.ExportCertificatePem(), chain.LastOrDefault()?.Issuer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return new BrokerCertificateAuthority(null, error.Message);
        }
    }
}
