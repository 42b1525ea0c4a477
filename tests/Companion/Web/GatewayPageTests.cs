using System.Net;
using System.Text.RegularExpressions;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Plans;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>What a technician sees of the gateways and can ask of them; and who cannot.</summary>
public sealed partial class GatewayPageTests
{
    private const string Heartbeat = """
        {"online":true,"b":12,"u":93784000,"t":1767229200000,"fw":"1.2.3","board":"ESP32_S3_OCTAL","reset":"power","rssi":-61,"heapFree":7100000,"heapMin":42000,"flashUsed":4096,
        "queue":{"alarm":0,"routine":7},"restarts":{"power":9,"crash":0,"stuck":1,"silence":2},"links":4,"drift":-1250,"mains":true,"batt":87,"ip":"192.168.1.20"}
        """;

    [Fact]
    public async Task The_ill_stand_first_and_what_is_not_known_is_said_so()
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "well", Heartbeat, heard: TimeSpan.FromSeconds(30));
        await PutUpAsync(web, "new", null, heard: null);
        await PutUpAsync(web, "safe", """{"online":true,"b":1,"u":1,"fw":"1","board":"B","reset":"x","rssi":0,"heapFree":1,"heapMin":1,"flashUsed":1,"queue":{"alarm":0,"routine":0},"safe":"restarts"}""", TimeSpan.Zero);
        await PutUpAsync(web, "gone", Heartbeat, heard: TimeSpan.FromMinutes(4));
        using var tekla = await web.SignInAsync("tekla", "en");

        var page = WebUtility.HtmlDecode(await tekla.ReadAsync("/gateways"));

        Gateway().Matches(page).Select(match => match.Groups[1].Value).ShouldBe(["gw-gone", "gw-safe", "gw-new", "gw-well"]);
        var safe = page[page.IndexOf("gw-safe\"", StringComparison.Ordinal)..page.IndexOf("gw-new\"", StringComparison.Ordinal)];
        safe.ShouldContain("Safe mode after repeated restarts");
        safe.ShouldContain("Its clock has never been set");
        Figure(safe, "Radio signal").ShouldBe("not known");
        Figure(safe, "Power").ShouldBe("not known");
        Figure(safe, "Starts by cause").ShouldBe("not known");
        var well = page[page.IndexOf("gw-well\"", StringComparison.Ordinal)..];
        well.ShouldContain("Nothing is known to be wrong");
        Figure(well, "Running for").ShouldBe("26 h 3 min");
        Figure(well, "Memory").ShouldBe("7.1 MB free, 42 kB at the least");
        Figure(well, "Radio signal").ShouldBe("−61 dBm");
        Figure(well, "Not confirmed yet").ShouldBe("0 alarms, 7 routine records");
        Figure(well, "Starts by cause").ShouldBe("power, or not known: 9; something stood still: 1; no receipt for 30 min: 2");
        Figure(well, "Connections since the start").ShouldBe("4");
        Figure(well, "Power").ShouldBe("mains, battery 87%");
        Figure(well, "Clock").ShouldEndWith("moved by -1.3 s in a day");
        page.ShouldContain("No heartbeat has come yet");
    }

    [Fact]
    public async Task A_technician_shuts_a_stolen_gateway_out_and_takes_it_out_of_the_home()
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "berit", Heartbeat, TimeSpan.Zero);
        using var tekla = await web.SignInAsync("tekla", "en");
        const string page = "/gateways/gw-berit";
        var registry = web.Services.GetRequiredService<IGatewayRegistry>();

        using (var unsure = await tekla.PostAsync(page, new() { ["_handler"] = "revoke" }, tokenFrom: page))
        {
            (await unsure.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Tick the box");
        }

        (await registry.FindAsync("gw-berit", TestContext.Current.CancellationToken))!.RevokedAt.ShouldBeNull();
        using (await tekla.PostAsync(page, new() { ["_handler"] = "revoke", ["sure"] = "yes" }, tokenFrom: page))
        {
            (await registry.FindAsync("gw-berit", TestContext.Current.CancellationToken))!.RevokedAt.ShouldNotBeNull();
        }

        (await tekla.ReadAsync(page)).ShouldContain("Nobody hears alarms from this home");
        using (await tekla.PostAsync(page, new() { ["_handler"] = "remove", ["sure"] = "yes" }, tokenFrom: page))
        {
            (await registry.FindAsync("gw-berit", TestContext.Current.CancellationToken)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_technician_asks_and_it_is_stored_with_a_name()
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "berit", Heartbeat, TimeSpan.Zero);
        using var tekla = await web.SignInAsync("tekla");

        using var asked = await tekla.PostAsync("/gateways/gw-berit", new() { ["_handler"] = "selftest" }, tokenFrom: "/gateways/gw-berit");

        asked.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.SeeOther);
        (await Asked(web)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(command => command.Name.ShouldBe("selftest"), command => command.GivenBy.ShouldBe("Tekla"));
        WebUtility.HtmlDecode(await tekla.ReadAsync("/gateways/gw-berit")).ShouldContain("Lagret, venter på sentralen");
        web.Time.Advance(TimeSpan.FromMinutes(11));
        WebUtility.HtmlDecode(await tekla.ReadAsync("/gateways/gw-berit")).ShouldContain("Ikke noe svar i tide");
    }

    [Theory]
    [InlineData("""{"ok":true,"flash":true,"points":{"bathroom-radar":"absent","front-door":"ok"}}""", "bathroom-radar: svarer ikke")]
    [InlineData("""{"ok":true,"flash":false,"points":{"front-door":"ok"}}""", "Lageret kan ikke skrives og leses")]
    [InlineData("""{"ok":true,"flash":true,"points":{"front-door":"ok","bed":"ok"}}""", "Alle 2 følere virker")]
    [InlineData("""{"ok":false,"why":"too late"}""", "Ikke gjort: det kom for sent.")]
    [InlineData("""{"ok":false,"why":"<b>of tomorrow</b>"}""", "&lt;b&gt;of tomorrow&lt;/b&gt;")]
    [InlineData("""{"ok":true,"points":{"<b>":"<i>","x":7}}""", "&lt;b&gt;: &lt;i&gt;")]
    public async Task An_answer_is_told_in_words_and_stays_text(string reply, string said)
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "berit", Heartbeat, TimeSpan.Zero);
        var desk = web.Services.GetRequiredService<ICommandService>();
        var id = await desk.GiveAsync("gw-berit", "selftest", null, new("Tekla", "test"), TimeSpan.FromHours(1));
        await using (var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync())
        {
            await db.Commands.Where(c => c.Id == id).ExecuteUpdateAsync(row => row.SetProperty(c => c.AnsweredAt, web.Time.GetUtcNow()).SetProperty(c => c.Answer, reply));
        }

        using var tekla = await web.SignInAsync("tekla");
        var page = await tekla.ReadAsync("/gateways/gw-berit");

        (said.Contains('&') ? page : WebUtility.HtmlDecode(page)).ShouldContain(said);
    }

    [Theory]
    [InlineData("""{"wifi":[{"ssid":"hjem","password":"very private"}]}""", "yes", null)]
    [InlineData("""{"wifi":[{"ssid":"hjem","password":"very private"}]}""", "", "Tick the box")]
    [InlineData("""{"wfi":[{"ssid":"hjem","password":"very private"}]}""", "yes", "'wfi' is not known")]
    [InlineData("""{"broker":null}""", "yes", "'broker' cannot be taken away")]
    [InlineData("""{"wifi":[{"ssid":"hjem","password":"very private"}""", "yes", "This is not JSON")]
    [InlineData("""{"wifi":[{"ssid":"hjem","password":"very private""", "yes", "This is not JSON")]
    [InlineData("""{"wifi":[{"ssid":"hjem",password="very private"}]}""", "yes", "This is not JSON")]
    [InlineData("""{"points":[{"id":"radar","kind":"radar","model":"c1001","uart":1,"rx":13,"tx":14,"height":190}]}""", "yes", "from 200 to 300 for c1001")]
    public async Task Settings_are_looked_through_before_they_are_sent_and_never_shown_again(string set, string sure, string? refusal)
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "berit", Heartbeat, TimeSpan.Zero);
        using var tekla = await web.SignInAsync("tekla", "en");

        using var answer = await tekla.PostAsync("/gateways/gw-berit", new() { ["_handler"] = "config", ["set"] = set, ["sure"] = sure }, tokenFrom: "/gateways/gw-berit");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        (await Asked(web)).Count.ShouldBe(refusal is null ? 1 : 0);
        if (refusal is not null)
        {
            page.ShouldContain(refusal);
            page.ShouldContain($">{set.Replace("very private", "", StringComparison.Ordinal).Split("password")[0]}", customMessage: "what was typed is there to be put right");
        }

        (page + await tekla.ReadAsync("/gateways/gw-berit")).ShouldNotContain("very private");
    }

    [Fact]
    public async Task A_hole_in_the_alarms_is_shown_and_a_technician_gives_it_up()
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "berit", Heartbeat, TimeSpan.Zero);
        await using (var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync())
        {
            db.Records.AddRange(Alarm(1, web.Time.GetUtcNow().AddDays(-2)), Alarm(5, web.Time.GetUtcNow()));
            db.Streams.Add(new StreamRow { GatewayId = "gw-berit", Stream = RecordStream.Alarm, Prefix = 1 });
            await db.SaveChangesAsync();
        }

        using var tekla = await web.SignInAsync("tekla", "en");
        var page = WebUtility.HtmlDecode(await tekla.ReadAsync("/gateways/gw-berit"));
        page.ShouldContain("Alarms 2–4, between ");

        Dictionary<string, string> form = new() { ["_handler"] = "hole-alarm", ["numbers"] = "2-4" };
        using var unsure = await tekla.PostAsync("/gateways/gw-berit", new(form), tokenFrom: "/gateways/gw-berit");
        WebUtility.HtmlDecode(await unsure.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Tick the box");
        using var outdated = await tekla.PostAsync("/gateways/gw-berit", new(form) { ["numbers"] = "2-3", ["sure"] = "yes" }, tokenFrom: "/gateways/gw-berit");
        WebUtility.HtmlDecode(await outdated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("have changed meanwhile");
        using var done = await tekla.PostAsync("/gateways/gw-berit", new(form) { ["sure"] = "yes" }, tokenFrom: "/gateways/gw-berit");

        done.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.SeeOther);
        (await tekla.ReadAsync("/gateways/gw-berit")).ShouldNotContain("data-hole");
        (await Lines(web)).ShouldContain("holeClosed by Tekla");
    }

    private static RecordRow Alarm(long sequence, DateTimeOffset at) => new()
    {
        GatewayId = "gw-berit", Stream = RecordStream.Alarm, Sequence = sequence, HomeId = "berit", Boot = 1, OccurredAt = at, ReceivedAt = at, Kind = "test", Point = "bedside-button", Body = "{}",
    };

    [Fact]
    public async Task A_restart_must_be_meant()
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "berit", Heartbeat, TimeSpan.Zero);
        using var tekla = await web.SignInAsync("tekla", "en");

        using var hasty = await tekla.PostAsync("/gateways/gw-berit", new() { ["_handler"] = "reboot" }, tokenFrom: "/gateways/gw-berit");
        (await hasty.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Tick the box");
        (await Asked(web)).ShouldBeEmpty();

        using var meant = await tekla.PostAsync("/gateways/gw-berit", new() { ["_handler"] = "reboot", ["sure"] = "yes" }, tokenFrom: "/gateways/gw-berit");
        (await Asked(web)).ShouldHaveSingleItem().Name.ShouldBe("reboot");
    }

    [Fact]
    public async Task Who_is_on_call_may_look_and_may_not_ask()
    {
        await using var web = await WebUnderTest.StartAsync();
        await PutUpAsync(web, "berit", Heartbeat, TimeSpan.Zero);
        using var kari = await web.SignInAsync("kari");
        (await kari.ReadAsync("/gateways/gw-berit")).ShouldNotContain("name=\"ask\"");

        using var tried = await kari.PostAsync("/gateways/gw-berit", new() { ["_handler"] = "selftest" });
        (await Asked(web)).ShouldBeEmpty();
        (await kari.GetAsync("/gateways/new")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = web.Visit();
        (await stranger.GetAsync("/gateways")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_gateway_is_enrolled_once_and_its_secret_is_shown_once()
    {
        await using var web = await WebUnderTest.StartAsync();
        await web.Services.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard("berit", "Berit", "Berit", "Fjellhamarveien 12"));
        using var tekla = await web.SignInAsync("tekla", "en");
        var form = new Dictionary<string, string>
        {
            ["_handler"] = "enrol", ["over"] = "", ["id"] = "gw-berit", ["host"] = "vakt.example.no", ["port"] = "8883", ["ssid1"] = "hjem", ["password1"] = "very private", ["points"] = "[]",
        };

        using var first = await tekla.PostAsync("/gateways/new?home=berit", form, tokenFrom: "/gateways/new?home=berit");
        using var again = await tekla.PostAsync("/gateways/new?home=berit", form, tokenFrom: "/gateways/new?home=berit");

        var page = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var secret = Secret().Match(page).Groups[1].Value;
        secret.Length.ShouldBe(32);
        var refused = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        refused.ShouldContain("It has been enrolled already");
        refused.ShouldNotContain("very private");
        var shown = await tekla.ReadAsync("/gateways/gw-berit") + await tekla.ReadAsync("/gateways/gw-berit/install") + await tekla.ReadAsync("/gateways/new?gateway=gw-berit");
        shown.ShouldNotContain(secret);
        (await Lines(web)).ShouldHaveSingleItem().ShouldBe("enrolled by Tekla");
    }

    [Theory]
    [InlineData("id", "gw berit", "The id may have")]
    [InlineData("id", "gw-with-an-id-that-no-firmware-takes", "32 characters")]
    [InlineData("port", "eight", "The port is a number")]
    [InlineData("points", "[{\"id\":\"door\"}]", "'points[0].kind' is missing")]
    [InlineData("points", "[", "This is not JSON")]
    [InlineData("ssid1", "a name that is longer than any network's name may be", "'wifi[0].ssid'")]
    public async Task What_cannot_be_a_gateway_is_refused_and_nothing_is_enrolled(string field, string value, string said)
    {
        await using var web = await WebUnderTest.StartAsync();
        await web.Services.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard("berit", "Berit", "Berit", "Fjellhamarveien 12"));
        using var tekla = await web.SignInAsync("tekla", "en");
        var form = new Dictionary<string, string> { ["_handler"] = "enrol", ["over"] = "", ["id"] = "gw-berit", ["host"] = "vakt.example.no", ["port"] = "8883", ["points"] = "", [field] = value };

        using var refused = await tekla.PostAsync("/gateways/new?home=berit", form, tokenFrom: "/gateways/new?home=berit");

        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(said);
        (await web.Services.GetRequiredService<IGatewayRegistry>().ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_of_the_pages_is_there_in_both_languages()
    {
        foreach (var property in typeof(DeviceWords).GetProperties().Where(property => property.PropertyType == typeof(string)))
        {
            Words.All.Select(words => (string)property.GetValue(words.Devices)!).ShouldBeUnique(property.Name);
        }

        foreach (var words in Words.All.Select(words => words.Devices))
        {
            Enum.GetValues<CommandFate>().Select(words.Fate).ShouldBeUnique();
            Enum.GetValues<EnrolmentRefusal>().Select(words.EnrolmentRefused).ShouldBeUnique();
            CommandNames.All.Select(words.Command).Concat(CommandNames.All).ShouldBeUnique();
            string[] faults = ["absent", "frozen", "implausible", "stuck", "chattering", "not-configured", "not-tested", "ok", "not-configured: mode, height", "not-configured: delay"];
            faults.Select(words.Fault).Concat(faults).ShouldBeUnique();
        }
    }

    private static async Task PutUpAsync(WebUnderTest web, string home, string? status, TimeSpan? heard)
    {
        await web.Services.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard(home, home, "Berit", "Fjellhamarveien 12"));
        await web.Services.GetRequiredService<IGatewayRegistry>().EnrolAsync(home, "gw-" + home);
        await web.Services.GetRequiredService<IHomePlans>().SetAsync(home, HomePlan.None with { Points = [new("front-door", PointKind.EntranceDoor, "hall")] }, null, new("test", "test"));
        await using var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        await db.Gateways.Where(g => g.Id == "gw-" + home).ExecuteUpdateAsync(row => row
            .SetProperty(g => g.Status, status).SetProperty(g => g.LastContactAt, heard is { } ago ? web.Time.GetUtcNow() - ago : null));
    }

    private static async Task<IReadOnlyList<CommandView>> Asked(WebUnderTest web) => await web.Services.GetRequiredService<ICommandService>().ListAsync("gw-berit", 10);

    private static async Task<IReadOnlyList<string>> Lines(WebUnderTest web)
    {
        await using var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        return await db.Audit.Where(line => line.HomeId == "/gateway/gw-berit").Select(line => line.What + " by " + line.Who).ToListAsync();
    }

    private static string Figure(string page, string name) => Regex.Match(page, $"<dt>{Regex.Escape(name)}</dt><dd>([^<]*)</dd>").Groups[1].Value;

    [GeneratedRegex("data-gateway=\"([^\"]+)\"")]
    private static partial Regex Gateway();

    [GeneratedRegex("data-secret[^>]*>([^<]+)<")]
    private static partial Regex Secret();
}
