using System.Text.Json;
using Hjemvakt.Companion.Notifications.Channels.Webhook;
using Hjemvakt.Companion.Tests.OnCall;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>What each provider gets to see, byte by byte where it counts.</summary>
public sealed class NotificationContentTests
{
    private const string AllOfThem = """
        {"channel":"ntfy","address":"kari-topic"},{"channel":"sms","address":"+4790000001"},{"channel":"voice","address":"+4790000001"},{"channel":"email","address":"kari@example.no"},{"channel":"webhook","address":"sentralen"}
        """;

    [Fact]
    public async Task No_message_names_anybody_or_says_what_happened_or_where()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(kari: AllOfThem));
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var mail = await night.Mail.NextAsync();
        var others = new[] { await night.Provider.NextCriticalAsync(), await night.Provider.NextCriticalAsync(), await night.Provider.NextCriticalAsync(), await night.Provider.NextCriticalAsync() };

        others.Select(message => message.Server).Order().ShouldBe(["centre", "ntfy", "sms", "voice"]);
        foreach (var text in others.Where(message => message.Server != "centre").Select(message => Uri.UnescapeDataString(message.Body)).Append(mail))
        {
            foreach (var personal in new[] { "Berit", "Fjellhamar", "bathroom", "radar", "fall" })
            {
                text.ShouldNotContain(personal, Case.Insensitive);
            }
        }
    }

    [Fact]
    public async Task Push_messages_are_urgent_signed_in_and_lead_to_the_card()
    {
        await using var night = await NightShift.BeginAsync();
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var message = await night.Provider.NextAsync("ntfy");

        message.Headers["Authorization"].ShouldBe("Bearer tk_secret");
        var json = JsonDocument.Parse(message.Body).RootElement;
        json.GetProperty("topic").GetString().ShouldBe("kari-topic");
        json.GetProperty("priority").GetInt32().ShouldBe(5);
        json.GetProperty("title").GetString().ShouldBe("Hjemvakt: kritisk varsel");
        json.GetProperty("click").GetString().ShouldBe($"https://vakt.example.no/a/{(await night.AlertAsync()).Id}");
    }

    [Fact]
    public async Task A_text_message_fills_the_operators_template_and_a_call_reads_no_link_out()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(kari: AllOfThem));
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        var messages = new[] { await night.Provider.NextCriticalAsync(), await night.Provider.NextCriticalAsync(), await night.Provider.NextCriticalAsync(), await night.Provider.NextCriticalAsync() };

        var sms = messages.Single(message => message.Server == "sms");
        var json = JsonDocument.Parse(sms.Body).RootElement;
        json.GetProperty("to").GetString().ShouldBe("+4790000001");
        json.GetProperty("id").GetString().ShouldBe(sms.Headers["Idempotency-Key"]);
        json.GetProperty("text").GetString().ShouldStartWith("Hjemvakt: kritisk varsel. Åpne vaktsiden og kvitter. https://vakt.example.no/a/");
        sms.Headers["Authorization"].ShouldBe("Basic c2VjcmV0");

        var voice = messages.Single(message => message.Server == "voice");
        voice.Body.ShouldBe("to=%2B4790000001&say=Hjemvakt%3A%20kritisk%20varsel.%20%C3%85pne%20vaktsiden%20og%20kvitter.&key=a%20voice%20key");
    }

    [Fact]
    public async Task Mail_can_be_told_apart_and_a_server_that_refuses_is_a_failure()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(kari: """{"channel":"email","address":"kari@example.no"}"""));
        night.Mail.Verdict = "554 5.7.1 no";
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var mail = await night.Mail.NextAsync();

        mail.ShouldContain("RCPT TO:<kari@example.no>");
        mail.ShouldContain("Auto-Submitted: auto-generated");
        mail.ShouldMatch(@"Message-Id: <[0-9a-f]{32}@example\.no>");
        (await night.AlertOnceAsync(alert => alert.Timeline.Any(line => line.What == "notSent"))).Timeline.Single(line => line.What == "notSent").Detail.ShouldContain("SmtpCommandException");
    }

    [Fact]
    public async Task The_rounds_of_one_alert_are_one_conversation_and_say_how_important_they_are()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(kari: """{"channel":"email","address":"kari@example.no"}""", ola: """{"channel":"email","address":"ola@example.no"}"""));
        await night.Gateway.AlarmAsync(Wire.Fall(1));
        var first = await night.Mail.NextAsync();
        // The server has it; whoever sent it must know that before it has waited too long.
        await night.WaitForAsync("sent");
        night.Time.Advance(TimeSpan.FromSeconds(61));
        var second = await night.Mail.NextAsync();

        var conversation = $"<alert-{(await night.AlertAsync()).Id:N}@example.no>";
        foreach (var mail in new[] { first, second })
        {
            mail.ShouldContain($"References: {conversation}");
            mail.ShouldContain($"In-Reply-To: {conversation}");
            mail.ShouldContain("Importance: high");
        }

        MessageIdOf(first).ShouldNotBe(MessageIdOf(second));
    }

    private static string MessageIdOf(string mail) => mail.Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task A_centre_can_check_who_sent_it_and_when_and_learns_who_and_where_only_by_agreement()
    {
        await using var night = await NightShift.BeginAsync(NightShift.Usual(kari: AllOfThem));
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var message = await night.Provider.NextAsync("centre");

        var timestamp = message.Headers[WebhookChannel.TimestampHeader];
        timestamp.ShouldBe(NightShift.ThreeAtNight.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        message.Headers[WebhookChannel.SignatureHeader].ShouldBe(WebhookChannel.Sign(NightShift.CentreKey, timestamp, message.Body));
        WebhookChannel.Sign(NightShift.CentreKey, timestamp, message.Body + " ").ShouldNotBe(message.Headers[WebhookChannel.SignatureHeader]);
        var alert = JsonDocument.Parse(message.Body).RootElement.GetProperty("alert");
        alert.GetProperty("kind").GetString().ShouldBe("fall");
        alert.GetProperty("severity").GetInt32().ShouldBe(40);
        alert.TryGetProperty("resident", out _).ShouldBeFalse();
        alert.TryGetProperty("address", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_centre_with_an_agreement_learns_who_and_where()
    {
        await using var night = await NightShift.BeginAsync(
            NightShift.Usual(kari: AllOfThem), settings => settings with { Centres = settings.Centres.ToDictionary(centre => centre.Key, centre => centre.Value with { WithPlace = true }) });
        await night.Gateway.AlarmAsync(Wire.Fall(1));

        var alert = JsonDocument.Parse((await night.Provider.NextAsync("centre")).Body).RootElement.GetProperty("alert");

        alert.GetProperty("resident").GetString().ShouldBe("Berit");
        alert.GetProperty("address").GetString().ShouldBe("Fjellhamarveien 12");
    }

    [Fact]
    public void A_signature_is_what_any_other_program_works_out()
        => WebhookChannel.Sign("key", "1", "{}").ShouldBe("v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
}
