using System.Net;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Who gets in, with what, and for how long.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task The_right_password_gives_a_session_that_scripts_and_other_sites_cannot_touch()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        using var answer = await visitor.SignInAsync("kari", WebUnderTest.Password);

        answer.Headers.Location!.ToString().ShouldEndWith("/oncall");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hjemvakt-session", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        (await visitor.ReadAsync("/oncall")).ShouldContain("Logget inn som Kari");
    }

    [Fact]
    public async Task Behind_a_proxy_with_tls_the_session_never_travels_in_the_clear()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        // The antiforgery cookie is fetched over plain loopback first, so only the session cookie tells here.
        using var answer = await visitor.SignInAsync("kari", WebUnderTest.Password, headers: ("X-Forwarded-Proto", "https"));

        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hjemvakt-session", StringComparison.Ordinal)).ShouldContain("secure", Case.Insensitive);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        var wrong = await RefusalAsync(visitor, "kari", "a pass phrase for the day");
        var unknown = await RefusalAsync(visitor, "nobody", "a pass phrase for the day");

        wrong.ShouldContain("Feil brukernavn eller passord");
        unknown.Replace("nobody", "kari", StringComparison.Ordinal).ShouldBe(wrong);
        (await visitor.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_our_own_pages_only(string elsewhere)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        using var answer = await visitor.SignInAsync("kari", WebUnderTest.Password, $"/sign-in?return={Uri.EscapeDataString(elsewhere)}");

        answer.Headers.Location!.ToString().ShouldEndWith("/oncall");
        answer.Headers.Location!.ToString().ShouldNotContain("evil");
    }

    [Fact]
    public async Task Signing_in_leads_back_to_where_one_wanted_to_go()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        var wanted = (await visitor.GetAsync("/technician/quarantine?before=1")).Headers.Location!;
        using var answer = await visitor.SignInAsync("tekla", WebUnderTest.Password, wanted.OriginalString);

        answer.Headers.Location!.ToString().ShouldEndWith("/technician/quarantine?before=1");
    }

    [Fact]
    public async Task Who_was_signed_in_stays_so_when_the_companion_restarts()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var cookies = kari.Cookies.GetCookies(web.Address);

        await web.RestartAsync();

        using var same = web.Visit();
        same.Cookies.Add(web.Address, cookies);
        (await same.ReadAsync("/oncall")).ShouldContain("Logget inn som Kari");
    }

    [Fact]
    public async Task A_member_who_was_shut_out_is_noticed_within_a_minute()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        await using (var scope = web.Services.CreateAsyncScope())
        {
            var staff = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
            await staff.UpdateSecurityStampAsync((await staff.FindByNameAsync("kari"))!);
        }

        web.Time.Advance(TimeSpan.FromSeconds(61));

        (await kari.GetAsync("/oncall")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_plain_companion_has_no_user_at_all()
    {
        await using var web = await WebUnderTest.StartAsync(withStaff: false);
        await using var scope = web.Services.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().Users.Count().ShouldBe(0);
    }

    [Theory]
    [InlineData("/oncall?alert=1#a", "/oncall?alert=1#a")]
    [InlineData("", "/oncall")]
    [InlineData(null, "/oncall")]
    [InlineData("oncall", "/oncall")]
    [InlineData("/\n/evil.example", "/oncall")]
    public void A_return_address_is_a_path_of_our_own(string? given, string safe) => LocalReturn.Safe(given).ShouldBe(safe);

    private static async Task<string> RefusalAsync(Visitor visitor, string user, string password)
    {
        using var answer = await visitor.SignInAsync(user, password);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return System.Text.RegularExpressions.Regex.Replace(page, "name=\"__RequestVerificationToken\" value=\"[^\"]+\"", "");
    }
}
