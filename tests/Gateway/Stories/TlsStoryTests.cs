using System.Text;
using Hjemvakt.Gateway.Board.Mqtt;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>The gateway talks to its own companion and to nobody who only says so.</summary>
public sealed class TlsStoryTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = new("Hjemvakt test authority");
    private readonly TestAuthority _stranger = new("Somebody else");
    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start(_authority.Issue("localhost"));

    public async ValueTask DisposeAsync()
    {
        await _companion.DisposeAsync();
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_the_right_authority_in_either_form_an_alarm_arrives(bool pem)
    {
        await using var home = Home(pem ? _authority.Pem : _authority.Der);
        await home.ComeOnline();

        home.Home.FallInBathroom();

        await _companion.Records.First(record => record.Kind == "fall");
        await home.Looks(picture => picture.AlarmsWaiting == 0);
    }

    [Theory]
    [InlineData("\uFEFF", "")]
    [InlineData("", "\0\0\0")]
    [InlineData("\uFEFFHjemvakt test authority\n", "\n\0")]
    public async Task What_an_editor_or_a_tool_put_around_the_certificate_is_left_out(string before, string behind)
    {
        await using var home = Home(Encoding.UTF8.GetBytes(before + Encoding.UTF8.GetString(_authority.Pem) + behind));

        await home.ComeOnline();
    }

    [Fact]
    public async Task A_broker_of_a_foreign_authority_never_gets_the_secret_and_the_alarm_waits()
    {
        await using var home = Home(_stranger.Pem, new FlowingTime(20));
        var attempts = new Journal<string>();
        home.Home.Device.Network.ConnectionMade += () => attempts.Add("attempt");
        home.Home.PowerOn();
        home.Home.FallInBathroom();

        await attempts.UntilCount(4);

        _companion.Broker.Connected.Count.ShouldBe(0);
        _companion.Broker.TurnedAway.Count.ShouldBe(0);
        home.Home.Picture.AlarmsWaiting.ShouldBe(1);
        home.Home.Device.Network.OpenConnections.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Without_an_authority_on_flash_there_is_no_connection_at_all()
    {
        await using var home = Home(_authority.Pem);
        home.Home.Device.Flash.Undeploy(BrokerCertificate.PathOnFlash);
        home.Home.PowerOn();
        await home.Looks(picture => picture.Lamp == "noCompanion");
        home.Home.FallInBathroom();
        await home.Looks(picture => picture.AlarmsWaiting == 1);
        _companion.Broker.Connected.Count.ShouldBe(0);

        home.Home.Device.Flash.Deploy(BrokerCertificate.PathOnFlash, _authority.Pem);

        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
    }

    private WatchedHome Home(byte[] authority, TimeProvider? time = null)
        => new(new SimulatedHomeOptions("gw-1", WatchedHome.Secret, _companion.Broker.Port)
        {
            BrokerCertificate = authority,
            Time = time ?? TimeProvider.System,
        });
}
