using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.VirtualHome;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>An alarm is sent at once, not at the next round of some loop.</summary>
public sealed class LatencyTests(ITestOutputHelper output)
{
    private const int Homes = 30;

    // Far below any polling period of the firmware, far above what a busy machine adds to a few milliseconds.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(null)]
    [InlineData(RadarModel.Ld6002c)]
    [InlineData(RadarModel.C1001)]
    public async Task From_the_radars_pin_or_its_line_to_the_broker_takes_milliseconds(string? model)
    {
        await using var companion = await CompanionDouble.Start();
        var homes = Enumerable.Range(1, Homes).Select(i => new WatchedHome(
            new SimulatedHomeOptions($"gw-{i}", WatchedHome.Secret, companion.Broker.Port) { Points = new VirtualPoints { RadarModel = model, RadarIsSet = true } })).ToList();
        List<double> taken = [];
        try
        {
            foreach (var home in homes)
            {
                await home.ComeOnline();
                await home.Looks(picture => picture.RoutineWaiting == 0);
                var start = TimeProvider.System.GetUtcNow();
                home.Home.FallInBathroom();
                var packet = await companion.Broker.Published.First(one => one.Topic == $"hv1/{home.Home.GatewayId}/alarm");
                taken.Add((packet.At - start).TotalMilliseconds);
            }
        }
        finally
        {
            await Task.WhenAll(homes.Select(home => home.DisposeAsync().AsTask()));
        }

        taken.Sort();
        output.WriteLine($"{model ?? "pin"} to broker, {Homes} falls: median {taken[Homes / 2]:F1} ms, worst {taken[^1]:F1} ms");
        TimeSpan.FromMilliseconds(taken[Homes / 2]).ShouldBeLessThan(AtOnce);
    }
}
