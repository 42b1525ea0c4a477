using System.Net;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>No other site can make a signed-in browser do anything.</summary>
public sealed class AntiforgeryTests
{
    [Theory]
    [InlineData("acknowledge")]
    [InlineData("on-the-way")]
    [InlineData("resolve")]
    [InlineData("seen")]
    public async Task A_step_without_the_pages_token_is_refused_and_never_reaches_the_desk(string step)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();

        using var answer = await kari.PostAsync($"/oncall/alerts/{alert.Id}/{step}", new() { ["cause"] = "Test" }, withToken: false);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        web.AlertService.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_persons_token_does_not_work_in_anothers_session()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        using var ola = await web.SignInAsync("ola");
        var alert = web.AlertService.Raise();
        var page = await ola.ReadAsync("/oncall");
        var olas = System.Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;

        using var answer = await kari.PostAsync(
            $"/oncall/alerts/{alert.Id}/acknowledge", new() { ["__RequestVerificationToken"] = olas }, withToken: false);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        web.AlertService.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/language")]
    [InlineData("/sign-in")]
    public async Task Neither_can_it_sign_anybody_in_or_out_or_change_the_language(string path)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");

        using var answer = await kari.PostAsync(path, new() { ["language"] = "en", ["_handler"] = "password" }, withToken: false);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Ikke utf&#xF8;rt: siden er for gammel.");
        (await kari.ReadAsync("/oncall")).ShouldContain("<html lang=\"nb\">");
    }
}
