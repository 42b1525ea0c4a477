using System.Net;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Web.Text;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>What did not happen today is never shown by the time of day alone.</summary>
public sealed partial class TimeOfDayTextTests
{
    [Theory]
    [InlineData("nb")]
    [InlineData("en")]
    public async Task An_alert_of_yesterday_has_its_day_wherever_its_card_tells_a_time(string language)
    {
        await using var web = await WebUnderTest.StartAsync();
        var raised = web.AlertService.Raise(AlertKind.DoorAtNight, ago: TimeSpan.FromHours(30), severity: Severity.Serious);
        web.AlertService.Change(raised.Id, "joined", alert => alert with
        {
            Count = 2, ClearedAt = raised.OccurredAt.AddMinutes(5), StoredAt = raised.OccurredAt.AddMinutes(3),
            Reason = new Reason { At = raised.OccurredAt, Since = raised.OccurredAt, Detail = "23:00–06:00" },
        });
        using var kari = await web.SignInAsync("kari", language);

        var page = WebUtility.HtmlDecode(await kari.ReadAsync("/oncall"));

        var card = page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
        var words = Words.All.Single(one => one.Tag == language);
        var wall = HomeTime.In("Europe/Oslo");
        var day = wall.ClockOrDay(raised.OccurredAt, web.Time.GetUtcNow(), words);
        // In the facts, last seen, in the reason and in the timeline.
        Regex.Count(card, Regex.Escape(day)).ShouldBeGreaterThanOrEqualTo(4);
        // Besides the quiet hours, each time of day stands behind its day; what has just joined is of today.
        Bare().Matches(card.Replace("23:00–06:00", "", StringComparison.Ordinal)).Select(time => time.Value.Trim()).Except([wall.NowWithSeconds(web.Time.GetUtcNow())])
            .ShouldBeEmpty();
    }

    // A time of day with no day before it.
    [GeneratedRegex(@"(?<!\p{L}\.? (kl\.|at) )(?<=[>\s])\d\d:\d\d(:\d\d)?(?=[\s<.,])")]
    private static partial Regex Bare();
}
