using System.Net;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Web.Security;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Answering an alert, with script and without, alone and at the same time as somebody else.</summary>
public sealed class StepTests
{
    [Fact]
    public async Task From_a_fall_to_its_cause_with_a_script()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();

        var taken = await kari.StepAsync(alert.Id, "acknowledge");
        var going = await kari.StepAsync(alert.Id, "on-the-way");
        var over = await kari.StepAsync(alert.Id, "resolve", new() { ["cause"] = "RealNeed", ["note"] = " Hjalp opp. " });

        taken.Status.ShouldBe(HttpStatusCode.OK);
        taken.Answer.Alert!.Html.ShouldContain("Du har varselet");
        going.Answer.Alert!.Html.ShouldContain("Du er p&#xE5; vei");
        over.Answer.Done.ShouldBeTrue();
        over.Answer.Alert!.Open.ShouldBeFalse();
        var stored = await web.AlertService.FindAsync(alert.Id, TestContext.Current.CancellationToken);
        stored!.Cause.ShouldBe(ResolveCause.RealNeed);
        stored.Note.ShouldBe("Hjalp opp.");
        web.AlertService.Asked.ShouldContain("acknowledged Kari Chrome, Android");
    }

    [Fact]
    public async Task From_a_fall_to_its_cause_with_plain_forms()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();

        using var taken = await kari.PostAsync($"/oncall/alerts/{alert.Id}/acknowledge", []);
        var page = await kari.ReadAsync(taken.Headers.Location!.ToString().Split('#')[0]);
        await kari.PostAsync($"/oncall/alerts/{alert.Id}/resolve", new() { ["cause"] = "Test" });
        var after = await kari.ReadAsync("/oncall");

        taken.Headers.Location.ToString().ShouldBe($"/oncall#alert-{alert.Id}");
        page.ShouldContain("Du har varselet");
        page.ShouldContain("<noscript><meta http-equiv=\"refresh\" content=\"15\"", customMessage: "without script the page still comes up to date");
        page.ShouldContain("JavaScript er sl&#xE5;tt av");
        after.ShouldContain("Ingen &#xE5;pne varsler");
        after.ShouldContain($"id=\"resolved-{alert.Id}\"");
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_has_it()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        using var ola = await web.SignInAsync("ola");
        var alert = web.AlertService.Raise();
        await kari.StepAsync(alert.Id, "acknowledge");

        var second = await ola.StepAsync(alert.Id, "acknowledge");
        using var plain = await ola.PostAsync($"/oncall/alerts/{alert.Id}/acknowledge", []);
        var page = await ola.ReadAsync(plain.Headers.Location!.ToString().Split('#')[0]);

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Answer.Message.ShouldBe("Kari var først og har varselet.");
        second.Answer.Alert!.Html.ShouldContain("Kari har varselet");
        page.ShouldContain("Kari var f&#xF8;rst og har varselet.");
    }

    [Fact]
    public async Task Of_many_who_tap_at_once_one_gets_it()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        using var ola = await web.SignInAsync("ola");
        var alert = web.AlertService.Raise();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => (n % 2 == 0 ? kari : ola).StepAsync(alert.Id, "acknowledge")));

        answers.Count(a => a.Answer.Done).ShouldBe(1);
        answers.Where(a => !a.Answer.Done).ShouldAllBe(a => a.Status == HttpStatusCode.Conflict && a.Answer.Message != null);
    }

    [Fact]
    public async Task What_the_resident_cancelled_still_waits_for_somebody_to_confirm_it()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise(AlertKind.Help);
        web.AlertService.Change(alert.Id, "cancelled", a => a with { State = AlertState.Cancelled, CancelledByResident = true });

        var page = await kari.ReadAsync("/oncall");
        var confirmed = await kari.StepAsync(alert.Id, "resolve", new() { ["cause"] = "FalseAlarmResident" });

        page.ShouldContain("Avlyst i hjemmet");
        page.ShouldContain("Bekreft og avslutt");
        confirmed.Answer.Done.ShouldBeTrue();
    }

    [Fact]
    public async Task An_alert_reported_again_long_after_its_answer_asks_for_a_new_one()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        using var ola = await web.SignInAsync("ola");
        var alert = web.AlertService.Raise();
        await kari.StepAsync(alert.Id, "acknowledge");
        web.AlertService.Change(alert.Id, "reopened", a => a with { AwaitsAnswer = true, Count = 2 });

        var page = await ola.ReadAsync("/oncall");
        var taken = await ola.StepAsync(alert.Id, "acknowledge");

        page.ShouldContain("1 ubesvart varsel");
        page.ShouldContain("Kari har varselet");
        page.ShouldContain("Kvitter");
        taken.Answer.Alert!.Html.ShouldContain("Du har varselet");
    }

    [Fact]
    public async Task When_nothing_can_be_stored_the_person_is_told_so_and_not_that_it_is_done()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();
        web.AlertService.CannotStore = true;

        var answer = await kari.StepAsync(alert.Id, "acknowledge");
        using var plain = await kari.PostAsync($"/oncall/alerts/{alert.Id}/acknowledge", []);
        using var seen = await kari.PostAsync($"/oncall/alerts/{alert.Id}/seen", []);

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Answer.Done.ShouldBeFalse();
        answer.Answer.Message!.ShouldStartWith("Ikke utført");
        (await kari.ReadAsync(plain.Headers.Location!.ToString().Split('#')[0])).ShouldContain("Ikke utf&#xF8;rt");
        seen.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Weather")]
    [InlineData("3")]
    [InlineData("Test, RealNeed")]
    [InlineData("test")]
    public async Task Nothing_is_resolved_without_one_of_the_known_causes(string? cause)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();

        var answer = await kari.StepAsync(alert.Id, "resolve", cause is null ? [] : new() { ["cause"] = cause });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Answer.Message.ShouldBe("Velg hva det var, og avslutt igjen.");
        web.AlertService.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_whole_and_not_cut()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();
        var tooLong = new Dictionary<string, string> { ["cause"] = "Test", ["note"] = new('x', OnCallEndpoints.LongestNote + 1) };

        var answer = await kari.StepAsync(alert.Id, "resolve", tooLong);
        using var plain = await kari.PostAsync($"/oncall/alerts/{alert.Id}/resolve", tooLong);
        var page = await kari.ReadAsync(plain.Headers.Location!.ToString().Split('#')[0]);

        answer.Answer.Message.ShouldBe("Merknaden er for lang. Skriv høyst 500 tegn.");
        page.ShouldContain("Merknaden er for lang.");
        web.AlertService.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alert_that_is_over_or_never_was_says_so()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();
        await kari.StepAsync(alert.Id, "resolve", new() { ["cause"] = "Test" });

        var over = await kari.StepAsync(alert.Id, "acknowledge");
        var never = await kari.StepAsync(Guid.NewGuid(), "acknowledge");
        using var plain = await kari.PostAsync($"/oncall/alerts/{alert.Id}/acknowledge", []);

        (over.Status, over.Answer.Message).ShouldBe((HttpStatusCode.Conflict, "Varselet er allerede avsluttet."));
        (never.Status, never.Answer.Message).ShouldBe((HttpStatusCode.NotFound, "Varselet finnes ikke."));
        (await kari.ReadAsync(plain.Headers.Location!.ToString().Split('#')[0])).ShouldContain("Varselet er allerede avsluttet.");
    }

    [Fact]
    public void Every_state_shows_a_next_step_and_only_a_resolved_alert_shows_none()
    {
        var alert = new AlertServiceOfOneShift(TimeProvider.System).Raise();
        foreach (var state in Enum.GetValues<AlertState>())
        {
            foreach (var holder in new[] { null, "Kari", "Ola" })
            {
                var steps = Steps.Of(alert with { State = state, HolderName = holder }, new Viewer("kari", "Kari", Hjemvakt.Companion.Web.Text.Words.All[0], "", ""));
                steps.Any().ShouldBe(state is not AlertState.Resolved, $"{state} held by {holder}");
            }
        }
    }
}
