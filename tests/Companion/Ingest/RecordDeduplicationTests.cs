using CsCheck;
using Hjemvakt.Safety.Records;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Ingest;

/// <summary>Copies, holes and any order: each record is stored once, and the receipt tells the prefix without a hole.</summary>
public sealed class RecordDeduplicationTests
{
    [Fact]
    public async Task Copies_are_dropped_silently_and_the_receipt_comes_again()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        for (var copy = 0; copy < 3; copy++)
        {
            await gateway.AlarmAsync(Wire.Help(1), Wire.Fall(2));
            await gateway.WaitForAsync("receipt", Wire.Receipt(2, 0));
        }

        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(2);
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldAllBe(alert => alert.Count == 1);
        (await companion.AskAsync(db => db.Quarantine.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_jump_in_the_sequence_is_stored_and_the_receipt_waits_for_the_hole()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.RoutineAsync(Wire.Door(1), Wire.Door(2));
        await gateway.WaitForAsync("receipt", Wire.Receipt(0, 2));
        await gateway.RoutineAsync(Wire.Door(9007199254740991), Wire.Door(5), Wire.Door(4));
        await gateway.WaitForAsync("receipt", Wire.Receipt(0, 2));
        await gateway.RoutineAsync(Wire.Door(3));

        await gateway.WaitForAsync("receipt", Wire.Receipt(0, 5));
        (await SequencesAsync(companion, RecordStream.Routine)).ShouldBe([1, 2, 3, 4, 5, 9007199254740991]);
    }

    [Fact]
    public async Task An_alarm_behind_a_hole_raises_its_alert_at_once()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await using var watch = new Watch(companion.AlertService);

        await gateway.AlarmAsync(Wire.Help(17));

        (await watch.NextAsync()).State.ShouldBe(AlertState.Raised);
        await gateway.WaitForAsync("receipt", Wire.Receipt(0, 0));
    }

    [Fact]
    public async Task What_was_evicted_is_accounted_for_and_the_receipt_goes_on()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.RoutineAsync(Wire.Door(1));
        await gateway.RoutineAsync(Wire.Door(8), Wire.Gap(9, from: 2, to: 7));

        await gateway.WaitForAsync("receipt", Wire.Receipt(0, 9));
    }

    [Fact]
    public async Task A_gap_notice_cannot_make_the_receipt_run_ahead_of_itself()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.RoutineAsync(Wire.Gap(1, from: 1, to: 9007199254740991));

        await gateway.WaitForAsync("receipt", Wire.Receipt(0, 1));
    }

    [Fact]
    public async Task Streams_and_gateways_have_sequences_of_their_own()
    {
        await using var companion = await TestCompanion.StartAsync();
        var one = await companion.ConnectedGatewayAsync("gw-1", "berit");
        var other = await companion.ConnectedGatewayAsync("gw-2", "berit");

        await one.AlarmAsync(Wire.Test(1));
        await one.RoutineAsync(Wire.Door(1));
        await other.RoutineAsync(Wire.Door(1), Wire.Door(2));

        await one.WaitForAsync("receipt", Wire.Receipt(1, 1));
        await other.WaitForAsync("receipt", Wire.Receipt(0, 2));
    }

    [Fact]
    public async Task Any_order_and_any_number_of_copies_come_to_the_same()
    {
        await using var companion = await TestCompanion.StartAsync();
        var order = Gen.Shuffle(Enumerable.Range(1, 30).SelectMany(s => new[] { s, s }).ToArray());
        var next = 0;
        await order.SampleAsync(
            async sequences =>
            {
                var id = Interlocked.Increment(ref next);
                var gateway = await companion.ConnectedGatewayAsync($"gw-{id}", $"home-{id}");
                foreach (var chunk in sequences.Chunk(7))
                {
                    await gateway.AlarmAsync([.. chunk.Select(s => s % 3 == 0 ? Wire.Help(s) : Wire.Test(s))]);
                }

                await gateway.WaitForAsync("receipt", Wire.Receipt(30, 0));
                (await SequencesAsync(companion, RecordStream.Alarm, $"gw-{id}")).ShouldBe(Enumerable.Range(1, 30).Select(s => (long)s));
                (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.HomeId == $"home-{id}").Count.ShouldBe(10);
                await gateway.DisconnectAsync();
            },
            iter: 20, threads: 1);
    }

    private static Task<List<long>> SequencesAsync(TestCompanion companion, RecordStream stream, string gatewayId = "gw-berit")
        => companion.AskAsync(db => db.Records.Where(r => r.GatewayId == gatewayId && r.Stream == stream).OrderBy(r => r.Sequence).Select(r => r.Sequence).ToListAsync());
}
