using System.Net;
using Hjemvakt.Companion.Settings;
using Hjemvakt.EndToEnd.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hjemvakt.EndToEnd.Tests.Proxies;

/// <summary>People reach the companion through nginx or Caddy, set up as docs/reverse-proxy.md says.</summary>
public sealed class ReverseProxyTests(Chromium chromium)
{
    [Theory]
    [InlineData("nginx")]
    [InlineData("caddy")]
    public async Task Somebody_signs_in_over_http2_below_a_path_and_an_alarm_is_there_at_once(string kind)
    {
        await using var proxy = new ReverseProxy(kind);
        await using var companion = await TestCompanion.StartAsync(settings => Behind(proxy, settings));
        await proxy.StartAsync(companion.Ports.Http);
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var kari = await chromium.OpenAsync(proxy.Address, Look.PhoneAtNight);

        await kari.GoLiveAsync("kari");
        (await kari.Page.EvaluateAsync<string>("performance.getEntriesByType('navigation')[0].nextHopProtocol")).ShouldBe("h2");
        await gateway.AlarmAsync(Wire.Fall(1));

        await Device.SeeAsync(kari.Page.GetByRole(AriaRole.Heading, new() { Name = "Fall på badet" }));
        var id = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().Id;
        await Device.SeeAsync(kari.CardIn(id, "notified"));
        await kari.Button("Kvitter").TapAsync();
        await Device.SeeAsync(kari.CardIn(id, "acknowledged"));

        // The link in a message, the next page, the calendar, and the way out.
        await kari.Page.GotoAsync($"a/{id}");
        await Device.SeeAsync(kari.Card(id));
        await kari.Page.GotoAsync("../hjem");
        await kari.Page.WaitForURLAsync("**/hjem/oncall", new() { WaitUntil = WaitUntilState.Commit });
        await kari.Page.GetByRole(AriaRole.Link, new() { Name = "Varsling" }).First.TapAsync();
        await kari.Page.WaitForURLAsync("**/hjem/duty/alerting", new() { WaitUntil = WaitUntilState.Commit });
        await kari.Button("Logg ut").TapAsync();
        await kari.Page.WaitForURLAsync("**/hjem/sign-in?out=true", new() { WaitUntil = WaitUntilState.Commit });
        kari.HasNoFaults();
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("caddy")]
    public async Task What_a_browser_claims_of_hosts_and_proxies_is_not_believed(string kind)
    {
        await using var proxy = new ReverseProxy(kind);
        await using var companion = await TestCompanion.StartAsync(settings => Behind(proxy, settings));
        await proxy.StartAsync(companion.Ports.Http);
        using var http = proxy.Client();
        foreach (var (name, value) in new[]
        {
            ("Accept", "text/html"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Prefix", "//evil.example"),
            ("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "host=evil.example;proto=http"),
        })
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var front = await http.GetAsync("oncall", TestCompanion.Soon);
        using var metrics = await http.GetAsync("metrics", TestCompanion.Soon);
        using var forged = new HttpRequestMessage(HttpMethod.Get, "oncall") { Version = HttpVersion.Version20, Headers = { Host = "evil.example" } };
        using var answer = await http.SendAsync(forged, TestCompanion.Soon);

        front.Version.ShouldBe(HttpVersion.Version20);
        front.Headers.Location!.OriginalString.ShouldBe(new Uri(proxy.Address, "sign-in?return=%2Foncall").OriginalString);
        metrics.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (answer.Headers.Location?.OriginalString ?? "").ShouldNotContain("evil");
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("caddy")]
    public async Task Behind_a_proxy_that_nobody_named_the_page_says_which_setting_is_missing(string kind)
    {
        await using var proxy = new ReverseProxy(kind);
        await using var companion = await TestCompanion.StartAsync(settings => Behind(proxy, settings) with { PublicAddress = null, TrustedProxies = TrustedProxies.Read("192.0.2.254", out _) });
        await proxy.StartAsync(companion.Ports.Http);
        await using var kari = await chromium.OpenAsync(proxy.Address, Look.PhoneAtNight);

        await kari.Page.GotoAsync("sign-in");

        await Device.SeeAsync(kari.Page.GetByRole(AriaRole.Heading, new() { Name = "Siden må åpnes med https" }));
        await Expect(kari.Page.Locator("main")).ToContainTextAsync("TrustedProxies");
    }

    private static CompanionSettings Behind(ReverseProxy proxy, CompanionSettings settings) => settings with
    {
        // Where the machine has loopback alone, listening everywhere keeps the rules of a companion that others can reach.
        HttpAddress = IPAddress.IsLoopback(ReverseProxy.Machine) ? "0.0.0.0" : ReverseProxy.Machine.ToString(),
        PublicAddress = proxy.Address,
        TrustedProxies = TrustedProxies.Read(ReverseProxy.Machine.ToString(), out _),
    };
}
