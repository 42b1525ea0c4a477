using System.Net;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Tests.Clocks;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Safety.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>A home on the Azores, looked after from Oslo, two hours ahead: its times are its own, on every page, and so are its rules.</summary>
public sealed class HomesInOtherZonesTests
{
    private const string Azores = "Atlantic/Azores";

    private static readonly HomeCard Home = new("berit", "Home of berit", "Berit", "Rua da Sé 3", Azores);

    [Fact]
    public async Task An_alert_tells_the_time_on_the_wall_of_the_home_and_says_so_and_the_page_the_services_own()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Companion.Homes.AddAsync(Home, NightShift.Liv);
        using var kari = await night.SignInAsync("kari");
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var page = WebUtility.HtmlDecode(await kari.ReadAsync("/oncall"));
        page.ShouldContain(">kl. 01:00</time>");
        page.ShouldContain("Hjemmets egen tid (Atlantic/Azores)");
        page.ShouldContain(">01:00:00</time>", customMessage: "the timeline");
        page.ShouldContain("<time data-clock>03:00:00</time>");
        page.ShouldContain("data-zone=\"Europe/Oslo\"");
    }

    [Fact]
    public async Task A_home_in_the_services_own_zone_says_nothing_of_zones()
    {
        await using var night = await NightShift.BeginAsync();
        using var kari = await night.SignInAsync("kari");
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var page = WebUtility.HtmlDecode(await kari.ReadAsync("/oncall"));
        page.ShouldContain(">kl. 03:00</time>");
        page.ShouldNotContain("Hjemmets egen tid");
    }

    [Fact]
    public async Task Another_zone_of_the_service_is_a_setting()
    {
        await using var companion = await TestCompanion.StartAsync(settings => settings with { TimeZone = "Europe/Helsinki" });

        companion.Services.GetRequiredService<Companion.Web.Text.HomeTime>().Id.ShouldBe("Europe/Helsinki");
    }

    [Fact]
    public async Task The_quiet_hours_are_those_of_the_home_as_soon_as_its_zone_is_put_right()
    {
        var evening = new DateTimeOffset(2026, 1, 15, 22, 30, 0, TimeSpan.Zero);
        var time = new SettableTime(evening);
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var gateway = await companion.ConnectedGatewayAsync();
        var plans = companion.Services.GetRequiredService<IHomePlans>();
        (await plans.SetAsync("berit", HomePlan.None with { Points = [new("front-door", PointKind.EntranceDoor, "hall")] }, null, NightShift.Liv)).Done.ShouldBeTrue();
        await companion.Homes.AddAsync(Home, NightShift.Liv);
        await TestCompanion.AwaitAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(plans.Now("berit")!.Plan.Zone.Id == Azores);
        });

        // Half past nine on the Azores, half past eleven in Oslo.
        await gateway.RoutineAsync(Wire.Door(1));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldNotContain(alert => alert.Kind == AlertKind.DoorAtNight);

        await gateway.RoutineAsync(Wire.Door(2, open: false));
        time.Advance(TimeSpan.FromHours(2));
        await gateway.RoutineAsync(Wire.Door(3));
        var alert = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.DoorAtNight);
        alert.Why(Companion.Web.Text.Words.All.Single(words => words.Tag == "en"), alert.Wall(Companion.Web.Text.HomeTime.In("Europe/Oslo")), time.GetUtcNow())!.ShouldContain("23:3");
    }
}
