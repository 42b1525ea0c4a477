using Hjemvakt.Gateway.Config;
using Hjemvakt.Gateway.Tests.Support;
using Hjemvakt.VirtualHome;
using Hjemvakt.VirtualHome.Sensors;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>Fall radars on their serial lines, from the first byte on the wire to the record at the companion.</summary>
public sealed class RadarStoryTests : IAsyncLifetime
{
    private CompanionDouble _companion = null!;

    public async ValueTask InitializeAsync() => _companion = await CompanionDouble.Start();

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    [Theory]
    [InlineData(RadarModel.Ld6002c)]
    [InlineData(RadarModel.Mr60fda2)]
    [InlineData(RadarModel.C1001)]
    [InlineData(RadarModel.Mr60fda1)]
    public async Task Who_falls_before_a_radar_is_told_once_with_what_the_radar_knows(string model)
    {
        await using var home = At(model);
        await home.ComeOnline();

        home.Home.FallInBathroom();

        var fall = await _companion.Records.First(record => record.Kind == "fall");
        fall.Point.ShouldBe("bathroom-radar");
        fall.Json.ShouldContain("\"src\":\"radar\",\"conf\":85");
        (await _companion.Records.First(record => record.Kind == "presence")).Json.ShouldContain("\"on\":true");
        _companion.Alarms("gw-1").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(RadarModel.Ld6002c, "height 2.4 threshold 0.6 sensitivity 3")]
    [InlineData(RadarModel.C1001, "0208=01 0602=00F0 830C=00000005 830D=00 8311=0000")]
    public async Task A_radar_is_set_as_commissioned_also_after_it_has_lost_its_supply(string model, string wanted)
    {
        await using var home = At(model, new FlowingTime(20), isSet: false);
        var radar = home.Home.Equipment.Radar!;
        var settings = new Journal<string>();
        radar.SettingsChanged += settings.Add;
        await home.ComeOnline();
        await settings.First(now => now == wanted);

        radar.Unplug();
        var lost = await _companion.Records.First(record => record.Kind == "sensor" && record.Json.Contains("\"why\":\"absent\"", StringComparison.Ordinal));
        radar.Plug();

        await _companion.Records.First(record => record.Kind == "sensor" && record.S > lost.S && record.Json.Contains("\"ok\":true", StringComparison.Ordinal));
        await settings.Until(told => told.Count(now => now == wanted) == 2);
    }

    [Theory]
    [InlineData(RadarModel.C1001)]
    [InlineData(RadarModel.Mr60fda1)]
    public async Task Who_falls_before_a_radar_as_it_came_from_the_maker_is_told_once_the_gateway_has_set_it(string model)
    {
        await using var home = At(model, new FlowingTime(20), isSet: false);
        await home.ComeOnline();

        home.Home.FallInBathroom();

        (await _companion.Records.First(record => record.Kind == "fall")).Point.ShouldBe("bathroom-radar");
    }

    [Fact]
    public async Task Who_falls_while_a_radar_restarts_with_new_settings_is_told_when_it_is_back()
    {
        await using var home = At(RadarModel.C1001, new FlowingTime(20), isSet: false);
        var radar = (SyModule)home.Home.Equipment.Radar!;
        var restarted = new Journal<string>();
        radar.SettingsChanged += restarted.Add;
        await home.ComeOnline();
        await restarted.First(now => now.Contains("0602=00F0", StringComparison.Ordinal));

        home.Home.FallInBathroom();

        await _companion.Records.First(record => record.Kind == "fall");
        radar.Resets.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_helped_up_and_falls_again_before_the_helper_is_out_of_the_door_is_told_again()
    {
        await using var home = At(RadarModel.Ld6002c, new FlowingTime(20));
        await home.ComeOnline();
        home.Home.FallInBathroom();
        await _companion.Records.First(record => record.Kind == "fall");

        home.Home.GetUp();
        home.Home.FallInBathroom();

        await _companion.Records.Until(records => records.Count(record => record.Kind == "fall") == 2);
    }

    [Theory]
    [InlineData(RadarModel.Ld6002c)]
    [InlineData(RadarModel.C1001)]
    public async Task On_a_line_full_of_noise_a_fall_is_found_all_the_same(string model)
    {
        await using var home = At(model);
        var radar = home.Home.Equipment.Radar!;
        radar.Noisy = true;
        await home.ComeOnline();

        home.Home.FallInBathroom();

        await _companion.Records.First(record => record.Kind == "fall");
        _companion.Alarms("gw-1").Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_half_of_all_frames_lose_their_end_a_fall_that_lasts_is_found()
    {
        await using var home = At(RadarModel.Ld6002c, new FlowingTime(10));
        var radar = home.Home.Equipment.Radar!;
        radar.CutShare = 0.5;
        await home.ComeOnline();

        radar.SetFallen(true);

        await _companion.Records.First(record => record.Kind == "fall");
    }

    [Fact]
    public async Task A_fall_whose_event_the_chip_has_lost_is_found_on_the_line()
    {
        await using var home = At(RadarModel.Ld6002c);
        home.Home.Device.Serial["COM2"].LosesEvents = true;
        await home.ComeOnline();

        home.Home.FallInBathroom();

        await _companion.Records.First(record => record.Kind == "fall");
    }

    [Fact]
    public async Task A_radar_that_is_not_there_keeps_nobody_from_calling()
    {
        await using var home = At(RadarModel.C1001);
        home.Home.Equipment.Radar!.Unplug();
        await home.ComeOnline();

        home.Home.PressHelp();

        (await _companion.Records.First(record => record.Kind == "help")).Point.ShouldBe("bedside-button");
    }

    // Set by an earlier start of the gateway, unless it is as the maker delivers it.
    private WatchedHome At(string model, TimeProvider? time = null, bool isSet = true) => new(new SimulatedHomeOptions("gw-1", WatchedHome.Secret, _companion.Broker.Port)
    {
        Time = time ?? TimeProvider.System,
        Points = new VirtualPoints { RadarModel = model, RadarIsSet = isSet },
    });
}
