using System.Net;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Homes.Plans;
using Hjemvakt.Companion.Web.Text;
using Hjemvakt.Safety.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>What people read of a radar that has been wrong at the same place and hour.</summary>
public sealed class RadarDoubtPageTests
{
    [Fact]
    public async Task A_technician_sees_until_when_a_radar_learns_the_room()
    {
        await using var web = await WebUnderTest.StartAsync();
        await web.Services.GetRequiredService<IHomeRegistry>().AddAsync(new HomeCard("berit", "berit", "Berit", "Fjellhamarveien 12"));
        await web.Services.GetRequiredService<IGatewayRegistry>().EnrolAsync("berit", "gw-berit");
        await web.Services.GetRequiredService<IHomePlans>().SetAsync("berit", HomePlan.None with { Points = [new("bedroom-radar", PointKind.Radar, "bedroom")] }, null, new("test", "test"));
        using var tekla = await web.SignInAsync("tekla", "en");

        WebUtility.HtmlDecode(await tekla.ReadAsync("/gateways/gw-berit")).ShouldContain("Learns the room until");

        web.Time.Advance(TimeSpan.FromDays(15));
        using var later = await web.SignInAsync("tekla", "en");
        WebUtility.HtmlDecode(await later.ReadAsync("/gateways/gw-berit")).ShouldNotContain("Learns the room until");
    }

    [Theory]
    [InlineData("en", "The sensor still sees somebody there. 3 falls that this sensor told of here around this time were false. Check all the same.", "3 falls around 08:40 at bed-mat were false: confidence is lower there and then.")]
    [InlineData("nb", "Føleren ser fremdeles noen der. 3 fall som denne føleren har meldt her rundt denne tiden, var falske. Sjekk likevel.", "3 fall rundt kl. 08:40 ved bed-mat var falske: sikkerheten er lavere der og da.")]
    public void The_card_and_the_technicians_page_say_it_in_both_languages(string tag, string card, string technician)
    {
        var words = Words.All.Single(one => one.Tag == tag);
        var at = new DateTimeOffset(2026, 2, 3, 7, 20, 0, TimeSpan.Zero);

        words.Rules.Why(AlertKind.Fall, new Reason { At = at, Detail = "presence", Value = 3 }, new Told(words, HomeTime.In("Europe/Oslo"), at)).ShouldBe(card);
        words.Rules.Why(AlertKind.Fall, new Reason { At = at, Detail = "presence" }, new Told(words, HomeTime.In("Europe/Oslo"), at)).ShouldBe(card[..(card.IndexOf('.', StringComparison.Ordinal) + 1)]);
        words.Rules.Why(AlertKind.Fall, new Reason { At = at }, new Told(words, HomeTime.In("Europe/Oslo"), at)).ShouldBeNull();
        words.Devices.FallsWereFalse(3, "08:40", "bed-mat").ShouldStartWith(technician);
    }
}
