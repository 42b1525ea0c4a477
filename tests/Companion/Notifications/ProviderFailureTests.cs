using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Companion.Tests.OnCall;
using Hjemvakt.Companion.Tests.Support.Providers;
using Hjemvakt.Companion.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>Providers that are slow, down, or lie: the next channel at once, a technical alert, and another try later.</summary>
public sealed class ProviderFailureTests
{
    private static string OneByOne => NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical);

    [Fact]
    public async Task A_channel_that_is_down_gives_way_to_the_next_at_once_and_is_an_alert_in_itself()
    {
        await using var night = await NightShift.BeginAsync(OneByOne);
        night.Provider.Ways["ntfy"] = FakeProvider.Down;

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        // No time has passed at all.
        (await night.Provider.NextAsync("sms")).IsFor("+4790000001").ShouldBeTrue();
        var alert = await night.AlertOnceAsync(a => a.Timeline.Any(line => line.What == "sent"));
        var failed = alert.Timeline.Single(line => line.What == "notSent");
        (failed.Who, failed.Device, failed.Detail).ShouldBe(("Kari", "Ntfy", "answered 503 out of order"));
        var technical = await OfTheCompanionAsync(night);
        (technical.Kind, technical.Severity, technical.Point).ShouldBe((AlertKind.ChannelDown, Severity.Technical, "Ntfy"));
        technical.Timeline[0].Detail.ShouldContain("503");
    }

    [Fact]
    public async Task A_provider_that_says_200_and_means_no_is_not_believed()
    {
        await using var night = await NightShift.BeginAsync(OneByOne);
        night.Provider.Ways["ntfy"] = FakeProvider.Lying;
        night.Provider.Ways["sms"] = FakeProvider.Lying;

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var alert = await night.AlertOnceAsync(a => a.Timeline.Count(line => line.What == "notSent") == 2);
        alert.Timeline.Where(line => line.What == "notSent").Select(line => line.Device).ShouldBe(["Ntfy", "Sms"]);
        alert.AwaitsAnswer.ShouldBeTrue();
        await TestCompanion.AwaitAsync(async () => (await OpenAsync(night, AlertKind.ChannelDown)).Count == 2);
        (await OpenAsync(night, AlertKind.ChannelDown)).Select(down => down.Point).ShouldBe(["Ntfy", "Sms"], ignoreOrder: true, "one alert for each channel, and no storm");
    }

    [Fact]
    public async Task A_provider_that_takes_it_and_never_delivers_does_not_keep_the_second_phone_from_ringing()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.AlertOnceAsync(a => a.Timeline.Count(line => line.What == "sent") == 2);
        night.Provider.Rest();

        night.Time.Advance(TimeSpan.FromSeconds(61));

        (await night.Provider.NextAsync("sms")).IsFor("+4790000002").ShouldBeTrue();
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_given_ten_seconds()
    {
        await using var night = await NightShift.BeginAsync(OneByOne);
        night.Provider.Ways["ntfy"] = FakeProvider.Silent;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.Provider.NextAsync("ntfy", "kritisk");

        night.Time.Advance(TimeSpan.FromSeconds(10));

        (await night.Provider.NextAsync("sms")).IsFor("+4790000001").ShouldBeTrue();
        (await night.AlertOnceAsync(a => a.Timeline.Any(line => line.What == "notSent"))).Timeline.Single(line => line.What == "notSent").Detail.ShouldBe("no answer within 10 s");
    }

    [Fact]
    public async Task What_failed_is_tried_again_with_longer_and_longer_waits_under_the_same_id_until_it_goes()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical, kari: """{"channel":"ntfy","address":"kari-topic"}"""));
        night.Provider.Ways["ntfy"] = FakeProvider.Down;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        var ids = new List<string>();
        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            ids.Add((await night.Provider.NextAsync("ntfy", "kritisk")).Headers["Idempotency-Key"]);
            await TestCompanion.AwaitAsync(async () => await MessageAsync(night) is var row && row.Attempts == attempt && row.LeasedBy is null);
            waits.Add((await MessageAsync(night)).DueAt - night.Time.GetUtcNow());
            if (attempt == 3)
            {
                night.Provider.Ways.Remove("ntfy");
            }

            night.Time.Advance(waits[^1] + TimeSpan.FromMilliseconds(5));
            if (attempt == 3)
            {
                break;
            }
        }

        ids.Add((await night.Provider.NextAsync("ntfy", "kritisk")).Headers["Idempotency-Key"]);
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
        night.Provider.Ways["ntfy"] = FakeProvider.Down;
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
    public async Task A_push_server_that_hangs_with_technical_messages_gets_every_critical_round_at_its_time()
    {
        const string everyQuarterMinute = """{ "id": "kritisk", "name": "Kritisk", "steps": [{ "whom": [{ "kind": "firstOnDuty" }], "wait": "00:00:15" }] }""";
        await using var night = await NightShift.BeginAsync(NightShift.Usual(everyQuarterMinute, NightShift.OneByOneIsCritical, kari: """{"channel":"ntfy","address":"kari-topic"}"""));
        night.Provider.Ways["ntfy"] = FakeProvider.Silent;
        var writer = night.Companion.Services.GetRequiredService<HomeWriter>();
        foreach (var kind in new[] { AlertKind.RotaGap, AlertKind.SensorSilent, AlertKind.SensorFault, AlertKind.BatteryLow, AlertKind.Tamper, AlertKind.SequenceHole, AlertKind.NumberReused, AlertKind.ClockWrong, AlertKind.TestMissing, AlertKind.ContactWish })
        {
            await writer.StoreAsync(new ReportWork(kind, "", ""));
        }

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        // Ten messages hang before it, and no time has passed.
        await night.Provider.NextAsync("ntfy", "kritisk");
        for (var round = 1; round <= 9; round++)
        {
            await night.AlertOnceAsync(alert => alert.Timeline.Count(line => line.What == "notSent") >= round - 1);
            night.Time.Advance(TimeSpan.FromSeconds(10.1));
            await night.AlertOnceAsync(alert => alert.Timeline.Count(line => line.What == "notSent") >= round);
            night.Time.Advance(TimeSpan.FromSeconds(5));
            await night.Provider.NextAsync("ntfy", $"etter {round} rund");
        }
    }

    [Fact]
    public async Task Text_messages_that_fail_after_push_messages_are_news()
    {
        await using var night = await NightShift.BeginAsync(OneByOne);
        night.Provider.Ways["ntfy"] = FakeProvider.Down;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.Provider.NextAsync("sms", "kritisk");
        var push = await OfTheCompanionAsync(night);
        await night.Companion.AlertService.AcknowledgeAsync(push.Id, NightShift.Liv, TestCompanion.Soon);

        night.Provider.Ways["sms"] = FakeProvider.Down;
        await night.Gateway.AlarmAsync(Wire.Help(2));

        await TestCompanion.AwaitAsync(async () => (await OpenAsync(night, AlertKind.ChannelDown)).Count == 2);
        var text = (await OpenAsync(night, AlertKind.ChannelDown)).Single(alert => alert.Id != push.Id);
        (text.Point, text.AwaitsAnswer).ShouldBe(("Sms", true));
    }

    [Fact]
    public async Task One_bad_address_is_no_channel_down_and_hides_no_outage()
    {
        const string twoTopics = """{"channel":"ntfy","address":"kari-topic"},{"channel":"ntfy","address":"kari-second"}""";
        await using var night = await NightShift.BeginAsync(NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical, kari: twoTopics));
        night.Provider.Ways["ntfy"] = (message, _) => Task.FromResult(message.IsFor("kari-topic") ? (400, "no such topic") : (200, """{"id":"1"}"""));
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.Provider.NextAsync("ntfy", "kari-second");
        await TestCompanion.AwaitAsync(async () => (await OpenAsync(night, AlertKind.AddressRefused)).Count == 1);
        (await OpenAsync(night, AlertKind.AddressRefused))[0].Point.ShouldBe("Kari: Ntfy …pic");
        (await OpenAsync(night, AlertKind.ChannelDown)).ShouldBeEmpty();
        await night.AlertOnceAsync(alert => alert.Timeline.Any(line => line.What == "sent"));

        night.Provider.Ways["ntfy"] = FakeProvider.Down;
        await night.Gateway.AlarmAsync(Wire.Help(2));

        (await OfTheCompanionAsync(night)).Point.ShouldBe("Ntfy");
    }

    [Fact]
    public async Task A_provider_that_refuses_every_address_is_down()
    {
        const string twoTopics = """{"channel":"ntfy","address":"kari-topic"},{"channel":"ntfy","address":"kari-second"}""";
        await using var night = await NightShift.BeginAsync(NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical, kari: twoTopics));
        night.Provider.Ways["ntfy"] = (_, _) => Task.FromResult((400, "the template is wrong"));

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        (await OfTheCompanionAsync(night)).Point.ShouldBe("Ntfy");
    }

    [Fact]
    public async Task A_provider_that_says_when_to_come_back_is_not_tried_before()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical, kari: """{"channel":"ntfy","address":"kari-topic"}"""));
        night.Provider.Ways["ntfy"] = (_, _) => Task.FromResult((429, "slow down"));
        night.Provider.RetryAfter["ntfy"] = "90";

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        await TestCompanion.AwaitAsync(async () => (await MessageAsync(night)).Attempts == 1);
        ((await MessageAsync(night)).DueAt - night.Time.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_channel_that_is_not_set_up_is_a_failure_like_any_other()
    {
        await using var night = await NightShift.BeginAsync(OneByOne, settings => settings with { Ntfy = null });

        await night.Gateway.AlarmAsync(Wire.Fall(1));

        (await night.Provider.NextAsync("sms")).IsFor("+4790000001").ShouldBeTrue();
        (await night.AlertOnceAsync(a => a.Timeline.Any(line => line.What == "notSent"))).Timeline.Single(line => line.What == "notSent").Detail.ShouldBe("not set up");
    }

    [Fact]
    public async Task Once_somebody_has_answered_nothing_more_goes_out()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(NightShift.OneByOne, NightShift.OneByOneIsCritical, kari: """{"channel":"ntfy","address":"kari-topic"}"""));
        night.Provider.Ways["ntfy"] = FakeProvider.Down;
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        await night.Provider.NextAsync("ntfy", "kritisk");
        await TestCompanion.AwaitAsync(async () => (await MessageAsync(night)).Attempts == 1);
        await night.Companion.AlertService.AcknowledgeAsync((await night.AlertAsync()).Id, new("Kari", "phone", "id-kari"), TestCompanion.Soon);
        night.Provider.Ways.Remove("ntfy");

        night.Time.Advance(TimeSpan.FromMinutes(1));

        await TestCompanion.AwaitAsync(async () => (await MessageAsync(night)).Outcome == NotificationOutcome.NotNeeded);
        night.Provider.Rest().ShouldNotContain(message => message.Server == "ntfy" && message.IsFor("kritisk"));
    }

    private static Task<NotificationRow> MessageAsync(NightShift night)
        => night.Companion.AskAsync(db => db.Notifications.AsNoTracking().SingleAsync(row => row.HomeId == "berit"));

    private static async Task<IReadOnlyList<AlertView>> OpenAsync(NightShift night, AlertKind kind)
        => [.. (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).Where(alert => alert.Kind == kind)];

    private static async Task<AlertView> OfTheCompanionAsync(NightShift night)
    {
        AlertView? technical = null;
        await TestCompanion.AwaitAsync(async () => (technical = (await night.Companion.AlertService.OpenAsync(TestCompanion.Soon)).SingleOrDefault(alert => alert.Kind == AlertKind.ChannelDown)) is not null);
        return technical!;
    }
}
