using Hjemvakt.VirtualHome;
using Hjemvakt.Gateway.Tests.Support;
using MQTTnet.Packets;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>Whatever happens to the connection: every alarm arrives, once, with its own number.</summary>
public sealed class BrokenLinkTests : IAsyncLifetime
{
    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start();

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    [Fact]
    public async Task The_broker_dies_before_it_has_acknowledged()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();
        _companion.Broker.Swallows = packet => packet is MqttPublishPacket;
        home.Home.FallInBathroom();
        await _companion.Broker.Published.First(one => one.Topic == "hv1/gw-1/alarm");

        await _companion.Broker.Die();
        await home.Looks(picture => picture is { CompanionReached: false, AlarmsWaiting: 1, Lamp: "noCompanion" });
        _companion.Broker.Swallows = _ => false;
        await _companion.Broker.Rise();

        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
        _companion.Alarms("gw-1").Select(alarm => alarm.S).ShouldBe([1]);
    }

    [Fact]
    public async Task A_queue_that_the_package_forgot_is_sent_again_in_order()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();
        await _companion.Records.First(record => record.Kind == "door");
        await home.Looks(picture => picture.RoutineWaiting == 0);
        _companion.Broker.Swallows = packet => packet is MqttPublishPacket;
        home.Home.FallInBathroom();
        home.Home.PressHelp();
        home.Home.SetFrontDoor(open: true);
        await home.Looks(picture => picture is { AlarmsWaiting: 2, RoutineWaiting: 1 });

        await _companion.Broker.Die();
        _companion.Broker.Swallows = _ => false;
        await _companion.Broker.Rise();

        await home.Looks(picture => picture is { AlarmsWaiting: 0, RoutineWaiting: 0 });
        var after = _companion.Records.Entries.SkipWhile(record => record.Stream == "routine").ToList();
        after.Select(record => (record.Stream, record.S)).ShouldBe([("alarm", 1), ("alarm", 2), ("routine", 2)]);
    }

    [Fact]
    public async Task An_acknowledgement_without_a_receipt_deletes_nothing()
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(20));
        _companion.GivesReceipts = false;
        await home.ComeOnline();

        home.Home.FallInBathroom();
        await _companion.Broker.Published.Until(all => all.Count(one => one.Topic == "hv1/gw-1/alarm") >= 3);

        home.Home.Picture.AlarmsWaiting.ShouldBe(1);
        home.Home.Picture.Lamp.ShouldBe("alarmSent");
        _companion.GivesReceipts = true;
        await home.Looks(picture => picture is { AlarmsWaiting: 0, Lamp: "alarmReceived" });
        _companion.Alarms("gw-1").Select(alarm => alarm.S).ShouldBe([1]);
    }

    [Fact]
    public async Task Names_do_not_resolve_at_first()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        home.Home.Device.Network.NamesResolve = false;
        home.Home.PowerOn();
        await home.Looks(picture => picture.Lamp == "noCompanion");
        home.Home.FallInBathroom();
        await home.Looks(picture => picture.AlarmsWaiting == 1);

        home.Home.Device.Network.NamesResolve = true;

        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
        _companion.Alarms("gw-1").Select(alarm => alarm.S).ShouldBe([1]);
    }

    [Fact]
    public async Task No_radio_at_first_and_the_lamp_says_so()
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(20));
        home.Home.Device.Network.WifiInReach = false;
        home.Home.PowerOn();
        await home.Looks(picture => picture.Lamp == "noNetwork");
        home.Home.FallInBathroom();
        await home.Looks(picture => picture.AlarmsWaiting == 1);

        home.Home.Device.Network.WifiInReach = true;

        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
    }

    [Fact]
    public async Task A_half_open_network_is_found_out_and_the_fall_keeps_its_time()
    {
        var time = new FlowingTime(20);
        await using var home = WatchedHome.At(_companion.Broker, time: time);
        await home.ComeOnline();
        home.Home.PullNetwork();
        var fell = time.GetUtcNow();
        home.Home.FallInBathroom();
        await home.Looks(picture => picture is { Lamp: "alarmSent", CompanionReached: true });

        await home.Looks(picture => picture is { Lamp: "noCompanion", CompanionReached: false });
        _companion.Alarms("gw-1").ShouldBeEmpty();
        home.Home.PlugNetwork();

        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
        var alarm = _companion.Alarms("gw-1").ShouldHaveSingleItem();
        (DateTimeOffset.FromUnixTimeMilliseconds(alarm.T!.Value) - fell).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        home.Home.Device.Network.OpenConnections.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_secret_is_tried_again_and_leaves_no_sockets_behind()
    {
        await using var home = WatchedHome.At(_companion.Broker, time: new FlowingTime(50));
        _companion.Broker.LetsIn = client => client.Password == "another";
        home.Home.PowerOn();
        await home.Looks(picture => picture.Lamp == "noCompanion");
        home.Home.FallInBathroom();

        await _companion.Broker.TurnedAway.UntilCount(5);

        home.Home.Device.Network.OpenConnections.ShouldBeLessThanOrEqualTo(1);
        _companion.Broker.LetsIn = client => client is { Password: WatchedHome.Secret, UserName: "gw-1", ClientId: "gw-1" };
        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
    }

    [Fact]
    public async Task A_broker_that_refuses_the_subscriptions_is_left_and_tried_again()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        _companion.Broker.Grants = _ => false;
        home.Home.PowerOn();
        await _companion.Broker.Connected.UntilCount(2);
        home.Home.FallInBathroom();
        await home.Looks(picture => picture.AlarmsWaiting == 1);

        _companion.Broker.Grants = _ => true;

        await home.Looks(picture => picture is { CompanionReached: true, AlarmsWaiting: 0 });
    }

    [Fact]
    public async Task A_flood_from_the_service_drowns_no_alarm()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();
        for (var i = 0; i < 300; i++)
        {
            await _companion.Broker.Send("hv1/gw-1/command/identify", $$"""{"id":"c{{i}}"}""");
        }

        home.Home.FallInBathroom();

        await home.Looks(picture => picture.AlarmsWaiting == 0 && _companion.Alarms("gw-1").Count == 1);
    }

    [Fact]
    public async Task What_was_said_while_the_gateway_was_away_is_heard_when_it_is_back()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();
        home.Home.FallInBathroom();
        await home.Looks(picture => picture.Lamp == "alarmReceived");
        home.Home.Device.Network.NamesResolve = false;
        home.Home.CutPower();
        home.Home.PowerOn();
        await home.Looks(picture => picture.Lamp == "noCompanion");
        await _companion.Broker.Miss("gw-1");

        await _companion.Alert("gw-1", "fall", "onTheWay");
        home.Home.Device.Network.NamesResolve = true;

        await home.Looks(picture => picture.Lamp == "onTheWay");
    }

    [Fact]
    public async Task The_service_hears_of_the_start_and_keeps_the_news()
    {
        await using var home = WatchedHome.At(_companion.Broker);
        await home.ComeOnline();

        var birth = await _companion.Broker.Published.First(one => one.Topic == "hv1/gw-1/status");

        birth.Retain.ShouldBeTrue();
        birth.Payload.ShouldContain("\"online\":true");
        birth.Payload.ShouldContain("\"reset\":\"power\"");
        birth.Payload.ShouldContain("\"board\":\"VIRTUAL\"");
    }
}
