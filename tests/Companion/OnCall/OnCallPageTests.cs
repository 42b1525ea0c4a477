using System.Net;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Tests.Web;
using Hjemvakt.Safety.OnCall;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>What people see and do on the pages about duty, in a browser without script.</summary>
public sealed class OnCallPageTests
{
    [Fact]
    public async Task Who_is_on_duty_now_and_next_week_and_where_nobody_is()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);
        (await liv.ReadAsync("/duty")).ShouldContain("Ingen hull");

        await AgreeAsync(liv, "First", "id-kari", "", "2037-03-04T20:00", "2037-03-05T08:00");

        var page = WebUtility.HtmlDecode(await liv.ReadAsync("/duty"));
        page.ShouldContain("1 hull i vaktlista");
        page.ShouldContain("Ingen har vakten");
        page.ShouldContain("Kari → Ingen");
        night.OnCall.Plan.Rotas[0].Changes.ShouldHaveSingleItem().By.ShouldBe("id-liv");
    }

    [Fact]
    public async Task Taking_a_duty_moves_the_next_alarm_to_who_took_it()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);

        await AgreeAsync(liv, "First", "", "id-ola", "2037-03-02T02:00", "2037-03-02T08:00");
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        (await night.Provider.NextAsync("sms")).IsFor("+4790000002").ShouldBeTrue();
    }

    [Fact]
    public async Task A_time_that_does_not_exist_is_refused_with_what_to_do_and_what_was_typed_stays()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);

        var (status, page) = await PostAsync(liv, "take", new() { ["Line"] = "First", ["Leaving"] = "", ["Coming"] = "id-ola", ["From"] = "2037-03-29T02:30", ["Until"] = "2037-03-29T08:00" });

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("2037-03-29 02:30 finnes ikke: klokka stilles fram den natta. Velg et annet klokkeslett.");
        page.ShouldContain("value=\"2037-03-29T02:30\"");
        night.OnCall.Plan.Rotas[0].Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_duties_are_swapped_and_the_swap_is_taken_back_whole()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);
        var plan = night.OnCall.Plan;
        var (kari, ola) = (DutyOf(plan, DutyLine.First), DutyOf(plan, DutyLine.Second));

        (await PostAsync(liv, "swap", new() { ["One"] = Hjemvakt.Companion.Web.Rotas.DutyInterval.Key(kari), ["Other"] = Hjemvakt.Companion.Web.Rotas.DutyInterval.Key(ola) })).Status.ShouldBe(HttpStatusCode.Found);

        DutyOf(night.OnCall.Plan, DutyLine.First).Person.ShouldBe("id-ola");
        DutyOf(night.OnCall.Plan, DutyLine.Second).Person.ShouldBe("id-kari");
        var swap = night.OnCall.Plan.Rotas[0].Changes[0];
        (await PostAsync(liv, $"undo-{swap.Id}", [])).Status.ShouldBe(HttpStatusCode.Found);
        DutyOf(night.OnCall.Plan, DutyLine.First).Person.ShouldBe("id-kari");
        night.OnCall.Plan.Rotas[0].Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_swap_stays_open_with_what_was_chosen()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);
        var kari = Hjemvakt.Companion.Web.Rotas.DutyInterval.Key(DutyOf(night.OnCall.Plan, DutyLine.First));

        var (status, page) = await PostAsync(liv, "swap", new() { ["One"] = kari, ["Other"] = kari });

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Begge vaktene er samme persons");
        page.Split($"<option value=\"{kari}\" selected").Length.ShouldBe(3, "in both lists");
    }

    [Fact]
    public async Task Refused_addresses_stay_as_they_were_typed_and_an_emptied_field_stays_empty()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);

        var (_, page) = await PostAsync(liv, "reach", new() { ["Ntfy"] = "kort", ["Sms"] = "", ["Voice"] = "900 00 003", ["Email"] = "" }, "/duty/alerting");

        page.ShouldContain("value=\"kort\"");
        page.ShouldContain("value=\"900 00 003\"");
        page.ShouldNotContain("value=\"+4790000003\"");
        night.OnCall.Plan.FindPerson("id-liv")!.Contacts.ShouldBe([new Contact(Channel.Sms, "+4790000003")]);
    }

    [Fact]
    public async Task Whoever_has_both_lines_is_pointed_out()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);
        (await liv.ReadAsync("/duty")).ShouldNotContain("ingen står bak");

        await AgreeAsync(liv, "First", "", "id-ola", "2037-03-02T02:00", "2037-03-02T08:00");

        WebUtility.HtmlDecode(await liv.ReadAsync("/duty")).ShouldContain("Samme person på begge vakter: ingen står bak.");
    }

    [Fact]
    public async Task Policies_channels_and_how_one_is_reached()
    {
        await using var night = await NightShift.BeginAsync(settings: settings => settings with { Voice = null });
        using var liv = await SignInAsync(night);
        var page = WebUtility.HtmlDecode(await liv.ReadAsync("/duty/alerting"));
        page.ShouldContain("førstevakt");
        page.ShouldContain("teamleder, alle");
        page.ShouldContain("til noen svarer");
        page.ShouldContain("Ikke satt opp");

        (await PostAsync(liv, "reach", new() { ["Ntfy"] = "", ["Sms"] = "12", ["Voice"] = "", ["Email"] = "" }, "/duty/alerting")).Page.ShouldContain("«12» er ikke et telefonnummer");
        (await PostAsync(liv, "reach", new() { ["Ntfy"] = "liv-at-night", ["Sms"] = "+4790000009", ["Voice"] = "", ["Email"] = "liv@example.no" }, "/duty/alerting")).Status.ShouldBe(HttpStatusCode.Found);

        night.OnCall.Plan.FindPerson("id-liv")!.Contacts.Select(contact => contact.Channel).ShouldBe([Channel.Ntfy, Channel.Sms, Channel.Email]);
    }

    [Fact]
    public async Task In_English_too_and_every_text_is_translated()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night, "en");
        var page = WebUtility.HtmlDecode(await liv.ReadAsync("/duty"));
        page.ShouldContain("No gaps in the next seven days.");
        page.ShouldContain("First on duty");
        WebUtility.HtmlDecode(await liv.ReadAsync("/duty/alerting")).ShouldContain("again every 2 min until somebody answers");

        var (nb, en) = (new Hjemvakt.Companion.Web.Text.DutyBokmal(), new Hjemvakt.Companion.Web.Text.DutyEnglish());
        foreach (var text in typeof(Hjemvakt.Companion.Web.Text.DutyWords).GetProperties().Where(property => property.PropertyType == typeof(string)))
        {
            text.GetValue(nb).ShouldNotBe(text.GetValue(en), text.Name);
        }
    }

    [Fact]
    public async Task The_link_in_a_message_leads_to_the_card_after_the_sign_in_and_answers_nothing()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        var message = await night.Provider.NextAsync("sms");
        var alert = await night.AlertAsync();
        message.IsFor($"https://vakt.example.no/a/{alert.Id}").ShouldBeTrue();

        using var stranger = new Visitor(night.Companion.Address, "nb");
        using var answer = await stranger.GetAsync($"/a/{alert.Id}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in?return=");

        using var liv = await SignInAsync(night);
        using var card = await liv.GetAsync($"/a/{alert.Id}");
        card.Headers.Location!.ToString().ShouldBe($"/oncall#alert-{alert.Id}");
        (await night.AlertAsync()).AwaitsAnswer.ShouldBeTrue();
    }

    [Fact]
    public async Task A_calendar_shows_ones_own_duties_to_who_has_its_address_and_nothing_to_others()
    {
        await using var night = await NightShift.BeginAsync();
        var key = night.Companion.Services.GetRequiredService<CalendarKeys>().KeyOf("id-kari");
        using var calendar = new Visitor(night.Companion.Address, "nb");

        var text = await calendar.ReadAsync($"/calendar/{key}.ics");
        text.ShouldStartWith("BEGIN:VCALENDAR");
        text.ShouldContain("Førstevakt Nord");
        text.ShouldContain("DTSTART:20370302T070000Z", Case.Sensitive, "eight o'clock in Oslo, in winter");
        text.ShouldContain("DTSTART:20370330T060000Z", Case.Sensitive, "eight o'clock in Oslo, in summer");
        text.ShouldNotContain("Bakvakt");
        using var guess = await calendar.GetAsync($"/calendar/{key[..^2]}xx.ics");
        guess.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_calendar_that_asks_for_the_headers_first_is_answered()
    {
        await using var night = await NightShift.BeginAsync();
        var key = night.Companion.Services.GetRequiredService<CalendarKeys>().KeyOf("id-kari");
        using var calendar = new Visitor(night.Companion.Address, "nb");

        using var answer = await calendar.HeadAsync($"/calendar/{key}.ics");
        using var guess = await calendar.HeadAsync("/calendar/guess.ics");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        guess.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_calendars_address_can_be_renewed_and_the_one_of_before_opens_nothing()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await SignInAsync(night);
        var keys = night.Companion.Services.GetRequiredService<CalendarKeys>();
        using var calendar = new Visitor(night.Companion.Address, "nb");
        for (var times = 0; times < 2; times++)
        {
            var (old, others) = (keys.KeyOf("id-liv"), keys.KeyOf("id-kari"));
            await calendar.ReadAsync($"/calendar/{old}.ics");

            (await PostAsync(liv, "renew-calendar", [])).Status.ShouldBe(HttpStatusCode.Found);

            (await calendar.GetAsync($"/calendar/{old}.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            await calendar.ReadAsync($"/calendar/{others}.ics");
            var address = System.Text.RegularExpressions.Regex.Match(await liv.ReadAsync("/duty"), "href=\"(/calendar/[^\"]+)\">https://vakt.example.no/calendar/").Groups[1].Value;
            await calendar.ReadAsync(address);
        }
    }

    private static Duty DutyOf(OnCallPlan plan, DutyLine line)
    {
        var next = new DateTimeOffset(2037, 3, 4, 12, 0, 0, TimeSpan.Zero);
        return DutyRoster.Between(plan.Rotas[0], line, next, next.AddMinutes(1), plan.Counts).ShouldHaveSingleItem();
    }

    private static async Task AgreeAsync(Visitor who, string line, string leaving, string coming, string from, string until)
        => (await PostAsync(who, "take", new() { ["Line"] = line, ["Leaving"] = leaving, ["Coming"] = coming, ["From"] = from, ["Until"] = until })).Status.ShouldBe(HttpStatusCode.Found);

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(Visitor who, string form, Dictionary<string, string> fields, string path = "/duty")
    {
        using var answer = await who.PostAsync(path, new(fields) { ["_handler"] = form }, tokenFrom: path);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static Task<Visitor> SignInAsync(NightShift night, string language = "nb") => night.SignInAsync("liv", language);
}
