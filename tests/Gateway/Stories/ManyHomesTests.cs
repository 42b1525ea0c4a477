using Hjemvakt.Gateway.Tests.Support;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>Many gateways in one process, each by itself, as in the homes of a town.</summary>
public sealed class ManyHomesTests : IAsyncLifetime
{
    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start();

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    [Fact]
    public async Task A_hundred_homes_fall_and_each_is_heard_under_its_own_name()
    {
        var homes = Enumerable.Range(1, 100).Select(i => WatchedHome.At(_companion.Broker, $"gw-{i}")).ToList();
        try
        {
            await Task.WhenAll(homes.Select(home => home.ComeOnline()));

            foreach (var home in homes)
            {
                home.Home.FallInBathroom();
            }

            await Task.WhenAll(homes.Select(home => home.Looks(picture => picture is { AlarmsWaiting: 0, Lamp: "alarmReceived" })));
            foreach (var home in homes)
            {
                _companion.Alarms(home.Home.GatewayId).ShouldHaveSingleItem().S.ShouldBe(1);
                home.Home.Device.Boot!.DeadThreads.ShouldBeEmpty();
            }
        }
        finally
        {
            await Task.WhenAll(homes.Select(home => home.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task What_happens_to_one_home_does_not_touch_its_neighbour()
    {
        await using var unlucky = WatchedHome.At(_companion.Broker, "gw-unlucky");
        await using var neighbour = WatchedHome.At(_companion.Broker, "gw-neighbour");
        await unlucky.ComeOnline();
        await neighbour.ComeOnline();

        unlucky.Home.PullNetwork();
        unlucky.Home.FallInBathroom();
        await unlucky.Looks(picture => picture.AlarmsWaiting == 1);
        unlucky.Home.CutPower();
        neighbour.Home.FallInBathroom();

        await neighbour.Looks(picture => picture is { AlarmsWaiting: 0, Lamp: "alarmReceived", CompanionReached: true });
        _companion.Alarms("gw-unlucky").ShouldBeEmpty();
        unlucky.Home.Picture.Powered.ShouldBeFalse();
    }
}
