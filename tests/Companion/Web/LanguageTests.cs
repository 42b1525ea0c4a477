using System.Reflection;
using System.Text.Json;
using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Rules.Catalogue;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Two languages, the same everywhere.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("bathroom", "Fall på badet", "Fall in the bathroom")]
    [InlineData("systua på loftet", "Fall: systua på loftet", "Fall: systua på loftet")]
    [InlineData(null, "Fall", "Fall")]
    public void A_room_that_has_no_word_of_ours_is_told_as_it_was_written(string? room, string bokmal, string english)
    {
        new Bokmal().Happened(AlertKind.Fall, room).ShouldBe(bokmal);
        new English().Happened(AlertKind.Fall, room).ShouldBe(english);
    }

    [Theory]
    [InlineData("nb-NO,nb;q=0.9,en;q=0.5", "nb")]
    [InlineData("nn", "nb")]
    [InlineData("sv-SE,en;q=0.8", "nb")]
    [InlineData("en-GB,en;q=0.9,nb;q=0.8", "en")]
    [InlineData("de-DE,en;q=0.5", "en")]
    [InlineData("de-DE", "nb")]
    [InlineData("en;q=0.3,nb;q=0.9", "nb")]
    [InlineData(";;;,,,=", "nb")]
    public async Task The_browser_asks_for_a_language(string asked, string got)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        using var answer = await visitor.GetAsync("/sign-in", ("Accept-Language", asked));

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"<html lang=\"{got}\">");
    }

    [Fact]
    public async Task The_switch_wins_over_the_browser_and_is_remembered()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        using var switched = await visitor.PostAsync("/language", new() { ["language"] = "en", ["return"] = "/sign-in" }, tokenFrom: "/sign-in");

        switched.Headers.Location!.ToString().ShouldBe("/sign-in");
        (await visitor.ReadAsync("/sign-in")).ShouldContain("Sign in");
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("en\r\nX-Evil: 1")]
    public async Task An_unknown_language_changes_nothing(string unknown)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var visitor = web.Visit();

        await visitor.PostAsync("/language", new() { ["language"] = unknown, ["return"] = "/sign-in" }, tokenFrom: "/sign-in");

        (await visitor.ReadAsync("/sign-in")).ShouldContain("Logg inn");
    }

    [Fact]
    public void Every_text_is_there_and_is_its_languages_own()
    {
        var shared = new[] { nameof(Words.Product), nameof(Words.Gateway), nameof(Words.QuarantineEmpty) };
        foreach (var property in typeof(Words).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string)))
        {
            var texts = Words.All.Select(words => (string)property.GetValue(words)!).ToList();
            texts.ShouldAllBe(text => text.Length > 0, property.Name);
            if (!shared.Contains(property.Name))
            {
                texts.Distinct().Count().ShouldBe(texts.Count, $"{property.Name} is the same in both languages");
            }
        }
    }

    [Fact]
    public void Every_kind_state_severity_cause_and_refusal_has_words_of_its_own()
    {
        foreach (var words in Words.All)
        {
            Differ(Enum.GetValues<AlertKind>(), kind => words.Happened(kind, null), words);
            Differ(Enum.GetValues<Severity>(), words.Severe, words);
            Differ(Enum.GetValues<PointKind>(), words.Rules.Kind, words);
            Differ(RuleCatalogue.All.Select(rule => rule.Card.Name), words.Rules.Name, words);
            Differ(Enum.GetValues<ResolveCause>(), words.Cause, words);
            Differ(Enum.GetValues<AlertRefusal>(), refusal => words.Refused(refusal, null), words);
            Differ(Enum.GetValues<AlertState>().Where(s => s != AlertState.Notified), words.State, words);
            Differ(Enum.GetNames<AlertEventKind>().Select(JsonNamingPolicy.CamelCase.ConvertName), words.Transition, words);
        }
    }

    [Fact]
    public void Nobody_is_called_a_patient_or_old()
    {
        foreach (var words in Words.All)
        {
            var texts = typeof(Words).GetProperties().Where(p => p.PropertyType == typeof(string)).Select(p => (string)p.GetValue(words)!);
            string.Join(' ', texts).ShouldNotMatch("(?i)pasient|patient|eldre beboer|elderly|senior");
        }
    }

    [Theory]
    [InlineData("2026-07-01T00:30:00Z", "02:30")]
    [InlineData("2026-03-29T00:59:59Z", "01:59")]
    [InlineData("2026-03-29T01:00:00Z", "03:00")]
    [InlineData("2026-10-25T00:30:00Z", "02:30")]
    [InlineData("2026-10-25T01:30:00Z", "02:30")]
    public void Times_are_those_on_the_homes_wall_on_clock_change_nights_too(string instant, string clock)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        HomeTime.In("Europe/Oslo").ClockOrDay(at, at, Words.All[0]).ShouldBe(clock);
    }

    [Theory]
    [InlineData("nb", "2026-03-01T23:30:00Z", "00:30", "kl. 00:30", "00:30:00")]
    [InlineData("nb", "2026-03-01T22:30:00Z", "søn. 1. mars kl. 23:30", "søn. 1. mars kl. 23:30", "søn. 1. mars kl. 23:30:00")]
    [InlineData("nb", "2025-10-03T10:00:00Z", "fre. 3. okt. 2025 kl. 12:00", "fre. 3. okt. 2025 kl. 12:00", "fre. 3. okt. 2025 kl. 12:00:00")]
    [InlineData("en", "2026-03-01T23:30:00Z", "00:30", "at 00:30", "00:30:00")]
    [InlineData("en", "2026-03-01T22:30:00Z", "Sun 1 Mar at 23:30", "Sun 1 Mar at 23:30", "Sun 1 Mar at 23:30:00")]
    [InlineData("en", "2025-10-03T10:00:00Z", "Fri 3 Oct 2025 at 12:00", "Fri 3 Oct 2025 at 12:00", "Fri 3 Oct 2025 at 12:00:00")]
    public void A_time_that_is_not_todays_has_its_day(string language, string instant, string brief, string when, string exact)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        var now = new DateTimeOffset(2026, 3, 2, 0, 10, 0, TimeSpan.Zero);
        var words = Words.All.Single(one => one.Tag == language);
        var wall = HomeTime.In("Europe/Oslo");

        (wall.ClockOrDay(at, now, words), wall.When(at, now, words), wall.SecondsOrDay(at, now, words)).ShouldBe((brief, when, exact));
    }

    [Theory]
    [InlineData(-5, "akkurat nå")]
    [InlineData(9, "akkurat nå")]
    [InlineData(10, "10 s siden")]
    [InlineData(59, "59 s siden")]
    [InlineData(60, "1 min siden")]
    [InlineData(7199, "119 min siden")]
    [InlineData(7200, "2 t siden")]
    [InlineData(86400 * 3, "3 d siden")]
    public void Ago_is_said_in_the_unit_that_says_enough(int seconds, string said)
    {
        var now = TimeProvider.System.GetUtcNow();
        HomeTime.Ago(now.AddSeconds(-seconds), now, Words.All[0]).ShouldBe(said);
    }

    private static void Differ<T>(IEnumerable<T> values, Func<T, string> say, Words words)
    {
        var all = values.ToList();
        all.Select(say).Distinct().Count().ShouldBe(all.Count, $"{typeof(T).Name} in {words.Tag}");
        all.ShouldAllBe(value => say(value) != value!.ToString() || value.ToString() == "Test" || value.ToString() == "Technical" || value.ToString() == "Fall" || words.Tag == "en");
    }
}
