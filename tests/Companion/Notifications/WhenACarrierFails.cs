using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Tests.Support.Carriers;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>Carriers that are slow, down, or lie: the next channel at once, a technical alert, and another try later.</summary>
public sealed class WhenACarrierFails
{
    private static string OneByOne => NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical);

    [Fact]
    public async Task A_channel_that_is_down_gives_way_to_the_next_at_once_and_is_an_alert_in_itself()
    {
        await using var night = await NightShift.BeginAsync(OneByOne);
        night.Carrier.Ways["ntfy"] = FakeCarrier.Down;

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        // No time has passed at all.
        (await night.Carrier.NextAsync("sms")).IsFor("+4790000001").ShouldBeTrue();
        var alert = await night.AlertOnceAsync(a => a.Timeline.Any(line => line.What == "sent"));
        var failed = alert.Timeline.Single(line => line.What == "notSent");
        (failed.Who, failed.Device, failed.Detail).ShouldBe(("Kari", "Ntfy", "answered 503 out of order"));
        var technical = await OfTheCompanionAsync(night);
        (technical.Kind, technical.Severity, technical.Point).ShouldBe((AlertKind.ChannelDown, Severity.Technical, "Ntfy"));
        technical.Timeline[0].Detail.ShouldContain("503");
    }

    [Fact]
    public async Task A_carrier_that_says_200_and_means_no_is_not_believed()
    {
        await using var night = await NightShift.BeginAsync(OneByOne);
        night.Carrier.Ways["ntfy"] = FakeCarrier.Lying;
        night.Carrier.Ways["sms"] = FakeCarrier.Lying;

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var alert = await night.AlertOnceAsync(a => a.Timeline.Count(line => line.What == "notSent") == 2);
        alert.Timeline.Where(line => line.What == "notSent").Select(line => line.Device).ShouldBe(["Ntfy", "Sms"]);
        alert.AwaitsAnswer.ShouldBeTrue();
        (await OfTheCompanionAsync(night)).Timeline.Count(line => line.What == "raised").ShouldBe(1, "one alert for the channels, and no storm");
    }

    [Fact]
    public async Task A_carrier_that_takes_it_and_never_delivers_does_not_keep_the_second_phone_from_ringing()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.AlertOnceAsync(a => a.Timeline.Count(line => line.What == "sent") == 2);
        night.Carrier.Rest();

        night.Time.Advance(TimeSpan.FromSeconds(61));

        (await night.Carrier.NextAsync("sms")).IsFor("+4790000002").ShouldBeTrue();
    }

    [Fact]
    public async Task A_carrier_that_does_not_answer_is_given_ten_seconds()
    {
        await using var night = await NightShift.BeginAsync(OneByOne);
        night.Carrier.Ways["ntfy"] = FakeCarrier.Silent;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.Carrier.NextAsync("ntfy", "kritisk");

        night.Time.Advance(TimeSpan.FromSeconds(10));

        (await night.Carrier.NextAsync("sms")).IsFor("+4790000001").ShouldBeTrue();
        (await night.AlertOnceAsync(a => a.Timeline.Any(line => line.What == "notSent"))).Timeline.Single(line => line.What == "notSent").Detail.ShouldBe("no answer within 10 s");
    }

    [Fact]
    public async Task What_failed_is_tried_again_with_longer_and_longer_waits_under_the_same_id_until_it_goes()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical, kari: """{"channel":"ntfy","address":"kari-topic"}"""));
        night.Carrier.Ways["ntfy"] = FakeCarrier.Down;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        var ids = new List<string>();
        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            ids.Add((await night.Carrier.NextAsync("ntfy", "kritisk")).Headers["Idempotency-Key"]);
            await TestCompanion.AwaitAsync(async () => await MessageAsync(night) is var row && row.Attempts == attempt && row.LeasedBy is null);
            waits.Add((await MessageAsync(night)).DueAt - night.Time.GetUtcNow());
            if (attempt == 3)
            {
                night.Carrier.Ways.Remove("ntfy");
            }

            night.Time.Advance(waits[^1] + TimeSpan.FromMilliseconds(5));
            if (attempt == 3)
            {
                break;
            }
        }

        ids.Add((await night.Carrier.NextAsync("ntfy", "kritisk")).Headers["Idempotency-Key"]);
        ids.Distinct().Count().ShouldBe(1);
        waits.Count.ShouldBe(3);
        waits.ShouldBe(waits.Order());
        await night.AlertOnceAsync(a => a.Timeline.Any(line => line.What == "sent"));
        (await MessageAsync(night)).Outcome.ShouldBe(NotificationOutcome.Sent);
    }

    [Fact]
    public async Task Of_many_rounds_over_a_channel_that_is_down_only_the_latest_message_goes_on_trying()
    {
        const string everyQuarterMinute = """{ "id": "kritisk", "name": "Kritisk", "steps": [{ "whom": [{ "kind": "firstOnDuty" }], "wait": "00:00:15" }] }""";
        await using var night = await NightShift.BeginAsync(NightShift.Usual(everyQuarterMinute, NightShift.OneByOneIsCritical, kari: """{"channel":"ntfy","address":"kari-topic"}"""));
        night.Carrier.Ways["ntfy"] = FakeCarrier.Down;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        for (var round = 1; round <= 4; round++)
        {
            night.Time.Advance(TimeSpan.FromSeconds(15.1));
            await night.AlertOnceAsync(alert => alert.Round == round);
        }

        // The earlier ones find out at their next attempt, which is soon.
        await TestCompanion.AwaitAsync(async () =>
        {
            night.Time.Advance(TimeSpan.FromMilliseconds(50));
            return await night.Companion.AskAsync(db => db.Notifications.CountAsync(row => row.HomeId == "berit" && row.DoneAt == null)) == 1;
        });

        (await night.Companion.AskAsync(db => db.Notifications.Where(row => row.HomeId == "berit" && row.DoneAt == null).Select(row => row.Round).SingleAsync()))
            .ShouldBeGreaterThanOrEqualTo(4, "the latest, not one of the earlier");
    }

    [Fact]
    public async Task A_channel_that_is_not_set_up_is_a_failure_like_any_other()
    {
        await using var night = await NightShift.BeginAsync(OneByOne, settings => settings with { Ntfy = null });

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        (await night.Carrier.NextAsync("sms")).IsFor("+4790000001").ShouldBeTrue();
        (await night.AlertOnceAsync(a => a.Timeline.Any(line => line.What == "notSent"))).Timeline.Single(line => line.What == "notSent").Detail.ShouldBe("not set up");
    }

    [Fact]
    public async Task Once_somebody_has_answered_nothing_more_goes_out()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical, kari: """{"channel":"ntfy","address":"kari-topic"}"""));
        night.Carrier.Ways["ntfy"] = FakeCarrier.Down;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.Carrier.NextAsync("ntfy", "kritisk");
        await TestCompanion.AwaitAsync(async () => (await MessageAsync(night)).Attempts == 1);
        await night.Companion.Desk.AcknowledgeAsync((await night.AlertAsync()).Id, new("Kari", "phone", "id-kari"), TestCompanion.Soon);
        night.Carrier.Ways.Remove("ntfy");

        night.Time.Advance(TimeSpan.FromMinutes(1));

        await TestCompanion.AwaitAsync(async () => (await MessageAsync(night)).Outcome == NotificationOutcome.NotNeeded);
        night.Carrier.Rest().ShouldNotContain(message => message.Server == "ntfy" && message.IsFor("kritisk"));
    }

    private static Task<NotificationRow> MessageAsync(NightShift night)
        => night.Companion.AskAsync(db => db.Notifications.AsNoTracking().SingleAsync(row => row.HomeId == "berit"));

    private static async Task<AlertView> OfTheCompanionAsync(NightShift night)
    {
        AlertView? technical = null;
        await TestCompanion.AwaitAsync(async () => (technical = (await night.Companion.Desk.OpenAsync(TestCompanion.Soon)).SingleOrDefault(alert => alert.Kind == AlertKind.ChannelDown)) is not null);
        return technical!;
    }
}
