using Hjemvakt.Companion.Audit;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Homes;

/// <summary>After a power cut in a district they all come at once, each with what it has kept.</summary>
public sealed class ConcurrentGatewaysTests
{
    [Fact]
    public async Task Every_record_of_every_gateway_is_there_and_every_alarm_is_an_alert()
    {
        const int gateways = 25, messages = 12;
        await using var companion = await TestCompanion.StartAsync();
        var all = new List<TestGateway>();
        for (var i = 0; i < gateways; i++)
        {
            all.Add(await companion.ConnectedGatewayAsync($"gw-{i}", $"home-{i}"));
        }

        await Task.WhenAll(all.Select(SendAsync));

        await Task.WhenAll(all.Select(gateway => gateway.WaitForAsync("receipt", Wire.Receipt(messages, messages * 32))));
        (await companion.AskAsync(db => db.Records.CountAsync(r => r.Stream == RecordStream.Routine))).ShouldBe(gateways * messages * 32);
        var alerts = await companion.AlertService.OpenAsync(TestCompanion.Soon);
        alerts.Count.ShouldBe(gateways);
        alerts.ShouldAllBe(alert => alert.Count == messages && alert.Version == messages);
        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
        (await companion.AskAsync(db => db.Audit.CountAsync(line => line.AlertId != null))).ShouldBe(gateways * messages);

        static async Task SendAsync(TestGateway gateway)
        {
            for (var m = 0; m < messages; m++)
            {
                // Not waiting for one another: alarms and routine of all gateways meet in the same transactions.
                await Task.WhenAll(
                    gateway.AlarmAsync(Wire.Help(m + 1)),
                    gateway.RoutineAsync([.. Enumerable.Range((m * 32) + 1, 32).Select(s => Wire.Door(s))]));
            }
        }
    }
}
