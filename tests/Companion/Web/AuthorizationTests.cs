using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Which doors are open, and to whom.</summary>
public sealed class AuthorizationTests
{
    public static TheoryData<string> Addresses => [.. PageAddresses.BehindSignIn, "/", "/no-such-page"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_stranger_is_shown_the_sign_in_page_and_nothing_else(string path)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var stranger = web.Visit();

        using var answer = await stranger.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in?return=");
    }

    [Theory]
    [InlineData("/oncall/events")]
    [InlineData("/oncall/session")]
    [InlineData("/oncall/snapshot")]
    public async Task A_script_without_a_session_is_told_so_in_a_status_and_not_in_a_page(string path)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var stranger = web.Visit();

        (await stranger.GetAsScriptAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_technician_sees_no_alerts_and_on_call_staff_see_no_quarantine()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var tekla = await web.SignInAsync("tekla");
        using var kari = await web.SignInAsync("kari");

        using var denied = await tekla.GetAsync("/oncall");
        denied.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await denied.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Ingen tilgang");
        (await tekla.GetAsScriptAsync("/oncall/events")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await kari.GetAsync("/technician/quarantine")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_front_door_leads_each_to_their_own_page()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var tekla = await web.SignInAsync("tekla");
        using var kari = await web.SignInAsync("kari");

        (await kari.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/oncall");
        (await tekla.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/technician/quarantine");
    }

    [Fact]
    public async Task Only_these_doors_are_open_to_everybody()
    {
        await using var web = await WebUnderTest.StartAsync();

        var open = web.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .Concat(web.Services.GetRequiredService<EndpointDataSource>().Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Distinct();

        open.ShouldBe(["/assets/{build}/{name}", "/sign-in", "/language", "/health/live", "/health/ready", "/metrics", "/calendar/{key}.ics"], ignoreOrder: true);
    }
}
