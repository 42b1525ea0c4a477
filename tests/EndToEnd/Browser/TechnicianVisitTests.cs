using System.Text;
using System.Text.Json;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Storage.Plans;
using Hjemvakt.Showroom.Homes;
using Hjemvakt.Showroom.Hosting;
using Hjemvakt.VirtualHome;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>A technician on a phone, in a home with the real firmware in it: what is ill, and how a new gateway is put up.</summary>
public sealed class TechnicianVisitTests(Chromium chromium) : IAsyncLifetime
{
    // The firmware gives a radar of this make half a minute before it calls it absent.
    private const int RadarPatience = 60_000;

    private readonly DirectoryInfo _flash = Directory.CreateTempSubdirectory("hjemvakt-technician-");
    private TestCompanion _companion = null!;
    private IVirtualHome? _home;

    public async ValueTask InitializeAsync()
    {
        _companion = await TestCompanion.StartAsync();
        await Staff.JoinAsync(_companion);
        await Staff.TrainAsync(_companion, "kari");
    }

    public async ValueTask DisposeAsync()
    {
        if (_home is not null)
        {
            await _home.DisposeAsync();
        }

        await _companion.DisposeAsync();
        _flash.Delete(recursive: true);
    }

    [Fact]
    public async Task A_self_test_says_which_sensor_is_ill()
    {
        var amir = await MoveInAsync("amir");
        PowerOn(amir, await _companion.Gateways.EnrolAsync(amir.Id, amir.Gateway, TestCompanion.Soon));
        ((SimulatedHome)_home!).Equipment.Radar.ShouldNotBeNull().Unplug();
        await using var kari = await SignInAsync(Look.PhoneAtNight, "/gateways");

        await Device.SeeAsync(kari.Page.Locator("[data-gateway='gw-amir'] [data-contact='Heard']"));
        await kari.Page.GetByRole(AriaRole.Link, new() { Name = amir.Name }).TapAsync();
        await Expect(kari.Page.Locator(".faults [data-fault='SensorFault']")).ToContainTextAsync("bathroom-radar: svarer ikke", new() { Timeout = RadarPatience });
        await kari.Button("Selvtest").TapAsync();

        var answer = kari.Page.Locator("[data-command='selftest'][data-fate='Answered']");
        await Expect(answer.Locator("[data-point='bathroom-radar']")).ToContainTextAsync("svarer ikke");
        await Expect(answer).ToContainTextAsync("Lageret virker");
        await Expect(answer).ToContainTextAsync("Kari");
        await kari.PictureAsync("technician-phone-night-gateway");
        await kari.Page.GotoAsync("/gateways");
        await Expect(kari.Page.Locator("[data-gateway='gw-amir']")).ToHaveAttributeAsync("data-fault", "yes");
        await kari.PictureAsync("technician-phone-night-gateways");
        (await kari.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Look.PhoneAtNight.Width);
        kari.HasNoFaults();

        await using var wide = await SignInAsync(Look.WideByDay, "/gateways");
        await wide.PictureAsync("technician-wide-day-gateways");
        await wide.Page.GotoAsync("/gateways/gw-amir");
        await wide.Page.GetByText("Change settings").First.ClickAsync();
        await wide.PictureAsync("technician-wide-day-gateway");
        await using var dark = await SignInAsync(Look.WideByDay with { Night = true, Language = "nb-NO" }, "/gateways/gw-amir/install");
        await Expect(dark.Page.Locator("[data-step='sensor-bathroom-radar']")).ToHaveAttributeAsync("data-done", "no");
        await Expect(dark.Page.Locator("[data-step='selftest']")).ToHaveAttributeAsync("data-done", "no");
        await dark.PictureAsync("technician-wide-night-install");
        await dark.Page.GotoAsync("/gateways/new?gateway=gw-amir");
        await dark.PictureAsync("technician-wide-night-new");
    }

    [Fact]
    public async Task A_new_gateway_is_enrolled_flashed_and_seen_to_work()
    {
        var berit = await MoveInAsync("berit");
        await using var kari = await SignInAsync(Look.PhoneAtNight with { Night = false, Language = "en-GB" }, "/gateways");
        var page = kari.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Put up a new gateway" }).TapAsync();
        await kari.Button("Put up a new gateway").TapAsync();
        await page.Locator("#id").FillAsync(berit.Gateway);
        await page.Locator("#ssid1").FillAsync("hjem");
        await page.Locator("#password1").FillAsync("a network's own");
        await kari.PictureAsync("technician-phone-day-new");
        await kari.Button("Enrol and make the files").TapAsync();

        var secret = await page.Locator("[data-secret]").InnerTextAsync();
        var settings = await FileAsync(page, "gateway.json");
        settings.GetProperty("secret").GetString().ShouldBe(secret);
        settings.GetProperty("wifi")[0].GetProperty("password").GetString().ShouldBe("a network's own");
        settings.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("id").GetString()).ShouldContain("bathroom-radar");
        await kari.PictureAsync("technician-phone-day-files");
        await page.GetByRole(AriaRole.Link, new() { Name = "The files are on the gateway: go on" }).TapAsync();
        await Expect(page.Locator("[data-step='contact']")).ToHaveAttributeAsync("data-done", "no");

        // The box on the wall comes to life, and the page sees it without anybody reloading it.
        PowerOn(berit, secret);
        await Expect(page.Locator("[data-step='contact']")).ToHaveAttributeAsync("data-done", "yes");
        await Expect(page.Locator("[data-step='clock']")).ToHaveAttributeAsync("data-done", "yes");
        await kari.Button("Show yourself").TapAsync();
        await Device.SeeAsync(page.Locator("[data-command='identify'][data-fate='Answered']"));
        await page.GotoAsync($"/gateways/{berit.Gateway}/install");
        await Expect(page.Locator("[data-step='identify']")).ToHaveAttributeAsync("data-done", "yes");
        await Expect(page.Locator("[data-step='call']")).ToHaveAttributeAsync("data-done", "no");

        _home!.PressHelp();
        await Expect(page.Locator("[data-step='call']")).ToHaveAttributeAsync("data-done", "yes");
        await kari.PictureAsync("technician-phone-day-install");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Look.PhoneAtNight.Width);
        kari.HasNoFaults();
    }

    private async Task<HomeFile> MoveInAsync(string id)
    {
        var file = HomeFile.ReadAll().Single(home => home.Id == id);
        await _companion.Homes.AddAsync(new HomeCard(file.Id, file.Name, file.Resident.Name, file.Address, file.TimeZone) { Rooms = file.Points.ToDictionary(point => point.Id, point => point.Room) });
        (await _companion.Services.GetRequiredService<IHomePlans>().SetAsync(file.Id, HomePlanJson.Read(file.Plan.GetRawText()), null, new Actor("test", "test"), TestCompanion.Soon)).Done.ShouldBeTrue();
        return file;
    }

    private void PowerOn(HomeFile file, string secret)
    {
        _home = HomeBuilder.Build(file, secret, _companion.Ports.Mqtt!.Value, _flash.FullName);
        _home.PowerOn();
    }

    private async Task<Device> SignInAsync(Look look, string path)
    {
        var device = await chromium.OpenAsync(_companion.Address, look);
        await device.Page.GotoAsync(path);
        await device.Page.Locator("#user").FillAsync("kari");
        await device.Page.Locator("#password").FillAsync(Staff.Password);
        await device.Page.Locator("main button").ClickAsync();
        await Expect(device.Page).ToHaveURLAsync(new Uri(_companion.Address, path).ToString());
        return device;
    }

    /// <summary>What a click on a file saves.</summary>
    private static async Task<JsonElement> FileAsync(IPage page, string name)
    {
        var saved = await page.RunAndWaitForDownloadAsync(() => page.Locator($"a[download='{name}']").ClickAsync());
        saved.SuggestedFilename.ShouldBe(name);
        await using var stream = await saved.CreateReadStreamAsync();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return JsonDocument.Parse(await reader.ReadToEndAsync()).RootElement;
    }
}
