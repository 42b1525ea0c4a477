using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>The whole thread as two people see it: Kari on a phone at night, Ola at a wide screen by day.</summary>
public sealed class FallAnswerTests(Chromium chromium)
{
    [Fact]
    public async Task A_fall_is_heard_taken_by_one_and_brought_to_an_end()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await using var ola = await chromium.OpenAsync(companion.Address, Look.WideByDay);
        await kari.GoLiveAsync("kari");
        await ola.GoLiveAsync("ola");
        await Device.SeeAsync(kari.Page.GetByText("Ingen åpne varsler"));
        await kari.Page.Locator("footer p").First.TapAsync();
        await Device.SeeAsync(kari.Sound("quiet"));
        await kari.PictureAsync("phone-night-calm");
        var loaded = await kari.LoadedAtAsync();

        // A fall in the home: it stands on both pages, and is heard, without anybody reloading anything.
        await gateway.AlarmAsync(Wire.Fall(1, conf: 87));
        await Device.SeeAsync(kari.Page.GetByRole(AriaRole.Heading, new() { Name = "Fall på badet" }));
        await Device.SeeAsync(ola.Page.GetByRole(AriaRole.Heading, new() { Name = "Fall in the bathroom" }));
        var id = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldHaveSingleItem().Id;
        await Device.SeeAsync(kari.Sound("playing", "critical"));
        await Expect(kari.Page).ToHaveTitleAsync("(1) Vakt · Hjemvakt");
        await Device.SeeAsync(kari.CardIn(id, "notified"));
        await gateway.WaitForStateAsync("fall", "notified");
        (await kari.LoadedAtAsync()).ShouldBe(loaded);
        await kari.PictureAsync("phone-night-fall");
        await ola.PictureAsync("wide-day-fall");

        await BothAcknowledgeAsync(kari, ola, id);
        (await gateway.WaitForStateAsync("fall", "acknowledged")).ShouldContain("\"by\":\"Kari\"");
        await Device.SeeAsync(kari.Sound("quiet"));
        await Device.SeeAsync(ola.Sound("quiet"));
        await ola.PictureAsync("wide-day-taken");

        await kari.Button("Jeg er på vei").ClickAsync();
        await Expect(ola.Card(id)).ToContainTextAsync("Kari is on the way");
        await gateway.WaitForStateAsync("fall", "onTheWay");

        await ResolveWhileItIsReportedAgainAsync(kari, gateway, id);
        await gateway.WaitForStateAsync("fall", "resolved");
        await Device.MissAsync(ola.Card(id));
        await Expect(ola.Page.Locator($"#resolved-{id}")).ToContainTextAsync("Real need");
        await Expect(kari.Page).ToHaveTitleAsync("Vakt · Hjemvakt");
        (await kari.LoadedAtAsync()).ShouldBe(loaded);
        kari.HasNoFaults();
        ola.HasNoFaults();
    }

    [Fact]
    public async Task Without_script_the_same_is_done_with_plain_forms()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1));
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight with { Script = false });

        await kari.SignInAsync("kari");
        await kari.Button("Kvitter").ClickAsync();
        await kari.Button("Jeg er på vei").ClickAsync();
        await kari.Page.Locator("summary", new() { HasText = "Avslutt" }).ClickAsync();
        await kari.Page.GetByLabel("Utløst ved et uhell").CheckAsync();
        await kari.Button("Avslutt varselet").ClickAsync();

        await Device.SeeAsync(kari.Page.GetByText("Ingen åpne varsler"));
        await gateway.WaitForStateAsync("help", "resolved");
    }

    // Ola's tap is under way when Kari's is stored: exactly one of them has the alert, and both know who.
    private static async Task BothAcknowledgeAsync(Device kari, Device ola, Guid id)
    {
        var kariHasIt = new TaskCompletionSource();
        await ola.Page.RouteAsync("**/acknowledge", async route =>
        {
            await kariHasIt.Task;
            await route.ContinueAsync();
        });
        await ola.Button("Acknowledge").ClickAsync();
        await kari.Button("Kvitter").TapAsync();
        await Expect(kari.Card(id)).ToContainTextAsync("Du har varselet");
        kariHasIt.SetResult();

        await Expect(ola.Card(id)).ToContainTextAsync("Kari was first and has this alert.");
        await Device.SeeAsync(ola.Button("I go instead of Kari"));
    }

    // The card is redrawn under Kari's hands, and what she has chosen and written stays.
    private static async Task ResolveWhileItIsReportedAgainAsync(Device kari, TestGateway gateway, Guid id)
    {
        await kari.Card(id).Locator("summary", new() { HasText = "Avslutt" }).TapAsync();
        await kari.Page.GetByLabel("Reelt behov").CheckAsync();
        await kari.Page.GetByLabel("Merknad").FillAsync("Hjalp opp");
        await gateway.AlarmAsync(Wire.Fall(2, conf: 91));
        await Expect(kari.Card(id)).ToContainTextAsync("2 ganger");
        await Expect(kari.Page.GetByLabel("Merknad")).ToBeFocusedAsync();
        await kari.Page.Keyboard.TypeAsync(", alt i orden.");
        await kari.PictureAsync("phone-night-resolve");
        await kari.Button("Avslutt varselet").TapAsync();

        await Device.SeeAsync(kari.Page.GetByText("Ingen åpne varsler"));
        await Expect(kari.Page.Locator($"#resolved-{id}")).ToContainTextAsync("Hjalp opp, alt i orden.");
    }
}
