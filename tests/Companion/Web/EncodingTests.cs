using System.Text;
using CsCheck;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Web.OnCall;
using Hjemvakt.Companion.Web.Technician;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>What comes from outside is shown as text, wherever it is shown.</summary>
public sealed class EncodingTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'</article><script>alert(2)</script>";

    [Fact]
    public async Task A_hostile_name_address_point_or_source_stays_text_on_the_page_and_on_the_stream()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var open = web.AlertService.Raise(resident: Hostile, address: Hostile, point: Hostile, source: Hostile);
        var over = web.AlertService.Raise(resident: Hostile, address: Hostile);
        await kari.StepAsync(over.Id, "resolve", new() { ["cause"] = "Test", ["note"] = Hostile });

        var page = await kari.ReadAsync("/oncall");
        await using var stream = await kari.ListenAsync();
        var snapshot = await stream.NextAsync("snapshot", PushJson.Wire.SnapshotPush);

        var drawn = snapshot.Open.Single(a => a.Id == open.Id).Html + snapshot.Resolved.Single(a => a.Id == over.Id).Html;
        foreach (var markup in new[] { page, drawn })
        {
            markup.ShouldNotContain("<img src=x");
            markup.ShouldNotContain("<script>alert");
            markup.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
        }
    }

    [Fact]
    public async Task A_name_typed_into_the_sign_in_form_comes_back_as_text()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var stranger = web.Visit();

        using var answer = await stranger.SignInAsync("\"><script>alert(1)</script>", "whatever it may be");

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task An_answer_made_up_in_the_address_is_not_shown()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");
        var alert = web.AlertService.Raise();

        var page = await kari.ReadAsync($"/oncall?alert={alert.Id}&answer={Uri.EscapeDataString("Call 12345678 at once <b>")}");

        page.ShouldContain("data-answer></p>");
        page.ShouldNotContain("at once <b>");
    }

    [Theory]
    [InlineData("/oncall?alert=everything&answer=Unknown")]
    [InlineData("/oncall?alert=&answer=")]
    [InlineData("/oncall?alert=a&alert=b")]
    [InlineData("/sign-in?out=perhaps")]
    [InlineData("/sign-in?return=%00%ff")]
    public async Task An_address_with_nonsense_in_it_still_shows_its_page(string address)
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari");

        (await kari.ReadAsync(address)).ShouldContain("</html>");
    }

    [Fact]
    public async Task Quarantined_bytes_are_shown_as_bytes()
    {
        await using var web = await WebUnderTest.StartAsync();
        await using (var db = await web.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            db.Quarantine.Add(new QuarantineRow
            {
                GatewayId = "gw-1", Topic = "hv1/gw-1/<b>", Digest = [1], Payload = [.. Encoding.UTF8.GetBytes(Hostile), 0xFF, 0x00],
                Length = 9000, Reason = "not JSON: '<' is an invalid start", FirstAt = web.Time.GetUtcNow(), LastAt = web.Time.GetUtcNow(), Times = 3,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var tekla = await web.SignInAsync("tekla");
        var page = await tekla.ReadAsync("/technician/quarantine");

        page.ShouldNotContain("<script>alert");
        page.ShouldContain("hv1/gw-1/&lt;b&gt;");
        page.ShouldContain("\\xFF\\u{0}");
        page.ShouldContain("0000  3c 69 6d 67");
        page.ShouldContain("3 ganger");
    }

    [Fact]
    public void Text_that_would_hide_or_turn_around_is_spelled_out() =>
        BytesPreview.AsText(Encoding.UTF8.GetBytes("a\u202Eb\u0007c\u200Bd")).ShouldBe("a\\u{202E}b\\u{7}c\\u{200B}d");

    [Fact]
    public void Only_the_first_bytes_are_shown_and_any_bytes_can_be() => Gen.Byte.Array[0, 2000].Sample(bytes =>
    {
        var text = BytesPreview.AsText(bytes);
        text.ShouldAllBe(c => c == '\n' || !char.IsControl(c));
        BytesPreview.AsHex(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe((Math.Min(bytes.Length, BytesPreview.Most) + 15) / 16);
    }, iter: 2000);
}
