using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;

namespace Hjemvakt.Companion.Tests.Broker;

/// <summary>The listener that is open to the world: real TLS, with an authority made for the test.</summary>
public sealed class BrokerTlsTests : IDisposable
{
    private readonly TestAuthority authority = new();

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task A_gateway_checks_the_companion_and_signs_in_with_its_secret()
    {
        await using var companion = await StartAsync();
        var gateway = await companion.CommissionAsync();

        await gateway.ConnectAsync(also: options => OnTls(options, companion));

        await gateway.AlarmAsync(Wire.Help(1));
        await gateway.WaitForStateAsync("help", "raised");
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }

    [Fact]
    public async Task A_gateway_that_trusts_another_authority_does_not_connect()
    {
        await using var companion = await StartAsync();
        using var stranger = new TestAuthority();
        var gateway = await companion.CommissionAsync();

        await Should.ThrowAsync<Exception>(() => gateway.TryConnectAsync(also: options => OnTls(options, companion, trusting: stranger)));
    }

    [Fact]
    public async Task A_gateway_may_prove_itself_by_its_certificate_instead()
    {
        await using var companion = await StartAsync();
        using var certificate = authority.Client("gw-berit");
        var gateway = await companion.CommissionAsync();
        await companion.Gateways.BindCertificateAsync("gw-berit", certificate.GetCertHashString(HashAlgorithmName.SHA256));
        gateway.Secret = "";

        await gateway.ConnectAsync(also: options => OnTls(options, companion, certificate));

        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }

    [Fact]
    public async Task Another_certificate_of_the_same_authority_and_name_is_not_enough()
    {
        await using var companion = await StartAsync();
        using var bound = authority.Client("gw-berit");
        using var other = authority.Client("gw-berit");
        var gateway = await companion.CommissionAsync();
        await companion.Gateways.BindCertificateAsync("gw-berit", bound.GetCertHashString(HashAlgorithmName.SHA256));
        gateway.Secret = "";

        var answer = await gateway.TryConnectAsync(also: options => OnTls(options, companion, other));

        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task A_certificate_is_good_for_its_own_gateway_only()
    {
        await using var companion = await StartAsync();
        using var certificate = authority.Client("gw-berit");
        await companion.CommissionAsync();
        await companion.Gateways.BindCertificateAsync("gw-berit", certificate.GetCertHashString(HashAlgorithmName.SHA256));
        var other = await companion.CommissionAsync("gw-amir", "amir");
        other.Secret = "";

        var answer = await other.TryConnectAsync(also: options => OnTls(options, companion, certificate));

        answer.ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
    }

    [Fact]
    public async Task A_new_secret_is_the_end_of_the_certificate_and_of_the_connection_it_opened()
    {
        await using var companion = await StartAsync();
        using var certificate = authority.Client("gw-berit");
        var thief = await companion.CommissionAsync();
        await companion.Gateways.BindCertificateAsync("gw-berit", certificate.GetCertHashString(HashAlgorithmName.SHA256));
        thief.Secret = "";
        await thief.ConnectAsync(also: options => OnTls(options, companion, certificate));

        var secret = await companion.Gateways.EnrolAsync("berit", "gw-berit");

        await thief.DisconnectedAsync();
        (await thief.TryConnectAsync(also: options => OnTls(options, companion, certificate))).ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        await companion.Gateway("gw-berit", secret).ConnectAsync(also: options => OnTls(options, companion));
    }

    [Fact]
    public async Task A_certificate_that_was_taken_away_lets_nobody_in_and_the_secret_still_does()
    {
        await using var companion = await StartAsync();
        using var certificate = authority.Client("gw-berit");
        var gateway = await companion.CommissionAsync();
        var secret = gateway.Secret;
        await companion.Gateways.BindCertificateAsync("gw-berit", certificate.GetCertHashString(HashAlgorithmName.SHA256));
        gateway.Secret = "";
        await gateway.ConnectAsync(also: options => OnTls(options, companion, certificate));

        await companion.Gateways.UnbindCertificateAsync("gw-berit", new("Tekla", "desk"));

        await gateway.DisconnectedAsync();
        (await gateway.TryConnectAsync(also: options => OnTls(options, companion, certificate))).ResultCode.ShouldBe(MqttClientConnectResultCode.BadUserNameOrPassword);
        await companion.Gateway("gw-berit", secret).ConnectAsync(also: options => OnTls(options, companion));
    }

    private Task<TestCompanion> StartAsync() => TestCompanion.StartAsync(settings => settings with
    {
        MqttPort = null,
        MqttTlsAddress = "127.0.0.1",
        MqttTlsPort = 0,
        MqttTlsCertificate = authority.ServerCertificateFile,
        MqttTlsKey = authority.ServerKeyFile,
    });

    private void OnTls(MqttClientOptionsBuilder options, TestCompanion companion, X509Certificate2? certificate = null, TestAuthority? trusting = null)
    {
        options.WithTcpServer("localhost", companion.Ports.MqttTls);
        options.WithTlsOptions(tls =>
        {
            tls.UseTls();
            tls.WithRevocationMode(X509RevocationMode.NoCheck);
            tls.WithTrustChain([(trusting ?? authority).Root]);
            if (certificate is not null)
            {
                tls.WithClientCertificates([certificate]);
            }
        });
    }
}
