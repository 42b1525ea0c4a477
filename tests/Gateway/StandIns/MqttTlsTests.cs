using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Gateway.Tests.Support;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.Networking;

namespace Hjemvakt.Gateway.Tests.StandIns;

/// <summary>TLS as the chip does it: one authority, the broker's name, and the dates by the chip's own clock.</summary>
public sealed class MqttTlsTests : IAsyncLifetime
{
    private readonly Bench _bench = new();
    private readonly TestAuthority _authority = new("Hjemvakt test authority");
    private readonly TestAuthority _stranger = new("Somebody else");

    public async ValueTask InitializeAsync() => await _bench.Do(() => WifiNetworkHelper.ConnectDhcp("hjem", "x"));

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        _authority.Dispose();
        _stranger.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_right_authority_lets_the_client_in()
    {
        await using var broker = await TestBroker.Start(_authority.Issue("localhost"));

        (await Connect(broker, _authority)).ShouldBe(MqttReasonCode.Success);
    }

    [Fact]
    public async Task A_broker_of_another_authority_is_refused_before_the_secret_is_sent()
    {
        await using var broker = await TestBroker.Start(_stranger.Issue("localhost"));

        await Should.ThrowAsync<MqttConnectionException>(() => Connect(broker, _authority));

        broker.Connected.Count.ShouldBe(0);
        _bench.Device.Network.OpenConnections.ShouldBe(0);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var broker = await TestBroker.Start(_authority.Issue("broker.example"));

        await Should.ThrowAsync<MqttConnectionException>(() => Connect(broker, _authority));
    }

    [Fact]
    public async Task With_the_clock_not_set_every_certificate_lies_in_the_future()
    {
        await using var broker = await TestBroker.Start(_authority.Issue("localhost"));
        _bench.Device.Clock.Set(new System.DateTime(1970, 1, 1, 0, 1, 0, DateTimeKind.Utc));

        await Should.ThrowAsync<MqttConnectionException>(() => Connect(broker, _authority));
    }

    [Fact]
    public async Task A_client_shows_its_own_certificate_when_it_has_one()
    {
        var subjects = new Journal<string>();
        await using var broker = await TestBroker.Start(_authority.Issue("localhost"), (_, shown, _, _) =>
        {
            subjects.Add(shown?.Subject ?? "none");
            return shown is not null;
        });

        (await Connect(broker, _authority, _authority.Issue("gw-1"))).ShouldBe(MqttReasonCode.Success);

        subjects.Entries.ShouldContain("CN=gw-1");
    }

    [Fact]
    public async Task Without_validation_any_broker_is_believed()
    {
        await using var broker = await TestBroker.Start(_stranger.Issue("broker.example"));
        await _bench.Do(() => MqttSettings.Instance.ValidateServerCertificate = false);

        (await Connect(broker, _authority)).ShouldBe(MqttReasonCode.Success);
    }

    private Task<MqttReasonCode> Connect(TestBroker broker, TestAuthority authority, X509Certificate2? own = null) => _bench.Do(() =>
    {
        var trusted = X509CertificateLoader.LoadCertificate(authority.Der);
        return new MqttClient("localhost", broker.Port, true, trusted, own, MqttSslProtocols.TLSv1_2).Connect("gw", "gw", "secret");
    });
}
