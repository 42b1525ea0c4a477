using System.Net;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Web.Assets;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>What the browser is told to refuse, and that the pages can live with it.</summary>
public sealed partial class HeaderTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/oncall")]
    [InlineData("/oncall/session")]
    [InlineData("/no-such-page")]
    [InlineData("/assets/none/base.css")]
    public async Task Every_answer_carries_the_same_refusals(string path)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");

        using var answer = await kari.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'self'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue("names and addresses stay out of caches");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/oncall")]
    [InlineData("/technician/quarantine")]
    [InlineData("/gateways")]
    public async Task No_page_holds_an_inline_script_or_style(string path)
    {
        await using var web = await WebUnderTest.StartAsync();
        web.AlertService.Raise();
        using var kari = await web.SignInAsync("kari");

        using var answer = await kari.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        page.ShouldContain("</html>");
        InlineScript().IsMatch(page).ShouldBeFalse();
        page.ShouldNotContain("<style");
        InlineStyleOrHandler().Match(page).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_file_that_a_page_asks_for_is_there_and_is_kept_for_ever()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var wanted = new Queue<string>(AssetReference().Matches(await kari.ReadAsync("/oncall")).Select(m => m.Groups[1].Value));
        var seen = new HashSet<string>();

        while (wanted.TryDequeue(out var path))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            using var answer = await kari.GetAsScriptAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (Match import in ModuleReference().Matches(text))
            {
                wanted.Enqueue(path[..(path.LastIndexOf('/') + 1)] + import.Groups[1].Value);
            }
        }

        seen.Count(path => path.EndsWith(".js", StringComparison.Ordinal)).ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task A_page_from_before_an_upgrade_still_gets_its_files_but_may_not_keep_them()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var stranger = web.Visit();
        var files = web.Services.GetRequiredService<AssetFiles>();

        using var old = await stranger.GetAsScriptAsync("/assets/0123456789ab/oncall.js");
        using var missing = await stranger.GetAsScriptAsync(files.Url("oncall.js") + ".map");

        old.StatusCode.ShouldBe(HttpStatusCode.OK);
        old.Headers.CacheControl!.NoStore.ShouldBeTrue();
        old.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_signed_in_who_loses_the_way_gets_a_page_that_says_so()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");

        using var answer = await kari.GetAsync("/no-such-page");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Siden finnes ikke");
    }

    [GeneratedRegex("<script(?![^>]*\\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex("<[^>]*\\s(style|on[a-z]+)=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyleOrHandler();

    [GeneratedRegex("(?:src|href)=\"(/assets/[^\"]+)\"")]
    private static partial Regex AssetReference();

    [GeneratedRegex("\"\\./([a-z-]+\\.js)\"")]
    private static partial Regex ModuleReference();
}
