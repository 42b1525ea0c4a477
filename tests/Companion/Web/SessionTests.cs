using System.Net;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Web.Security;
using Hjemvakt.Companion.Web.Text;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>When a session ends: when its person says so, and some day anyway.</summary>
public sealed class SessionTests
{
    private static readonly HomeTime Oslo = HomeTime.In("Europe/Oslo");

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_and_a_copy_of_its_cookie_opens_nothing()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        using var thief = web.Visit();
        thief.Cookies.Add(web.Address, kari.Cookies.GetCookies(web.Address));
        (await thief.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await kari.PostAsync("/sign-out", [])).Headers.Location!.ToString().ShouldBe("/sign-in?out=true");

        (await kari.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await thief.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_session_that_was_ended_stays_so_when_the_companion_restarts()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var cookies = kari.Cookies.GetCookies(web.Address);
        await kari.PostAsync("/sign-out", []);

        await web.RestartAsync();

        using var thief = web.Visit();
        thief.Cookies.Add(web.Address, cookies);
        (await thief.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_ends_the_stream_of_that_session_at_once_and_no_other()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var phone = await web.SignInAsync("kari");
        using var desk = await web.SignInAsync("kari");
        await using var ofPhone = await phone.ListenAsync();
        await using var ofDesk = await desk.ListenAsync();
        await ofPhone.NextAsync("snapshot", PushJson.Wire.SnapshotPush);
        await ofDesk.NextAsync("snapshot", PushJson.Wire.SnapshotPush);

        await phone.PostAsync("/sign-out", []);

        (await EndsAsync(ofPhone)).ShouldBeTrue();
        var alert = web.AlertService.Raise();
        (await ofDesk.NextPastBeatsAsync("alert", PushJson.Wire.AlertPush)).Id.ShouldBe(alert.Id);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_that_the_browser_had()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        using var thief = web.Visit();
        thief.Cookies.Add(web.Address, kari.Cookies.GetCookies(web.Address));

        (await kari.SignInAsync("kari", WebUnderTest.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await kari.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await thief.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task However_much_it_is_used_a_session_ends_on_the_second_day()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var end = StaffSession.EndOf(web.Time.GetUtcNow(), Oslo);

        while (web.Time.GetUtcNow() + TimeSpan.FromHours(8) < end)
        {
            web.Time.Advance(TimeSpan.FromHours(8));
            (await kari.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        web.Time.Advance(end - web.Time.GetUtcNow());
        (await kari.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("2026-03-04T22:10:00Z", "2026-03-06T11:00:00Z")]
    [InlineData("2026-03-04T10:59:00Z", "2026-03-05T11:00:00Z")]
    [InlineData("2026-03-04T11:00:00Z", "2026-03-05T11:00:00Z")]
    [InlineData("2026-03-04T11:01:00Z", "2026-03-06T11:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-30T10:00:00Z")]
    public void It_ends_at_a_noon_that_is_at_least_a_day_away_and_never_at_night(string start, string end)
        => StaffSession.EndOf(DateTimeOffset.Parse(start, null), Oslo).ShouldBe(DateTimeOffset.Parse(end, null));

    private static async Task<bool> EndsAsync(EventReader stream)
    {
        try
        {
            return await stream.EndsAsync();
        }
        catch (IOException)
        {
            return true;
        }
    }
}
