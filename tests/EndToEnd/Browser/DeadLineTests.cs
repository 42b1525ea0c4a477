using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>A page that cannot be trusted says so, loudly, and comes back by itself.</summary>
public sealed class DeadLineTests(Chromium chromium)
{
    [Fact]
    public async Task A_companion_that_goes_away_is_noticed_and_one_that_comes_back_is_caught_up_with()
    {
        var port = 0;
        await using var companion = await TestCompanion.StartAsync(settings => settings with { HttpPort = port });
        port = companion.Ports.Http;
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.Page.Clock.InstallAsync();
        await kari.GoLiveAsync("kari");
        await kari.Page.Locator("footer p").First.TapAsync();
        var banner = kari.Page.Locator("[data-banner='lost']");

        await companion.StopAsync();
        await Device.SeeAsync(kari.Stream("retrying"));
        await Expect(banner).ToBeHiddenAsync();
        await kari.Page.Clock.FastForwardAsync(21_000);

        await Device.SeeAsync(kari.Stream("lost"));
        await Device.SeeAsync(banner);
        await Device.SeeAsync(kari.Sound("playing", "outage"));
        await Expect(kari.Page.GetByText("Ingen åpne varsler")).ToBeHiddenAsync();
        await kari.PictureAsync("phone-night-no-contact");
        await kari.Button("Demp lyden").TapAsync();
        await Device.SeeAsync(kari.Sound("quiet"));
        await Device.SeeAsync(banner);

        // What happened meanwhile is on the page as soon as there is contact again.
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Fall(1));
        await Device.SeeAsync(kari.Stream("live"));
        await Device.SeeAsync(kari.Page.GetByRole(AriaRole.Heading, new() { Name = "Fall på badet" }));
        await Device.SeeAsync(kari.Sound("playing", "critical"));
        await Expect(banner).ToBeHiddenAsync();
        kari.HasNoFaults();
    }

    [Fact]
    public async Task A_companion_that_can_store_nothing_says_so_although_the_line_is_good()
    {
        await using var companion = await TestCompanion.StartAsync(settings => settings with { StoragePatience = TimeSpan.FromMilliseconds(200) });
        await Staff.JoinAsync(companion);
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.GoLiveAsync("kari");
        await kari.Page.Locator("footer p").First.TapAsync();
        var banner = kari.Page.Locator("[data-banner='storage']");
        await Expect(banner).ToBeHiddenAsync();

        await using (await companion.Database.HoldAsync())
        {
            await Device.SeeAsync(banner);
            await Device.SeeAsync(kari.Stream("live"));
            await Device.SeeAsync(kari.Sound("playing", "outage"));
            await Expect(kari.Page.GetByText("Ingen åpne varsler")).ToBeHiddenAsync();
            await Expect(kari.Page.GetByText("Tilkoblet", new() { Exact = true })).ToBeHiddenAsync();
            await kari.PictureAsync("phone-night-nothing-stored");
            await kari.Button("Demp lyden").TapAsync();
            await Device.SeeAsync(kari.Sound("quiet"));
            await Device.SeeAsync(banner);
        }

        // It counts as well only when it has been so for a while.
        await Expect(banner).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Device.SeeAsync(kari.Page.GetByText("Ingen åpne varsler"));
        kari.HasNoFaults();
    }

    [Fact]
    public async Task A_session_that_has_ended_is_told_and_not_mistaken_for_a_quiet_night()
    {
        var port = 0;
        await using var companion = await TestCompanion.StartAsync(settings => settings with { HttpPort = port });
        port = companion.Ports.Http;
        await Staff.JoinAsync(companion);
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.GoLiveAsync("kari");

        await kari.Context.ClearCookiesAsync();
        await companion.StopAsync();
        await companion.StartAsync();

        await Device.SeeAsync(kari.Stream("signed-out"));
        await Device.SeeAsync(kari.Page.Locator("[data-banner='signed-out']"));
        await kari.Page.GetByRole(AriaRole.Link, new() { Name = "Logg inn" }).TapAsync();
        await kari.Page.WaitForURLAsync("**/sign-in?**", new() { WaitUntil = WaitUntilState.Commit });
        await kari.GoLiveAsync("kari");
        kari.HasNoFaults();
    }

    [Fact]
    public async Task A_line_that_stands_open_but_says_nothing_is_not_believed()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.Page.Clock.InstallAsync();
        await kari.GoLiveAsync("kari");

        // From here on every new line hangs, as through a proxy that has lost its other end.
        await kari.Page.RouteAsync("**/oncall/events", _ => Task.CompletedTask);
        await kari.Page.Clock.FastForwardAsync(25_000);

        await Device.SeeAsync(kari.Stream("lost"));
        await kari.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await kari.Button("Prøv igjen").TapAsync();
        await Device.SeeAsync(kari.Stream("live"));
        kari.HasNoFaults();
    }

    [Fact]
    public async Task A_page_whose_script_never_came_to_life_does_not_pretend()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.Page.RouteAsync("**/board.js", route => route.AbortAsync());

        await kari.SignInAsync("kari");
        await Expect(kari.Page.Locator(".lifeless")).ToBeHiddenAsync();

        // The style sheet counts the 20 seconds; here they are over at once.
        await kari.Page.EvaluateAsync("document.getAnimations().forEach(counting => counting.finish())");

        await Device.SeeAsync(kari.Page.Locator(".lifeless"));
    }
}
