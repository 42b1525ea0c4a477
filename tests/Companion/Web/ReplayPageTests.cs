using System.Collections.Immutable;
using System.Net;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Hjemvakt.Safety.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>The page on which limits are tried on past days, and the lists of rules with too many false alarms.</summary>
public sealed class ReplayPageTests
{
    [Theory]
    [InlineData("nb", "30", "1 varsel ville ikke kommet, 0 ville kommet tidligere, 0 senere, og 0 er nye.", "Dør står åpen i gangen", "Kom ikke den gangen.")]
    [InlineData("en", "30", "1 alert would not have come, 0 would have come earlier, 0 later, and 0 are new.", "Door left open in the hall", "Did not come then.")]
    [InlineData("nb", "10", "0 varsler ville ikke kommet, 1 ville kommet tidligere", "5 min tidligere", "Ingenting blir lagret")]
    [InlineData("en", "15", "No alert would have been different.", "1 alert as before", "What this rests on")]
    public async Task A_limit_is_tried_on_past_days(string language, string minutes, string summary, string line, string note)
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla", language);

        var page = await TryAsync(web, tekla, minutes);

        page.ShouldContain(summary);
        page.ShouldContain(line);
        page.ShouldContain(note);
        page.ShouldContain($"""name="limit:door-left-open:open-for" inputmode="decimal" placeholder="15" value="{minutes}" """.TrimEnd());
        (await web.Services.GetRequiredService<IHomePlans>().FindAsync("berit")).Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("nb", "9999", "Ikke sammenlignet: Grensen")]
    [InlineData("en", "soon", "Not compared: 'soon' is no number")]
    public async Task What_cannot_be_is_refused_in_a_sentence_and_stays_in_its_field(string language, string minutes, string said)
    {
        await using var web = await WithHomeAsync();
        using var kari = await web.SignInAsync("kari", language);

        var page = await TryAsync(web, kari, minutes);

        page.ShouldContain(said);
        page.ShouldContain($"value=\"{minutes}\"");
    }

    [Fact]
    public async Task Too_many_days_are_refused()
    {
        await using var web = await WithHomeAsync();
        using var kari = await web.SignInAsync("kari");

        (await TryAsync(web, kari, "30", daysBack: 120)).ShouldContain("Ikke sammenlignet: Velg høyst 100 dager.");
    }

    [Theory]
    [InlineData("nb", "1 regel gir for mange falske alarmer", "3 falske alarmer på 28 dager. Godtatt: 0,04 i uka.", "Avsluttet som: Utløst ved et uhell (2), Ingen hjemme (1).", "Regelen er på til noen endrer den.")]
    [InlineData("en", "1 rule has too many false alarms", "3 false alarms in 28 days. Accepted: 0.04 a week.", "Resolved as: Set off by accident (2), Nobody at home (1).", "The rule stays on until somebody changes it.")]
    public async Task A_rule_that_overspends_stands_on_the_homes_page_and_in_the_list(string language, string count, string spent, string causes, string stays)
    {
        await using var web = await WithHomeAsync();
        await FalseAsync(web, ResolveCause.FalseAlarmResident, 2);
        await FalseAsync(web, ResolveCause.NotAtHome, 1);
        using var kari = await web.SignInAsync("kari", language);

        WebUtility.HtmlDecode(await kari.ReadAsync("/homes")).ShouldContain(count);
        foreach (var address in (string[])["/homes/berit", "/false-alarms"])
        {
            var page = WebUtility.HtmlDecode(await kari.ReadAsync(address));
            page.ShouldContain(spent);
            page.ShouldContain(causes);
            page.ShouldContain(stays);
            page.ShouldContain("href=\"/homes/berit#rule-bathroom-stay\"");
            page.ShouldContain("href=\"/homes/berit/replay#rule-bathroom-stay\"");
        }

        (await kari.ReadAsync("/homes/berit")).ShouldContain("id=\"rule-bathroom-stay\"");
    }

    [Fact]
    public async Task Nothing_is_said_where_nothing_is_overspent()
    {
        await using var web = await WithHomeAsync();
        using var kari = await web.SignInAsync("kari");

        (await kari.ReadAsync("/false-alarms")).ShouldContain("Ingen regler gir for mange falske alarmer.");
        (await kari.ReadAsync("/homes/berit")).ShouldNotContain("falske alarmer");
        (await kari.ReadAsync("/homes")).ShouldNotContain("/false-alarms");
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        foreach (var type in (Type[])[typeof(ReplayWords), typeof(QuietWords)])
        {
            foreach (var text in type.GetProperties().Where(property => property.PropertyType == typeof(string)))
            {
                Words.All.Select(words => (string)text.GetValue(type == typeof(ReplayWords) ? words.Replays : words.Quiet)!).ShouldBeUnique(text.Name);
            }
        }
    }

    private static async Task<string> TryAsync(WebUnderTest web, Visitor visitor, string minutes, int daysBack = 2)
    {
        var today = DateOnly.FromDateTime(HomeTime.In("Europe/Oslo").Local(web.Time.GetUtcNow()).Date);
        var form = new Dictionary<string, string>
        {
            ["_handler"] = "replay", ["from"] = $"{today.AddDays(-daysBack):yyyy-MM-dd}", ["to"] = $"{today:yyyy-MM-dd}", ["quiet-from"] = "23:00", ["quiet-to"] = "06:00",
            ["limit:door-left-open:open-for"] = minutes,
        };
        foreach (var card in RuleCatalogue.All.Select(rule => rule.Card).Where(card => card.Name != "not-back"))
        {
            form[$"on:{card.Name}"] = "yes";
        }

        using var answer = await visitor.PostAsync("/homes/berit/replay", form, tokenFrom: "/homes/berit/replay");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task FalseAsync(WebUnderTest web, ResolveCause cause, int count)
    {
        await using var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        for (var i = 0; i < count; i++)
        {
            var when = web.Time.GetUtcNow().AddHours(-i - 1);
            db.Alerts.Add(new AlertRow
            {
                Id = Guid.CreateVersion7(), Version = 2, HomeId = "berit", Kind = AlertKind.LongBathroom, Severity = Severity.Serious, State = AlertState.Resolved, OccurredAt = when, StoredAt = when,
                LastSeenAt = when, Count = 1, Point = "", Source = "radar", Cause = cause, ResolvedAt = when,
            });
        }

        await db.SaveChangesAsync();
    }

    // A home of forty days; less than an hour ago its door stood open for twenty minutes, of which only the records are stored.
    private static async Task<WebUnderTest> WithHomeAsync()
    {
        var web = await WebUnderTest.StartAsync();
        await web.Services.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard("berit", "Berit, Fjellhamarveien 12", "Berit", "Fjellhamarveien 12"));
        var off = new RuleSetting(false, ImmutableSortedDictionary<string, decimal>.Empty);
        var plan = HomePlan.None with { Points = [new("front-door", PointKind.EntranceDoor, "hall")], Rules = HomePlan.None.Rules.Add("not-back", off) };
        (await web.Services.GetRequiredService<IHomePlans>().SetAsync("berit", plan, null, new Actor("Tekla", "laptop"))).Done.ShouldBeTrue();
        await using var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        var now = web.Time.GetUtcNow();
        await db.Homes.Where(home => home.Id == "berit").ExecuteUpdateAsync(home => home.SetProperty(row => row.AddedAt, now.AddDays(-40)));
        Add(1, now.AddMinutes(-50), open: true);
        Add(2, now.AddMinutes(-30), open: false);
        await db.SaveChangesAsync();
        return web;

        void Add(long number, DateTimeOffset at, bool open) => db.Records.Add(new RecordRow
        {
            GatewayId = "gw-berit", Stream = RecordStream.Routine, Sequence = number, HomeId = "berit", Boot = 1, Uptime = 1000, OccurredAt = at, ReceivedAt = at, Kind = "door", Point = "front-door",
            Body = Wire.Door(number, open, at),
        });
    }
}
