using System.Net;

namespace Hjemvakt.Companion.Tests.Telemetry;

/// <summary>Meters are heard in the whole process: these tests have it to themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_tell_what_was_stored_dropped_refused_and_raised()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1), Wire.Fall(2));
        await gateway.AlarmAsync(Wire.Help(1));
        await gateway.RoutineAsync(Wire.Door(1));
        await gateway.PublishAsync("alarm", "rubbish");
        for (var guess = 0; guess < 12; guess++)
        {
            (await companion.Gateway("gw-berit", "wrong").TryConnectAsync()).ResultCode.ShouldNotBe(MQTTnet.MqttClientConnectResultCode.Success);
        }

        using var http = new HttpClient { BaseAddress = companion.Address };
        var lines = (await http.GetStringAsync("metrics")).Split('\n');

        Value(lines, "hjemvakt_records", "stream=\"alarm\"").ShouldBe(2);
        Value(lines, "hjemvakt_records", "stream=\"routine\"").ShouldBe(1);
        Value(lines, "hjemvakt_duplicates").ShouldBe(1);
        Value(lines, "hjemvakt_quarantined").ShouldBe(1);
        Value(lines, "hjemvakt_alerts_raised", "kind=\"help\"").ShouldBe(1);
        Value(lines, "hjemvakt_alerts_raised", "kind=\"fall\"").ShouldBe(1);
        Value(lines, "hjemvakt_alert_latency_milliseconds_count").ShouldBe(2);
        Value(lines, "hjemvakt_commit_duration_milliseconds_count").ShouldBeGreaterThanOrEqualTo(4);
        Value(lines, "hjemvakt_gateways").ShouldBe(1);
        Value(lines, "hjemvakt_connections_refused").ShouldBe(12);
        Value(lines, "hjemvakt_connections_slowed").ShouldBe(2);
        string.Join('\n', lines).ShouldNotContain("Berit", Case.Insensitive);
    }

    [Fact]
    public async Task Health_needs_no_sign_in()
    {
        await using var companion = await TestCompanion.StartAsync();
        using var http = new HttpClient { BaseAddress = companion.Address };

        // One word, whoever asks.
        (await http.GetStringAsync("health/live")).ShouldBe("Healthy");
        (await http.GetStringAsync("health/ready")).ShouldBe("Healthy");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "203.0.113.9, 127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Without_a_token_metrics_are_for_this_machine_and_for_nobody_behind_a_proxy(string header, string value)
    {
        await using var companion = await TestCompanion.StartAsync();
        using var http = new HttpClient { BaseAddress = companion.Address };
        (await http.GetAsync("metrics")).StatusCode.ShouldBe(HttpStatusCode.OK);

        http.DefaultRequestHeaders.Add(header, value);
        using var answer = await http.GetAsync("metrics");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("hjemvakt_");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer the token of another house", HttpStatusCode.Unauthorized)]
    [InlineData("Basic the token of this very house", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer the token of this very house", HttpStatusCode.OK)]
    public async Task With_a_token_metrics_are_for_whoever_shows_it_through_a_proxy_or_not(string? shown, HttpStatusCode answer)
    {
        await using var companion = await TestCompanion.StartAsync(settings => settings with { MetricsToken = new("the token of this very house") });
        using var http = new HttpClient { BaseAddress = companion.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        if (shown is not null)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", shown).ShouldBeTrue();
        }

        (await http.GetAsync("metrics")).StatusCode.ShouldBe(answer);
        (await http.GetStringAsync("health/live")).ShouldBe("Healthy", "health stays open");
    }

    private static double Value(string[] lines, string name, string tag = "")
    {
        var line = lines.SingleOrDefault(l => l.StartsWith(name, StringComparison.Ordinal) && (l[name.Length] is '{' or '_' or ' ')
            && l.Contains(tag, StringComparison.Ordinal) && (l[name.Length] != '_' || l[name.Length..].StartsWith("_total", StringComparison.Ordinal)));
        line.ShouldNotBeNull($"no {name} {tag} in:\n{string.Join('\n', lines.Where(l => l.StartsWith("hjemvakt", StringComparison.Ordinal)))}");
        return double.Parse(line.Split('}')[^1].Trim().Split(' ')[line.Contains('}', StringComparison.Ordinal) ? 0 : 1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
