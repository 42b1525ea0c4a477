using Microsoft.Playwright;

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>One browser with the on-call page in many tabs: one stream for all of them, and one of them is heard.</summary>
public sealed class ManyTabsTests(Chromium chromium)
{
    private const string Playing = "html[data-sound='playing']";

    [Fact]
    public async Task Seven_tabs_over_http11_all_show_a_new_alert_and_pages_still_load()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.WideByDay);
        var streams = Streams(kari);
        await kari.GoLiveAsync("kari");
        var tabs = await OpenMoreAsync(kari, 6);

        await gateway.AlarmAsync(Wire.Fall(1));
        var fall = await AlertAsync(companion);
        foreach (var tab in tabs)
        {
            await Device.SeeAsync(tab.Locator($"#alert-{fall}"));
        }

        streams().ShouldBe(1);
        (await tabs[0].EvaluateAsync<string>("performance.getEntriesByType('navigation')[0].nextHopProtocol")).ShouldBe("http/1.1");
        (await Leading(tabs)).ShouldBe([0]);

        // What is done in one tab is seen in all, and an eighth page loads beside them.
        await tabs[3].GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();
        foreach (var tab in tabs)
        {
            await Device.SeeAsync(tab.Locator($"#alert-{fall}[data-state='acknowledged']"));
        }

        var eighth = await kari.Context.NewPageAsync();
        (await eighth.GotoAsync("duty"))!.Ok.ShouldBeTrue();

        // The tab that leads is closed: another takes its place, and the next alert is on all that are left.
        await tabs[0].CloseAsync();
        await gateway.AlarmAsync(Wire.Help(2));
        var help = await AlertAsync(companion, but: fall);
        foreach (var tab in tabs.Skip(1))
        {
            await Device.SeeAsync(tab.Locator($"#alert-{help}"));
        }

        streams().ShouldBe(2);
        (await Leading(tabs.Skip(1))).Count.ShouldBe(1);
        kari.HasNoFaults();
    }

    [Fact]
    public async Task A_tab_that_leads_and_is_frozen_loses_its_place_and_the_others_miss_nothing()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.WideByDay);
        await kari.Context.Clock.InstallAsync();
        await kari.GoLiveAsync("kari");
        var tabs = await OpenMoreAsync(kari, 2);
        var leader = await kari.Context.NewCDPSessionAsync(tabs[0]);
        await leader.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });

        await gateway.AlarmAsync(Wire.Fall(1));
        var fall = await AlertAsync(companion);

        // A beat is missed, and then another: time passes for the tabs that run.
        foreach (var tab in tabs.Skip(1))
        {
            await tab.Clock.FastForwardAsync(19_000);
        }

        foreach (var tab in tabs.Skip(1))
        {
            await Device.SeeAsync(tab.Locator($"#alert-{fall}"));
            await Device.SeeAsync(tab.Locator("#oncall[data-stream='live']"));
        }

        // A word of the tab that leads may have come just before it froze: then time passes once more.
        await TestCompanion.AwaitAsync(async () =>
        {
            if ((await Leading(tabs.Skip(1))).Count == 0)
            {
                await tabs[1].Clock.FastForwardAsync(19_000);
            }

            return (await Leading(tabs.Skip(1))).Count == 1;
        });
        kari.HasNoFaults();
    }

    [Fact]
    public async Task One_tab_is_heard_and_it_is_the_one_that_was_touched_last()
    {
        await using var companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(companion);
        var gateway = await companion.ConnectedGatewayAsync();
        await using var kari = await chromium.OpenAsync(companion.Address, Look.WideByDay);
        await kari.GoLiveAsync("kari");
        var tabs = await OpenMoreAsync(kari, 2);
        foreach (var tab in tabs)
        {
            await tab.Locator("footer p").First.ClickAsync();
            await Device.SeeAsync(tab.Locator("html[data-sound='quiet']"));
        }

        await gateway.AlarmAsync(Wire.Fall(1));
        await Device.SeeAsync(tabs[2].Locator(Playing));
        await Device.MissAsync(tabs[0].Locator(Playing));
        await Device.MissAsync(tabs[1].Locator(Playing));

        await tabs[1].Locator("footer p").First.ClickAsync();
        await Device.SeeAsync(tabs[1].Locator(Playing));
        await Device.MissAsync(tabs[2].Locator(Playing));

        // The tab that is heard is closed: the alarm goes on in another.
        await tabs[1].CloseAsync();
        await OneIsHeardAsync([tabs[0], tabs[2]]);
        kari.HasNoFaults();
    }

    private static async Task<List<IPage>> OpenMoreAsync(Device kari, int more)
    {
        var tabs = new List<IPage> { kari.Page };
        for (var n = 0; n < more; n++)
        {
            var tab = await kari.Context.NewPageAsync();
            await tab.GotoAsync("oncall");
            await Device.SeeAsync(tab.Locator("#oncall[data-stream='live']"));
            tabs.Add(tab);
        }

        return tabs;
    }

    private static Func<int> Streams(Device kari)
    {
        var opened = 0;
        kari.Context.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/oncall/events", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref opened);
            }
        };
        return () => Volatile.Read(ref opened);
    }

    private static async Task<Guid> AlertAsync(TestCompanion companion, Guid? but = null)
    {
        Guid id = default;
        await TestCompanion.AwaitAsync(async () =>
            (id = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Select(alert => alert.Id).FirstOrDefault(one => one != but)) != default);
        return id;
    }

    private static async Task<List<int>> Leading(IEnumerable<IPage> tabs)
    {
        var leading = new List<int>();
        foreach (var (n, tab) in tabs.Index())
        {
            if (await tab.Locator("#oncall[data-line='leads']").CountAsync() > 0)
            {
                leading.Add(n);
            }
        }

        return leading;
    }

    private static Task OneLeadsAsync(IReadOnlyList<IPage> tabs) => TestCompanion.AwaitAsync(async () => (await Leading(tabs)).Count == 1);

    private static Task OneIsHeardAsync(IReadOnlyList<IPage> tabs) => TestCompanion.AwaitAsync(async () =>
    {
        var heard = 0;
        foreach (var tab in tabs)
        {
            heard += await tab.Locator(Playing).CountAsync();
        }

        return heard == 1;
    });
}
