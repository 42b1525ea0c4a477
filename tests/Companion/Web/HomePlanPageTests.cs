using System.Net;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>What people set for a home on its page.</summary>
public sealed class HomePlanPageTests
{
    private static readonly Dictionary<string, string> Plan = new()
    {
        ["_handler"] = "plan", ["version"] = "0", ["quiet-from"] = "22:00", ["quiet-to"] = "07:00", ["back-by"] = "21:00",
        ["limit:cold:cold"] = "19,5", ["on:night-door"] = "yes", ["on:cold"] = "yes",
    };

    [Fact]
    public async Task A_technician_sets_the_rules_and_they_are_in_force()
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla");
        (await tekla.ReadAsync("/homes")).ShouldContain("/homes/berit");

        using var saved = await tekla.PostAsync("/homes/berit", Plan, tokenFrom: "/homes/berit");

        saved.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.SeeOther);
        var plan = (await web.Services.GetRequiredService<IHomePlans>().FindAsync("berit")).Plan;
        (plan.Quiet, plan.BackBy).ShouldBe((new QuietHours(new(22, 0), new(7, 0)), new TimeOnly(21, 0)));
        plan.Rules["cold"].Limits["cold"].ShouldBe(19.5m);
        plan.Rules["hot"].On.ShouldBeFalse("its box was not ticked");
        plan.Rules.ShouldNotContainKey("night-door");
        web.Services.GetRequiredService<IHomePlans>().Now("berit")!.Plan.IsOn(RuleCatalogue.All.Single(rule => rule.Card.Name == "hot").Card).ShouldBeFalse();
        (await tekla.ReadAsync("/homes/berit?saved=yes")).ShouldContain("Lagret.");
    }

    [Theory]
    [InlineData("nb", "limit:cold:cold", "99", "Grensen «kaldt under» i regelen «For kaldt» er 99. Velg fra 5 til 28 °C.")]
    [InlineData("en", "limit:cold:cold", "99", "The limit 'cold below' of the rule 'Too cold' is 99. Choose from 5 to 28 °C.")]
    [InlineData("en", "limit:cold:cold", "warm", "is no number for")]
    [InlineData("nb", "quiet-to", "22:00", "slå av regelen i stedet")]
    [InlineData("en", "version", "7", "Somebody else has changed")]
    public async Task What_cannot_stand_is_refused_with_a_sentence_that_says_what_to_do(string language, string field, string value, string said)
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla", language);

        using var refused = await tekla.PostAsync("/homes/berit", new(Plan) { [field] = value }, tokenFrom: "/homes/berit");

        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(said);
        (await web.Services.GetRequiredService<IHomePlans>().FindAsync("berit")).Version.ShouldBe(0);
    }

    [Fact]
    public async Task Visits_pets_and_what_a_room_is_for_are_set_on_the_page_and_shown_again()
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla", "en");
        var plans = web.Services.GetRequiredService<IHomePlans>();
        (await plans.SetAsync("berit", HomePlan.None with { Points = [new("bed", PointKind.Bed, "bedroom"), new("old", PointKind.Motion, "loft"), new("x", PointKind.Air, "balcony")] }, null, new("test", "test"))).Done.ShouldBeTrue();

        using var saved = await tekla.PostAsync(
            "/homes/berit",
            new(Plan)
            {
                ["version"] = "1", ["kind:bed"] = "Bed", ["room:bed"] = "bedroom", ["kind:old"] = "Motion", ["room:old"] = "loft", ["kind:x"] = "Air", ["room:x"] = "balcony",
                ["purpose:bedroom"] = "Sleeping", ["purpose:balcony"] = "Outside", ["purpose:loft"] = "Living", ["pets"] = "yes",
                ["visit-from:0"] = "02:00", ["visit-to:0"] = "02:30", ["visit-who:0"] = "night patrol", ["visit-day:0:Monday"] = "yes", ["visit-from:1"] = "", ["visit-to:1"] = "", ["visit-who:1"] = "",
            },
            tokenFrom: "/homes/berit");

        saved.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.SeeOther);
        var plan = (await plans.FindAsync("berit")).Plan;
        var visit = plan.Visits.ShouldHaveSingleItem();
        (visit.From, visit.To, visit.Who).ShouldBe((new TimeOnly(2, 0), new TimeOnly(2, 30), "night patrol"));
        visit.Days.ShouldBe([DayOfWeek.Monday]);
        (plan.Pets, plan.Rooms.Count, plan.Rooms["bedroom"]).ShouldBe((true, 1, RoomPurpose.Sleeping));
        plan.Points.ShouldContain(new PlanPoint("old", PointKind.Motion, "loft"));
        var page = WebUtility.HtmlDecode(await tekla.ReadAsync("/homes/berit"));
        foreach (var shown in new[] { "value=\"night patrol\"", "name=\"visit-day:0:Monday\" value=\"yes\" checked", "name=\"pets\" value=\"yes\" checked", "<option value=\"Sleeping\" selected>", "<option value=\"loft\" selected>" })
        {
            page.ShouldContain(shown);
        }

        page.ShouldNotContain("name=\"visit-day:0:Tuesday\" value=\"yes\" checked");
        page.ShouldContain("Single reports of motion sensors are then not taken for a person.");
    }

    [Theory]
    [InlineData("room:bed", "the attic of my aunt", "is no room of the list")]
    [InlineData("visit-from:0", "two", "is no time")]
    [InlineData("visit-who:1", "night patrol", "is no time")]
    public async Task A_room_that_is_in_no_list_and_half_a_visit_are_refused(string field, string value, string said)
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla", "en");

        using var refused = await tekla.PostAsync("/homes/berit", new(Plan) { ["kind:bed"] = "Bed", ["room:bed"] = "bedroom", [field] = value }, tokenFrom: "/homes/berit");

        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(said);
    }

    [Fact]
    public async Task A_refused_plan_keeps_everything_that_was_typed()
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla");

        using var refused = await tekla.PostAsync(
            "/homes/berit", new(Plan) { ["limit:cold:cold"] = "kaldt", ["quiet-from"] = "21:30", ["back-by"] = "20:45", ["limit:hot:hot"] = "27,5" }, tokenFrom: "/homes/berit");

        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (var typed in new[] { "kaldt", "21:30", "20:45", "27,5" })
        {
            page.ShouldContain($"value=\"{typed}\"");
        }

        page.ShouldContain("name=\"on:cold\" value=\"yes\" checked");
        page.ShouldNotContain("name=\"on:hot\" value=\"yes\" checked");
        page.ShouldNotContain("Lagret nå");
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_stands_below_what_was_typed_and_saving_again_counts()
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla");
        using var first = await tekla.PostAsync("/homes/berit", new(Plan) { ["quiet-from"] = "23:15" }, tokenFrom: "/homes/berit");

        using var late = await tekla.PostAsync("/homes/berit", new(Plan) { ["quiet-from"] = "21:30" }, tokenFrom: "/homes/berit");

        var page = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.ShouldContain("value=\"21:30\"");
        page.ShouldContain("Lagret nå: 23:15");
        page.ShouldContain("name=\"version\" value=\"1\"");
        using var again = await tekla.PostAsync("/homes/berit", new(Plan) { ["quiet-from"] = "21:30", ["version"] = "1" }, tokenFrom: "/homes/berit");
        (await web.Services.GetRequiredService<IHomePlans>().FindAsync("berit")).Plan.Quiet.From.ShouldBe(new TimeOnly(21, 30));
    }

    [Fact]
    public async Task A_refused_pause_stays_open_with_what_was_typed()
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla");

        using var refused = await tekla.PostAsync(
            "/homes/berit", new() { ["_handler"] = "pause", ["reason"] = "Holiday", ["from"] = "2026-03-01T10:00", ["until"] = "2026-03-01T09:00", ["critical-too"] = "yes" }, tokenFrom: "/homes/berit");

        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("<details class=\"agree\" open>");
        page.ShouldContain("<option value=\"Holiday\" selected>");
        page.ShouldContain("value=\"2026-03-01T10:00\"");
        page.ShouldContain("value=\"2026-03-01T09:00\"");
        page.ShouldContain("name=\"critical-too\" value=\"yes\" checked");
    }

    [Theory]
    [InlineData("2026-03-01T10:00", "2026-03-29T02:30", "does not exist")]
    [InlineData("2026-03-01T10:00", "2026-03-01T09:00", "ends before it begins")]
    [InlineData("2026-03-01T10:00", "sometime", "is no time")]
    public async Task A_pause_that_cannot_be_is_refused(string from, string until, string said)
    {
        await using var web = await WithHomeAsync();
        using var kari = await web.SignInAsync("kari", "en");

        using var refused = await kari.PostAsync(
            "/homes/berit", new() { ["_handler"] = "pause", ["reason"] = "Hospital", ["from"] = from, ["until"] = until }, tokenFrom: "/homes/berit");

        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(said);
    }

    [Fact]
    public async Task Who_is_on_call_pauses_a_home_and_ends_the_pause_again()
    {
        await using var web = await WithHomeAsync();
        using var kari = await web.SignInAsync("kari");
        var now = HomeTime.In("Europe/Oslo").Local(web.Time.GetUtcNow());
        using var paused = await kari.PostAsync(
            "/homes/berit",
            new() { ["_handler"] = "pause", ["reason"] = "Technician", ["from"] = now.AddHours(-1).ToString("yyyy-MM-ddTHH:mm", null), ["until"] = now.AddHours(2).ToString("yyyy-MM-ddTHH:mm", null) },
            tokenFrom: "/homes/berit");
        var plans = web.Services.GetRequiredService<IHomePlans>();
        plans.Now("berit")!.Paused!.Reason.ShouldBe(PauseReason.Technician);
        WebUtility.HtmlDecode(await kari.ReadAsync("/homes")).ShouldContain("Pause til");

        var pause = (await plans.FindAsync("berit")).Plan.Pauses.ShouldHaveSingleItem();
        using var ended = await kari.PostAsync("/homes/berit", new() { ["_handler"] = $"end-{pause.Id}" }, tokenFrom: "/homes/berit");
        plans.Now("berit")!.Paused.ShouldBeNull();
    }

    [Fact]
    public async Task A_stranger_sees_no_home_and_a_home_there_is_not_leads_to_those_there_are()
    {
        await using var web = await WithHomeAsync();
        using var stranger = web.Visit();
        (await stranger.GetAsync("/homes/berit")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var kari = await web.SignInAsync("kari");
        (await kari.GetAsync("/homes/nobody")).Headers.Location!.ToString().ShouldEndWith("/homes");
    }

    [Fact]
    public void Every_rule_limit_kind_and_pause_has_words_in_both_languages()
    {
        foreach (var card in RuleCatalogue.All.Select(rule => rule.Card))
        {
            Words.All.Select(words => words.Rules.Name(card.Name)).ShouldBeUnique(card.Name);
            Words.All.ShouldAllBe(words => words.Rules.Name(card.Name) != card.Name);
            foreach (var limit in card.Limits)
            {
                Words.All.Select(words => words.Rules.Limit(card.Name, limit.Name)).ShouldBeUnique($"{card.Name} {limit.Name}");
            }
        }

        foreach (var words in Words.All)
        {
            Enum.GetValues<PointKind>().Select(words.Rules.Kind).ShouldBeUnique();
            Enum.GetValues<PauseReason>().Select(words.Rules.Pause).ShouldBeUnique();
            Enum.GetValues<RoomKind>().Select(words.Plan.Name).ShouldBeUnique();
            Enum.GetValues<RoomKind>().Select(kind => words.Place(kind.Name())).ShouldBeUnique();
            Enum.GetValues<RoomPurpose>().Select(words.Plan.Purpose).ShouldBeUnique();
            typeof(RuleWords).GetProperties().Where(text => text.PropertyType == typeof(string)).ShouldAllBe(text => ((string)text.GetValue(words.Rules)!).Length > 0);
        }
    }

    [Fact]
    public async Task What_a_rule_learns_and_its_limit_until_then_stand_on_the_page()
    {
        await using var web = await WithHomeAsync();
        using var tekla = await web.SignInAsync("tekla", "en");

        var page = WebUtility.HtmlDecode(await tekla.ReadAsync("/homes/berit"));

        page.ShouldContain("A fixed limit of 60 minutes until 30 visits have been learned");
        foreach (var card in RuleCatalogue.All.Select(rule => rule.Card).Where(card => Words.All[0].Rules.Learns(card.Name) is not null))
        {
            Words.All.Select(words => words.Rules.Learns(card.Name)).ShouldBeUnique(card.Name);
        }
    }

    [Fact]
    public void Every_room_is_told_in_both_languages_and_the_second_of_a_kind_by_its_number()
    {
        foreach (var kind in Enum.GetValues<RoomKind>())
        {
            Words.All.Select(words => words.Place(kind.Name())).ShouldBeUnique(kind.Name());
        }

        Words.All.Select(words => words.Place("bathroom-2")).ShouldBe(["på bad 2", "in bathroom 2"]);
        Words.All.Select(words => words.Place("systua på loftet")).ShouldBe([null, null]);
    }

    [Fact]
    public void The_reason_is_a_sentence_as_a_colleague_would_say_it()
    {
        var reason = new Reason
        {
            At = At("10:15"), UsuallyBy = At("07:40"), LastSeenAt = At("22:51", daysAgo: 1), Room = "bedroom", LearnedDays = 24,
        };

        Say("en", reason).ShouldBe("Usually up by 07:40, now 10:15, last seen in the bedroom Wed 14 Jan at 22:51, learned from 24 days.");
        Say("nb", reason).ShouldBe("Pleier å være oppe kl. 07:40, nå kl. 10:15, sist sett på soverommet ons. 14. jan. kl. 22:51, lært av 24 døgn.");
    }

    private static string? Say(string language, Reason reason)
    {
        var words = Words.All.Single(one => one.Tag == language);
        return words.Rules.Why(AlertKind.NotUp, reason, new Told(words, HomeTime.In("Europe/Oslo"), reason.At));
    }

    private static DateTimeOffset At(string clock, int daysAgo = 0)
        => new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.FromHours(1)).AddDays(-daysAgo) + TimeOnly.Parse(clock, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan();

    private static async Task<WebUnderTest> WithHomeAsync()
    {
        var web = await WebUnderTest.StartAsync();
        await web.Services.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard("berit", "Berit, Fjellhamarveien 12", "Berit", "Fjellhamarveien 12"));
        return web;
    }
}
