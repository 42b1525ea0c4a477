using System.Net;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Settings;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Behind a proxy: every link leads to where people are, and what is set up wrongly says so.</summary>
public sealed partial class PublicAddressTests
{
    private static readonly Uri Below = new("http://vakt.example.no/hjem/");

    [Theory]
    [InlineData("/")]
    [InlineData("/oncall")]
    [InlineData("/duty")]
    [InlineData("/no-such-page")]
    public async Task No_redirect_leads_to_the_host_that_a_request_names(string path)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var stranger = web.Visit();

        using var answer = await stranger.GetAsync(path, ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Neither_does_the_sign_in_nor_the_address_of_a_calendar()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = web.Visit();

        using var answer = await kari.SignInAsync("kari", WebUnderTest.Password, headers: [("Host", "evil.example"), ("X-Forwarded-Host", "evil.example")]);
        using var duty = await kari.GetAsync("/duty", ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"));

        answer.Headers.Location!.OriginalString.ShouldBe("/oncall");
        (await TextAsync(duty)).ShouldNotContain("evil");
    }

    [Fact]
    public async Task With_a_public_address_every_redirect_leads_there()
    {
        await using var web = await WebUnderTest.StartAsync(adjust: settings => settings with { PublicAddress = Below });
        using var kari = web.Visit();

        using var front = await kari.GetAsync("/hjem/oncall", ("Host", "evil.example"));
        using var signedIn = await SignInBelowAsync(web, kari, "kari", whole: true, ("Host", "evil.example"));

        front.Headers.Location!.OriginalString.ShouldBe("http://vakt.example.no/hjem/sign-in?return=%2Foncall");
        signedIn.Headers.Location!.OriginalString.ShouldBe("http://vakt.example.no/hjem/oncall");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_link_of_every_page_begins_with_the_path_that_the_proxy_puts_before_it(bool bySetting)
    {
        await using var web = await WebUnderTest.StartAsync(adjust: settings => bySetting ? settings with { PublicAddress = Below } : settings);
        (string, string)[] prefix = bySetting ? [] : [("X-Forwarded-Prefix", "/hjem")];
        web.AlertService.Raise();

        foreach (var user in new[] { "kari", "tekla" })
        {
            // A browser sends the cookies of a page below a path to nothing above it; for a proxy that cuts the path off, they are sent by hand.
            using var visitor = web.Visit();
            (await SignInBelowAsync(web, visitor, user, bySetting, prefix)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            foreach (var path in new[] { "/sign-in", "/oncall", "/duty", "/duty/alerting", "/gateways", "/gateways/new", "/homes", "/technician/quarantine", "/no-such-page" })
            {
                using var answer = await GetBelowAsync(web, visitor, path, bySetting, prefix);
                var page = await TextAsync(answer);
                page.ShouldContain("</html>", customMessage: path);
                foreach (var link in Link().Matches(page).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith('#')))
                {
                    (link.StartsWith("/hjem/", StringComparison.Ordinal) || link.StartsWith("http://", StringComparison.Ordinal)).ShouldBeTrue($"{link} on {path} for {user}");
                }
            }
        }
    }

    [Fact]
    public void No_page_names_a_path_of_the_site_without_what_comes_before_it()
    {
        var bare = from file in Directory.EnumerateFiles(Repository.Path("companion", "Companion", "Web"), "*.razor", SearchOption.AllDirectories)
                   from Match path in BarePath().Matches(File.ReadAllText(file))
                   select $"{Path.GetFileName(file)}: {path.Value}";

        bare.ShouldBeEmpty("SiteLinks.To(path) makes the link");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task A_path_that_would_be_read_as_a_host_is_not_believed(string prefix)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var stranger = web.Visit();

        using var answer = await stranger.GetAsync("/oncall", ("X-Forwarded-Prefix", prefix));

        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
    }

    [Theory]
    [InlineData("192.0.2.77", "https", "a proxy that is not trusted")]
    [InlineData("loopback", null, "a trusted proxy that does not say how it was asked")]
    public async Task Without_tls_the_page_says_which_setting_is_wrong(string trusted, string? proto, string why)
    {
        await using var web = await WebUnderTest.StartAsync(adjust: settings => settings with { HttpAddress = "0.0.0.0", TrustedProxies = TrustedProxies.Read(trusted, out _) });
        using var nurse = web.Visit();
        (string, string)[] headers = proto is null ? [] : [("X-Forwarded-Proto", proto)];

        foreach (var path in new[] { "/sign-in", "/oncall" })
        {
            using var answer = await nurse.GetAsync(path, headers);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, why);
            var page = await TextAsync(answer);
            page.ShouldContain("Siden må åpnes med https");
            page.ShouldContain("TrustedProxies");
            page.ShouldContain("PublicAddress");
        }

        using var posted = await nurse.PostAsync("/sign-in", new() { ["_handler"] = "password" }, withToken: false, headers: headers);
        (await TextAsync(posted)).ShouldContain("TrustedProxies");
        (await nurse.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK, "whoever watches needs no TLS");
    }

    [Fact]
    public async Task Through_a_trusted_proxy_with_tls_the_sign_in_page_is_there_and_its_cookies_go_over_tls_alone()
    {
        await using var web = await WebUnderTest.StartAsync(adjust: settings => settings with { HttpAddress = "0.0.0.0" });
        using var nurse = web.Visit();

        using var answer = await nurse.GetAsync("/sign-in", ("X-Forwarded-Proto", "https"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_a_public_https_address_a_proxy_that_is_not_known_keeps_nobody_out()
    {
        await using var web = await WebUnderTest.StartAsync(adjust: settings => settings with
        {
            HttpAddress = "0.0.0.0", PublicAddress = new Uri("https://vakt.example.no/"), TrustedProxies = TrustedProxies.Read("off", out _),
        });
        using var nurse = web.Visit();

        (await nurse.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_without_its_cookie_gets_a_page_that_says_what_to_check()
    {
        await using var web = await WebUnderTest.StartAsync(adjust: settings => settings with { PublicAddress = new Uri("https://vakt.example.no/") });
        using var nurse = web.Visit();

        using var answer = await nurse.SignInAsync("kari", WebUnderTest.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "the cookie is for TLS, and this browser came without it");
        var page = await TextAsync(answer);
        page.ShouldContain("Nettleseren sendte ikke informasjonskapselen");
        page.ShouldContain("href=\"https://vakt.example.no/\"");
    }

    [Theory]
    [InlineData("https://vakt.example.no/", "https://vakt.example.no/a/1")]
    [InlineData("https://vakt.example.no/hjem/", "https://vakt.example.no/hjem/a/1")]
    [InlineData("https://vakt.example.no:8443/hjem/nord/", "https://vakt.example.no:8443/hjem/nord/a/1")]
    public void A_link_in_a_message_keeps_the_path_of_the_public_address(string address, string link) =>
        new PublicLinks(new CompanionSettings { PublicAddress = new Uri(address) }, new CompanionPorts()).To("/a/1").AbsoluteUri.ShouldBe(link);

    [Theory]
    [InlineData("10.0.0.5, 10.1.0.0/24", "10.0.0.5", true)]
    [InlineData("10.0.0.5, 10.1.0.0/24", "10.1.0.9", true)]
    [InlineData("10.0.0.5, 10.1.0.0/24", "10.0.0.6", false)]
    [InlineData("10.0.0.5", "127.0.0.1", false)]
    [InlineData("10.0.0.5, loopback", "::1", true)]
    [InlineData("2001:db8::/32", "2001:db8::9", true)]
    [InlineData("off", "127.0.0.1", false)]
    public void Only_the_proxies_that_are_named_are_trusted(string setting, string address, bool trusted)
    {
        var proxies = TrustedProxies.Read(setting, out var fault);

        fault.ShouldBeNull();
        proxies.Networks.Any(network => network.Contains(IPAddress.Parse(address))).ShouldBe(trusted);
    }

    private static async Task<HttpResponseMessage> SignInBelowAsync(WebUnderTest web, Visitor visitor, string user, bool whole, params (string Name, string Value)[] headers)
    {
        using var form = await GetBelowAsync(web, visitor, "/sign-in", whole, headers);
        var fields = new Dictionary<string, string>
        {
            ["_handler"] = "password", ["User"] = user, ["Password"] = WebUnderTest.Password, ["__RequestVerificationToken"] = Token().Match(await TextAsync(form)).Groups[1].Value,
        };
        return await visitor.PostAsync(whole ? "/hjem/sign-in" : "/sign-in", fields, withToken: false, headers: WithCookies(web, visitor, "/sign-in", whole, headers));
    }

    private static Task<HttpResponseMessage> GetBelowAsync(WebUnderTest web, Visitor visitor, string path, bool whole, (string Name, string Value)[] headers) =>
        visitor.GetAsync(whole ? "/hjem" + path : path, WithCookies(web, visitor, path, whole, headers));

    private static (string Name, string Value)[] WithCookies(WebUnderTest web, Visitor visitor, string path, bool whole, (string Name, string Value)[] headers) =>
        whole || visitor.Cookies.GetCookieHeader(new Uri(web.Address, "/hjem" + path)) is not { Length: > 0 } cookies ? headers : [.. headers, ("Cookie", cookies)];

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("(?:href|action|src)=\"/|NavigateTo\\((?!Site\\.To)")]
    private static partial Regex BarePath();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("(?:href|action|src)=\"([^\"]*)\"")]
    private static partial Regex Link();
}
