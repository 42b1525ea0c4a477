using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>Gloves, half-closed eyes, a keyboard, a screen reader, twice the size.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    // What a thumb in a glove can hit, in CSS pixels.
    private const int Target = 48;

    [Fact]
    public async Task Everything_that_can_be_pressed_is_big_enough_and_has_a_name()
    {
        await using var companion = await WithTwoAlertsAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.Page.GotoAsync("/sign-in");
        (await TooSmallAsync(kari.Page)).ShouldBeEmpty();

        await kari.GoLiveAsync("kari");
        await kari.Page.Locator("[data-step='acknowledge'] button").First.TapAsync();
        await kari.Page.Locator(".resolve summary").First.TapAsync();

        (await TooSmallAsync(kari.Page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(720)]
    [InlineData(1440)]
    public async Task Nothing_runs_off_the_side_of_any_screen(int width)
    {
        await using var companion = await WithTwoAlertsAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight with { Width = width });
        await kari.GoLiveAsync("kari");

        // 320 CSS pixels are also what a phone of 640 shows at 200 % zoom.
        (await kari.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Theory]
    [InlineData(320, "nb-NO")]
    [InlineData(390, "en-GB")]
    [InlineData(1440, "nb-NO")]
    public async Task Every_page_fits_and_shows_the_way_round_in_whole_words(int width, string language)
    {
        await using var companion = await WithTwoAlertsAsync();
        await Staff.TrainAsync(companion, "kari");
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight with { Width = width, Language = language });
        await kari.GoLiveAsync("kari");
        foreach (var page in PageAddresses.BehindSignIn)
        {
            await kari.Page.GotoAsync(page);

            (await kari.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, page);
            var links = await kari.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('.top nav a')].map(link => link.getClientRects().length * Math.round(link.offsetHeight))");
            links.Length.ShouldBeGreaterThanOrEqualTo(5, page);
            // One line of text each: two would be higher.
            links.ShouldAllBe(height => height == Target, page);
            (await kari.Page.EvaluateAsync<double>("document.querySelector('.top nav a').getBoundingClientRect().left - document.querySelector('.brand').getBoundingClientRect().left"))
                .ShouldSatisfyAllConditions(indent => (width >= 768 || indent == 0).ShouldBeTrue(page));
        }

        // What a page about a problem has is the way back, and nothing that can fail too.
        await kari.Page.GotoAsync("/nowhere");
        (await kari.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, "/nowhere");
        await kari.Page.Locator("main a.button").ClickAsync();
        await kari.Page.WaitForURLAsync("**/oncall", new() { WaitUntil = WaitUntilState.Commit });
    }

    [Fact]
    public async Task An_alert_is_answered_with_the_keyboard_alone_and_the_focus_stays_with_it()
    {
        await using var companion = await WithTwoAlertsAsync();
        await using var ola = await chromium.OpenAsync(companion.Address, Look.WideByDay);
        await ola.GoLiveAsync("ola");
        var first = ola.Page.Locator(".card").First;
        var id = await first.GetAttributeAsync("data-alert");

        for (var press = 0; press < 20 && !await first.Locator("button").First.EvaluateAsync<bool>("b => b === document.activeElement"); press++)
        {
            await ola.Page.Keyboard.PressAsync("Tab");
        }

        await ola.Page.Keyboard.PressAsync("Enter");

        await Device.SeeAsync(ola.CardIn(Guid.Parse(id!), "acknowledged"));
        (await ola.Page.EvaluateAsync<bool>("id => document.getElementById(`alert-${id}`).contains(document.activeElement)", id)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_alert_is_read_out_at_once_and_its_answer_when_there_is_time()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.GoLiveAsync("kari");

        await gateway.AlarmAsync(Wire.Fall(1));
        await Expect(kari.Page.Locator("[aria-live='assertive']")).ToHaveTextAsync("Nytt varsel: Fall på badet. Berit, Fjellhamarveien 12.");
        await kari.Button("Kvitter").TapAsync();

        await Expect(kari.Page.Locator("[aria-live='polite']")).ToHaveTextAsync("Fall på badet, Berit: Du har varselet");
    }

    [Fact]
    public async Task A_page_that_may_not_be_heard_yet_says_so_and_one_touch_mends_it()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        await using var kari = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await kari.GoLiveAsync("kari");

        // The same session in a browser that nobody has touched.
        await using var untouched = await chromium.OpenAsync(companion.Address, Look.PhoneAtNight);
        await untouched.Context.AddCookiesAsync((await kari.Context.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, SameSite = c.SameSite,
        }));
        await untouched.Page.GotoAsync("/oncall");
        await Device.SeeAsync(untouched.Sound("blocked"));
        await untouched.PictureAsync("phone-night-no-sound");
        await untouched.Button("Slå på lyd").TapAsync();

        await Device.SeeAsync(untouched.Sound("quiet"));
        await Expect(untouched.Button("Slå på lyd")).ToBeHiddenAsync();
    }

    private static async Task<TestCompanion> WithTwoAlertsAsync()
    {
        var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Fall(1), Wire.Help(2));
        return companion;
    }

    private static Task<string[]> TooSmallAsync(IPage page) => page.EvaluateAsync<string[]>("""
        least => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), textarea")]
          .map(element => element.matches("input[type=radio]") ? element.closest("label") : element)
          .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.matches(".skip"))
          .filter(element => {
            const box = element.getBoundingClientRect();
            const named = element.textContent.trim() || element.labels?.length || element.getAttribute("aria-label");
            return box.height < least || box.width < least || !named;
          })
          .map(element => element.outerHTML)
        """, Target);
}
