using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Devices;
using Hjemvakt.Safety.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Storage;

/// <summary>The companion has forgotten alarms that it gave receipts for. Receipts go on, and a technician is told which alarms may be missing.</summary>
public sealed class RestoredBackupTests
{
    [Fact]
    public async Task The_gateway_says_what_nobody_can_send_any_more_and_a_technician_is_told_which_alarms_are_missing()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(Wire.Test(5));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));

        await gateway.AlarmAsync(Released(6, 2, 4));

        await gateway.WaitForAsync("receipt", Wire.Receipt(6, 0));
        var told = (await companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert.Kind == AlertKind.SequenceHole);
        (told.Severity, told.Reason!.Detail).ShouldBe((Severity.Technical, "alarm 2–4: released"));
    }

    [Fact]
    public async Task Of_numbers_that_the_companion_has_nobody_is_told()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1), Wire.Test(2), Wire.Test(3));

        await gateway.AlarmAsync(Released(4, 2, 3));

        await gateway.WaitForAsync("receipt", Wire.Receipt(4, 0));
        (await companion.AlertService.OpenAsync(TestCompanion.Soon)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hole_that_no_gateway_closes_is_closed_by_people_and_the_receipts_go_on()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(Wire.Test(5));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        var holes = companion.Services.GetRequiredService<IStreamHoleRegistry>();
        var hole = (await holes.ListAsync("gw-berit")).ShouldHaveSingleItem();
        (hole.Stream, hole.From, hole.To).ShouldBe((RecordStream.Alarm, 2, 4));
        var tekla = new Actor("Tekla", "laptop", "tekla");

        (await holes.CloseAsync("gw-berit", RecordStream.Alarm, 2, 3, tekla)).ShouldBeFalse("it is not that one");
        (await holes.CloseAsync("gw-berit", RecordStream.Alarm, 2, 4, tekla)).ShouldBeTrue();

        await gateway.WaitForAsync("receipt", Wire.Receipt(5, 0));
        (await holes.ListAsync("gw-berit")).ShouldBeEmpty();
        (await companion.AskAsync(db => db.Audit.SingleAsync(line => line.What == "holeClosed"))).Detail.ShouldBe("alarm 2–4");
        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await gateway.WaitForAsync("receipt", Wire.Receipt(5, 0));
    }

    [Theory]
    [InlineData("gw-nobody", "alarm", "2-4", "There is no gateway 'gw-nobody'.")]
    [InlineData("gw-berit", "alarms", "2-4", "'alarms' is no stream. Say alarm or routine.")]
    [InlineData("gw-berit", "alarm", "4-2", "'4-2' is no range of numbers. Write it as 'gateway holes' shows it, for example 2-4.")]
    [InlineData("gw-berit", "alarm", "2-3", "2-3 is not the first hole of the alarm stream of 'gw-berit', which is 2-4. Nothing was closed.")]
    [InlineData("gw-berit", "routine", "2-3", "2-3 is not the first hole of the routine stream of 'gw-berit', which has none. Nothing was closed.")]
    public async Task The_command_line_says_what_is_wrong_with_what_it_was_told(string id, string stream, string numbers, string why)
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(Wire.Test(5));

        var answer = await TestProgram.RunAsync(["gateway", "close-hole", id, stream, numbers, "--data-folder", companion.Folder], environment: companion.Database.ForProcess);

        (answer.Exit, answer.Error).ShouldBe((2, $"companion: {why}\n"));
    }

    private static string Released(long s, long from, long to)
        => $$"""{"s":{{s}},"b":1,"u":1000,"k":"gap","p":"gateway","stream":"alarm","from":{{from}},"to":{{to}},"why":"released"}""";
}
