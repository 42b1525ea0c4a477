using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Hjemvakt.Support.Tests;

/// <summary>A certificate authority that lives as long as a test: a root, and an intermediate as real ones have.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly Lazy<X509Certificate2> _intermediate;
    private readonly Lazy<string> _folder;

    /// <param name="name">The common name of the root.</param>
    public TestAuthority(string name = "Test root")
    {
        Root = Authority(name, null);
        _intermediate = new(() => Authority("Test intermediate", Root));
        _folder = new(WriteServer);
    }

    public X509Certificate2 Root { get; }

    /// <summary>The root as text, as a technician puts it on a gateway.</summary>
    public byte[] Pem => Encoding.ASCII.GetBytes(Root.ExportCertificatePem());

    /// <summary>The same in DER.</summary>
    public byte[] Der => Root.RawData;

    /// <summary>A file with the certificate of <c>localhost</c> and the intermediate's.</summary>
    public string ServerCertificateFile => Path.Combine(_folder.Value, "server.pem");

    /// <summary>A file with its key.</summary>
    public string ServerKeyFile => Path.Combine(_folder.Value, "server.key");

    /// <summary>A certificate with its key, issued by the intermediate, for a client of this name.</summary>
    public X509Certificate2 Client(string name) => Sign(Request(name), _intermediate.Value);

    /// <summary>A certificate with its key, issued by the root itself, for a server or a client of this name.</summary>
    public X509Certificate2 Issue(string host)
    {
        var request = Request(host, host);
        request.Asked.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        return Sign(request, Root);
    }

    public void Dispose()
    {
        Root.Dispose();
        if (_intermediate.IsValueCreated)
        {
            _intermediate.Value.Dispose();
        }

        if (_folder.IsValueCreated)
        {
            Directory.Delete(_folder.Value, recursive: true);
        }
    }

    private string WriteServer()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-ca-").FullName;
        using var server = Sign(Request("localhost", "localhost"), _intermediate.Value);
        using var key = server.GetECDsaPrivateKey()!;
        File.WriteAllText(Path.Combine(folder, "server.pem"), server.ExportCertificatePem() + "\n" + _intermediate.Value.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
        return folder;
    }

    private static X509Certificate2 Authority(string name, X509Certificate2? issuer)
    {
        var request = Request(name);
        request.Asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.Asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return Sign(request, issuer);
    }

    private static (CertificateRequest Asked, ECDsa Key) Request(string name, string? dnsName = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (dnsName is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(dnsName);
            request.CertificateExtensions.Add(names.Build());
        }

        return (request, key);
    }

    private static X509Certificate2 Sign((CertificateRequest Asked, ECDsa Key) request, X509Certificate2? issuer)
    {
        using var key = request.Key;

        // Wide enough for any machine's clock; certificates are about the real time whatever the tests do.
        var (from, to) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
        if (issuer is null)
        {
            return request.Asked.CreateSelfSigned(from, to);
        }

        // The platform's TLS wants the key in a container of its own.
        using var signed = request.Asked.Create(issuer, from, to, RandomNumberGenerator.GetBytes(12));
        using var withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
