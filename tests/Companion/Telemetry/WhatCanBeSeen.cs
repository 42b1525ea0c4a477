using System.Net;

namespace Hjemvakt.Companion.Tests.Telemetry;

/// <summary>Meters are heard in the whole process: these tests have it to themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class WhatCanBeSeen
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
        (await companion.Gateway("gw-berit", "wrong").TryConnectAsync()).ResultCode.ShouldNotBe(MQTTnet.MqttClientConnectResultCode.Success);

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
        Value(lines, "hjemvakt_connections_refused").ShouldBe(1);
        string.Join('\n', lines).ShouldNotContain("Berit", Case.Insensitive);
    }

    [Fact]
    public async Task Health_needs_no_sign_in()
    {
        await using var companion = await TestCompanion.StartAsync();
        using var http = new HttpClient { BaseAddress = companion.Address };

        (await http.GetAsync("health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static double Value(string[] lines, string name, string tag = "")
    {
        var line = lines.SingleOrDefault(l => l.StartsWith(name, StringComparison.Ordinal) && (l[name.Length] is '{' or '_' or ' ')
            && l.Contains(tag, StringComparison.Ordinal) && (l[name.Length] != '_' || l[name.Length..].StartsWith("_total", StringComparison.Ordinal)));
        line.ShouldNotBeNull($"no {name} {tag} in:\n{string.Join('\n', lines.Where(l => l.StartsWith("hjemvakt", StringComparison.Ordinal)))}");
        return double.Parse(line.Split('}')[^1].Trim().Split(' ')[line.Contains('}', StringComparison.Ordinal) ? 0 : 1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
