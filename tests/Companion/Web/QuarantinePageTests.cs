using Hjemvakt.Companion.Ingest;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>The technician finds every message that broke the contract, however many there are.</summary>
public sealed class QuarantinePageTests
{
    [Fact]
    public async Task A_clean_house_says_so()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var tekla = await web.SignInAsync("tekla");

        (await tekla.ReadAsync("/technician/quarantine")).ShouldContain("Ingen meldinger i karantene");
    }

    [Fact]
    public async Task The_latest_stands_first_and_older_ones_are_a_page_away()
    {
        await using var web = await WebUnderTest.StartAsync();
        await QuarantineAsync(web, 60);
        using var tekla = await web.SignInAsync("tekla");

        var newest = await tekla.ReadAsync("/technician/quarantine");
        var older = await tekla.ReadAsync(System.Net.WebUtility.HtmlDecode(
            System.Text.RegularExpressions.Regex.Match(newest, "/technician/quarantine\\?before=[^\"]+").Value));

        Reasons(newest).ShouldBe(Enumerable.Range(11, 50).Reverse());
        Reasons(older).ShouldBe(Enumerable.Range(1, 10).Reverse());
    }

    [Theory]
    [InlineData("?before=tomorrow")]
    [InlineData("?before=9223372036854775807")]
    [InlineData("?before=1&id=-1")]
    public async Task A_made_up_place_in_the_list_breaks_nothing(string place)
    {
        await using var web = await WebUnderTest.StartAsync();
        await QuarantineAsync(web, 1);
        using var tekla = await web.SignInAsync("tekla");

        using var answer = await tekla.GetAsync("/technician/quarantine" + place);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Entries_of_one_instant_are_neither_lost_nor_shown_twice_between_pages()
    {
        await using var web = await WebUnderTest.StartAsync();
        await QuarantineAsync(web, 9);
        var log = web.Services.GetRequiredService<IQuarantineLog>();
        var seen = new List<long>();

        QuarantinePlace? place = null;
        while (await log.LatestAsync(place, 2, TestContext.Current.CancellationToken) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(entry => entry.Id));
            place = new QuarantinePlace(page[^1].LastAt, page[^1].Id);
        }

        seen.Count.ShouldBe(9);
        seen.ShouldBeUnique();
    }

    private static IEnumerable<int> Reasons(string page) => System.Text.RegularExpressions.Regex.Matches(page, "reason (\\d+),")
        .Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    // All of the same instant, as after a gateway that went wrong has sent its whole store.
    private static async Task QuarantineAsync(WebUnderTest web, int count)
    {
        await using var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        for (var n = 1; n <= count; n++)
        {
            db.Quarantine.Add(new QuarantineRow
            {
                GatewayId = "gw-1", Topic = "hv1/gw-1/alarm", Digest = [(byte)n], Payload = [(byte)n], Length = 1,
                Reason = $"reason {n}, of many", FirstAt = web.Time.GetUtcNow(), LastAt = web.Time.GetUtcNow(), Times = 1,
            });
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
