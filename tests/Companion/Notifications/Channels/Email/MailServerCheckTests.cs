using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Notifications.Channels.Email;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Tests.Support.Providers;
using Microsoft.Extensions.Logging;

namespace Hjemvakt.Companion.Tests.Notifications.Channels.Email;

/// <summary>A mail server inside the house, whose certificate comes from an authority of the house that publishes no list of what it has revoked.</summary>
public sealed class MailServerCheckTests : IDisposable
{
    private static readonly Message Any = new(Guid.NewGuid(), "kari@example.no", "title", "text", new Uri("https://vakt.example.no/"), IsUrgent: true, About: null);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hjemvakt-mail-");
    private readonly Lines log = new();

    [Fact]
    public async Task It_is_refused_without_the_authority_and_the_log_has_the_whole_reason()
    {
        await using var server = FakeMailServer.WithTls(Certificate());

        var refused = await Should.ThrowAsync<DeliveryFailedException>(() => ChannelTo(server, authority: null, revocation: true).SendAsync(Any, TestCompanion.Soon));

        refused.Failure.OfTheAddress.ShouldBeFalse();
        log.All.ShouldHaveSingleItem().ShouldContain("certificate: ");
        log.All[0].ShouldContain("SslHandshakeException");
    }

    [Fact]
    public async Task With_the_authority_and_without_asking_for_its_list_the_mail_goes()
    {
        await using var server = FakeMailServer.WithTls(Certificate());

        await ChannelTo(server, AuthorityFile, revocation: false).SendAsync(Any, TestCompanion.Soon);

        (await server.NextAsync()).ShouldContain("RCPT TO:<kari@example.no>");
        log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_that_is_asked_for_and_is_not_there_is_a_refusal_that_says_so()
    {
        await using var server = FakeMailServer.WithTls(Certificate());

        await Should.ThrowAsync<DeliveryFailedException>(() => ChannelTo(server, AuthorityFile, revocation: true).SendAsync(Any, TestCompanion.Soon));

        log.All.ShouldHaveSingleItem().ShouldContain("Revocation");
    }

    [Fact]
    public async Task The_authority_of_the_settings_vouches_for_no_other_name()
    {
        await using var server = FakeMailServer.WithTls(Certificate("other.example.no"));

        await Should.ThrowAsync<DeliveryFailedException>(() => ChannelTo(server, AuthorityFile, revocation: false).SendAsync(Any, TestCompanion.Soon));

        log.All.ShouldHaveSingleItem().ShouldContain("it is not for 'localhost'");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string AuthorityFile => Path.Combine(folder.FullName, "authority.pem");

    private EmailChannel ChannelTo(FakeMailServer server, string? authority, bool revocation)
        => new(new SmtpSettings { Host = "localhost", Port = server.Port, Security = "Tls", From = "vakt@example.no", Authority = authority, CheckRevocation = revocation }, log);

    private X509Certificate2 Certificate(string name = "localhost")
    {
        var (from, to) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=The house", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = rootRequest.CreateSelfSigned(from, to);
        File.WriteAllText(AuthorityFile, root.ExportCertificatePem());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, from, to, RandomNumberGenerator.GetBytes(12));
        using var withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private sealed class Lines : ILogger<EmailChannel>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
