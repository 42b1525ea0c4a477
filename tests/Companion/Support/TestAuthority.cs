using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hjemvakt.Companion.Tests.Support;

/// <summary>A certificate authority that lives as long as a test, with an intermediate as real ones have.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hjemvakt-ca-").FullName;
    private readonly X509Certificate2 intermediate;

    public TestAuthority()
    {
        Root = Authority("Test root", null);
        intermediate = Authority("Test intermediate", Root);
        using var server = Leaf("localhost", server: true);
        File.WriteAllText(ServerCertificateFile, server.ExportCertificatePem() + "\n" + intermediate.ExportCertificatePem());
        File.WriteAllText(ServerKeyFile, server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Root { get; }

    public string ServerCertificateFile => Path.Combine(folder, "server.pem");

    public string ServerKeyFile => Path.Combine(folder, "server.key");

    public X509Certificate2 Client(string name) => Leaf(name, server: false);

    public void Dispose()
    {
        Root.Dispose();
        intermediate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static X509Certificate2 Authority(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return Sign(request, key, issuer);
    }

    private X509Certificate2 Leaf(string name, bool server)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (server)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
        }

        return Sign(request, key, intermediate);
    }

    private static X509Certificate2 Sign(CertificateRequest request, ECDsa key, X509Certificate2? issuer)
    {
        // Wide enough for any machine's clock; certificates are about the real time whatever the tests do.
        var (from, to) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
        if (issuer is null)
        {
            return request.CreateSelfSigned(from, to);
        }

        using var signed = request.Create(issuer, from, to, RandomNumberGenerator.GetBytes(12));
        using var withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
