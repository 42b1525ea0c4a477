using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Broker;

/// <summary>The server's certificate with the ones between it and its root.</summary>
internal sealed record ServerCertificate(X509Certificate2 Leaf, X509Certificate2Collection Chain)
{
    /// <summary>Reads what is set; null when no TLS listener is.</summary>
    /// <exception cref="CannotStartException">The files cannot be read or do not fit each other.</exception>
    public static ServerCertificate? Load(CompanionSettings settings)
    {
        if (settings is not { MqttTlsPort: not null, MqttTlsCertificate: { } certificate, MqttTlsKey: { } key })
        {
            return null;
        }

        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(certificate, key);
            var all = new X509Certificate2Collection();
            all.ImportFromPemFile(certificate);
            all.RemoveAt(0);
            // Through PKCS#12, because some platforms cannot use a key that exists in memory only.
            return new ServerCertificate(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), all);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new CannotStartException($"The certificate '{certificate}' and its key '{key}' cannot be used: {error.Message}", error);
        }
    }
}
