using System.Net.Http.Json;
using Hjemvakt.Companion.Web.Assets;
using Hjemvakt.Companion.Web.OnCall;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>The live line: nothing is missed, nothing is silent, nobody stays on it for ever.</summary>
public sealed class AlertStreamTests
{
    [Fact]
    public async Task A_new_page_is_first_told_everything_and_then_each_change_in_order()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var before = web.AlertService.Raise(AlertKind.Help, "Amir");

        await using var stream = await kari.ListenAsync();
        var snapshot = await stream.NextAsync("snapshot", PushJson.Wire.SnapshotPush);
        var after = web.AlertService.Raise();
        await kari.StepAsync(after.Id, "acknowledge");
        var raised = await stream.NextAsync("alert", PushJson.Wire.AlertPush);
        var taken = await stream.NextAsync("alert", PushJson.Wire.AlertPush);

        snapshot.Open.Select(a => a.Id).ShouldBe([before.Id]);
        snapshot.Build.ShouldBe(web.Services.GetRequiredService<AssetFiles>().Build);
        (raised.Id, raised.Version, raised.State).ShouldBe((after.Id, 1, "raised"));
        (taken.Id, taken.Version, taken.State).ShouldBe((after.Id, 2, "acknowledged"));
        raised.Announce.ShouldBe("Nytt varsel: Fall på badet. Berit, Fjellhamarveien 12, 1472 Fjellhamar.");
        taken.Announce.ShouldBe("Fall på badet, Berit: Du har varselet");
    }

    [Fact]
    public async Task A_tab_without_a_stream_can_ask_for_what_a_stream_begins_with()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();

        using var answer = await kari.GetAsScriptAsync("/oncall/snapshot");
        var snapshot = await answer.Content.ReadFromJsonAsync(PushJson.Wire.SnapshotPush, TestContext.Current.CancellationToken);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        snapshot!.Open.Single().Id.ShouldBe(alert.Id);
        snapshot.Open.Single().Html.ShouldContain("__RequestVerificationToken");
    }

    [Fact]
    public async Task A_change_between_the_page_and_its_stream_is_in_the_snapshot()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var page = await kari.ReadAsync("/oncall");
        var alert = web.AlertService.Raise();

        await using var stream = await kari.ListenAsync();
        var snapshot = await stream.NextAsync("snapshot", PushJson.Wire.SnapshotPush);

        page.ShouldNotContain(alert.Id.ToString());
        snapshot.Open.Single().Id.ShouldBe(alert.Id);
    }

    [Fact]
    public async Task Silence_is_broken_by_a_beat_with_the_companions_time()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        await using var stream = await kari.ListenAsync();
        await stream.NextAsync("snapshot", PushJson.Wire.SnapshotPush);

        for (var n = 0; n < 3; n++)
        {
            var beat = stream.NextAsync("beat", PushJson.Wire.BeatPush);
            await web.Time.PassOnceAwaitedAsync(AlertStream.BeatEvery, TestContext.Current.CancellationToken);
            (await beat).Now.ShouldBe(web.Time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }

    [Fact]
    public async Task Each_reader_gets_the_card_in_their_own_words_with_their_own_next_step()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        using var ola = await web.SignInAsync("ola", "en");
        await using var hers = await kari.ListenAsync();
        await using var his = await ola.ListenAsync();
        await hers.NextAsync("snapshot", PushJson.Wire.SnapshotPush);
        await his.NextAsync("snapshot", PushJson.Wire.SnapshotPush);

        var alert = web.AlertService.Raise();
        await web.AlertService.AcknowledgeAsync(alert.Id, new("Kari", "web"), TestContext.Current.CancellationToken);
        await hers.NextAsync("alert", PushJson.Wire.AlertPush);
        await his.NextAsync("alert", PushJson.Wire.AlertPush);

        (await hers.NextAsync("alert", PushJson.Wire.AlertPush)).Html.ShouldContain("Jeg er p&#xE5; vei");
        (await his.NextAsync("alert", PushJson.Wire.AlertPush)).Html.ShouldContain("I go instead of Kari");
    }

    [Fact]
    public async Task An_alert_counts_as_shown_when_a_page_says_so_and_not_because_a_line_is_open()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        await using var stream = await kari.ListenAsync();
        await stream.NextAsync("snapshot", PushJson.Wire.SnapshotPush);
        var alert = web.AlertService.Raise();
        await stream.NextAsync("alert", PushJson.Wire.AlertPush);
        web.AlertService.Asked.ShouldBeEmpty();

        await kari.PostAsync($"/oncall/alerts/{alert.Id}/seen", []);

        (await stream.NextAsync("alert", PushJson.Wire.AlertPush)).State.ShouldBe("notified");
        web.AlertService.Asked.ShouldBe(["notified Kari Chrome, Android"]);
    }

    [Fact]
    public async Task A_stream_ends_in_time_for_the_session_to_be_looked_at_again()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        await using var stream = await kari.ListenAsync();
        await stream.NextAsync("snapshot", PushJson.Wire.SnapshotPush);

        web.Time.Advance(AlertStream.LongestLife);

        (await EndsSoonAsync(stream)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_companion_that_stops_lets_its_pages_go_at_once()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        await using var stream = await kari.ListenAsync();
        await stream.NextAsync("snapshot", PushJson.Wire.SnapshotPush);

        await web.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static async Task<bool> EndsSoonAsync(EventReader stream)
    {
        try
        {
            return await stream.EndsAsync();
        }
        catch (IOException)
        {
            return true;
        }
    }
}
