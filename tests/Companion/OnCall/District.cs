using Hjemvakt.Companion.Gateways.Messages;
using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>Many homes besides Berit's whose gateways say no more than that they live.</summary>
internal sealed class District(NightShift night, int homes)
{
    private static readonly GatewayStatus Alive = new(true, null, null, null, "{}");

    public static async Task<District> OfAsync(NightShift night, int homes)
    {
        for (var number = 0; number < homes; number++)
        {
            await night.Companion.CommissionAsync($"gw-{number}", $"home-{number}");
        }

        var district = new District(night, homes);
        await district.HeardAsync();
        return district;
    }

    /// <summary>Every gateway of the district lives, Berit's too. Ends when that is stored, and with it whatever waited for the writer before.</summary>
    public async Task HeardAsync(int first = 0)
    {
        await BeritAsync();
        await Task.WhenAll(Enumerable.Range(first, homes - first).Select(number => Writer.StoreAsync(Heartbeat($"gw-{number}"))));
    }

    private static StatusWork Heartbeat(string gatewayId) => new(gatewayId, Alive, NightShift.ThreeAtNight, again: false);

    /// <summary>Berit's gateway lives.</summary>
    public Task BeritAsync() => Writer.StoreAsync(Heartbeat("gw-berit"));

    /// <summary>Time passes, and of the district only Berit's gateway lives.</summary>
    public async Task SilenceAsync(TimeSpan time)
    {
        var step = TimeSpan.FromSeconds(60);
        for (var left = time; left > TimeSpan.Zero; left -= step)
        {
            night.Time.Advance(left < step ? left : step);
            await BeritAsync();
        }
    }

    private HomeWriter Writer => night.Companion.Services.GetRequiredService<HomeWriter>();
}
