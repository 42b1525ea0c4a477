using System.Net;
using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Notifications.Trials;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Tests.Support.Providers;
using Hjemvakt.Companion.Tests.Web;
using Hjemvakt.Safety.OnCall;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>Before the night begins, somebody wants to know whether the telephone will ring.</summary>
public sealed class TestMessageTests
{
    [Fact]
    public async Task It_arrives_says_that_it_is_a_test_and_the_page_says_that_the_service_took_it()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await night.SignInAsync("liv");

        await SendAsync(liv, "Sms");

        var message = await night.Provider.NextAsync("sms");
        message.IsFor("+4790000003").ShouldBeTrue();
        message.Body.ShouldContain("Hjemvakt: prøvemelding. Dette er en prøve du har bedt om selv. Ingenting har skjedd. https://vakt.example.no/duty/alerting");
        (await OnceAsync(night, "id-liv", TrialOutcome.Accepted)).To.ShouldBe("…003");
        (await ReadAsync(liv)).ShouldContain("Tjenesten tok imot 03:00. Er den ikke hos deg innen ett minutt");
    }

    [Fact]
    public async Task It_is_no_alert_moves_no_channels_standing_and_nobody_else_gets_anything()
    {
        await using var night = await NightShift.BeginAsync();
        night.Provider.Ways["sms"] = FakeProvider.Lying;
        using var liv = await night.SignInAsync("liv");

        await SendAsync(liv, "Sms");
        await OnceAsync(night, "id-liv", TrialOutcome.Refused);

        (await ReadAsync(liv)).ShouldContain("Ikke levert 03:00: answered without 'accepted'");
        (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty("a channel that fails a test is told to who tests");
        (await night.OnCall.ChannelsAsync(TestCompanion.Soon)).ShouldAllBe(channel => channel.LastSentAt == null && channel.LastFailedAt == null && channel.Waiting == 0);
        night.Time.Advance(TimeSpan.FromMinutes(30));
        night.Provider.Rest().Count(message => message.IsFor("prøve")).ShouldBe(1, "it is not tried again");
    }

    [Fact]
    public async Task While_it_is_under_way_the_page_says_so_and_an_alarm_goes_past_it()
    {
        await using var night = await NightShift.BeginAsync();
        night.Provider.Ways["sms"] = (message, closing) => message.IsFor("prøve") ? FakeProvider.Silent(message, closing) : Task.FromResult((200, "accepted"));
        using var kari = await night.SignInAsync("kari");
        await SendAsync(kari, "Sms");
        await night.Provider.NextAsync("sms", "prøve");
        var page = await ReadAsync(kari);
        page.ShouldContain("Sendt 03:00, tjenesten har ikke svart ennå.");
        page.ShouldContain("http-equiv=\"refresh\"");

        await night.Gateway.AlarmAsync(Wire.Fall(1));
        (await night.Provider.NextAsync("sms", "kritisk")).IsFor("+4790000001").ShouldBeTrue();

        night.Time.Advance(TimeSpan.FromSeconds(11));
        (await OnceAsync(night, "id-kari", TrialOutcome.Refused)).Why.ShouldBe("no answer within 10 s");
        (await ReadAsync(kari)).ShouldNotContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public async Task Twice_at_once_is_once_and_after_half_a_minute_it_may_be_again()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await night.SignInAsync("liv");
        await SendAsync(liv, "Sms");
        await OnceAsync(night, "id-liv", TrialOutcome.Accepted);

        using var again = await liv.PostAsync("/duty/alerting", new() { ["_handler"] = "trial-Sms" }, tokenFrom: "/duty/alerting");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Vent et halvt minutt.");
        night.Time.Advance(TrialWork.Pause);
        await SendAsync(liv, "Sms");

        await night.Provider.NextAsync("sms");
        await night.Provider.NextAsync("sms");
        night.Provider.Rest().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_history_has_who_asked_and_what_came_of_it_and_no_whole_telephone_number()
    {
        await using var night = await NightShift.BeginAsync();
        using var liv = await night.SignInAsync("liv");
        await SendAsync(liv, "Sms");
        await OnceAsync(night, "id-liv", TrialOutcome.Accepted);

        var lines = await night.Companion.AskAsync(db => db.Audit.Where(line => line.What.StartsWith("trial")).OrderBy(line => line.Number).ToListAsync());

        lines.Select(line => (line.What, line.Who, line.WhoId, line.Device)).ShouldBe([("trialAsked", "Liv", "id-liv", "Chrome, Android"), ("trialCarried", "Liv", "id-liv", "Chrome, Android")]);
        lines.ShouldAllBe(line => !line.Detail.Contains("+47"));
        var (_, fault) = await night.Companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)));
        fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_technician_without_a_duty_tries_a_channel_at_an_address_of_his_own_and_others_have_no_such_field()
    {
        await using var night = await NightShift.BeginAsync();
        await night.HireAsync("Tekla", StaffRoles.Technician);
        using var tekla = await night.SignInAsync("tekla", "en");
        using var liv = await night.SignInAsync("liv");

        using (var wrong = await SendToAsync(tekla, "Sms", "12"))
        {
            WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("'12' is not a telephone number, as 900 12 345 or +47 900 12 345");
        }

        using (var sent = await SendToAsync(tekla, "Email", "tekla@example.no"))
        {
            sent.StatusCode.ShouldBe(HttpStatusCode.Found);
        }

        (await night.Mail.NextAsync()).ShouldContain("RCPT TO:<tekla@example.no>");
        await OnceAsync(night, "id-tekla", TrialOutcome.Accepted);
        (await ReadAsync(tekla)).ShouldContain("The service took it 03:00.");
        (await ReadAsync(liv)).ShouldNotContain("trial-to");
        using var refused = await SendToAsync(liv, "Sms", "+4790000099");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        night.Provider.Rest().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_response_centre_is_not_tried_by_a_button()
    {
        await using var night = await NightShift.BeginAsync();

        (await TrialService(night).SendAsync(new Contact(Channel.Webhook, "sentralen"), NightShift.Liv)).ShouldNotBeNull().English.ShouldContain("nothing to test");

        night.Provider.Rest().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_one_that_was_under_way_when_the_companion_stopped_it_says_that_nobody_knows()
    {
        await using var night = await NightShift.BeginAsync();
        night.Provider.Ways["sms"] = FakeProvider.Silent;
        (await TrialService(night).SendAsync(new Contact(Channel.Sms, "+4790000003"), NightShift.Liv)).ShouldBeNull();
        await night.Provider.NextAsync("sms");

        await night.Companion.StopAsync();
        await night.Companion.StartAsync();

        (await OnceAsync(night, "id-liv", TrialOutcome.Underway)).EndedAt.ShouldBeNull();
        night.Time.Advance(TimeSpan.FromMinutes(1));
        await OnceAsync(night, "id-liv", TrialOutcome.Unknown);
    }

    [Theory]
    [InlineData("+4790012345", "…345")]
    [InlineData("kari.nordmann@example.no", "k…@example.no")]
    [InlineData("kari-at-night", "…ght")]
    [InlineData("", "…")]
    public void Of_an_address_enough_is_shown_to_know_ones_own(string address, string shown) => Trial.Shown(address).ShouldBe(shown);

    private static ITrialService TrialService(NightShift night) => night.Companion.Services.GetRequiredService<ITrialService>();

    private static async Task<Trial> OnceAsync(NightShift night, string person, TrialOutcome outcome)
    {
        Trial? found = null;
        await TestCompanion.AwaitAsync(async () => (found = (await TrialService(night).LatestAsync(person, TestCompanion.Soon)).FirstOrDefault(trial => trial.Outcome == outcome)) is not null);
        return found!;
    }

    private static async Task SendAsync(Visitor who, string channel)
    {
        using var answer = await who.PostAsync("/duty/alerting", new() { ["_handler"] = $"trial-{channel}" }, tokenFrom: "/duty/alerting");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    private static Task<HttpResponseMessage> SendToAsync(Visitor who, string channel, string to)
        => who.PostAsync("/duty/alerting", new() { ["_handler"] = "trial", ["Over"] = channel, ["To"] = to }, tokenFrom: "/duty/alerting");

    private static async Task<string> ReadAsync(Visitor who) => WebUtility.HtmlDecode(await who.ReadAsync("/duty/alerting"));
}
