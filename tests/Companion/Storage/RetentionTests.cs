using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Homes.Retention;
using Hjemvakt.Companion.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.Storage;

/// <summary>Records whose time is over are deleted, counted, and written down as deleted; what is still needed stays.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Each_kind_has_its_time()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.RoutineAsync(Wire.Door(1), Wire.Door(2), """{"s":3,"b":1,"u":30,"k":"env","p":"living-room-air","temp":21.5}""");

        await AgeAsync(companion, days: 91);
        await SweepAsync(companion);
        (await KindsAsync(companion)).ShouldBe(["env", "test"]);

        await AgeAsync(companion, days: 300);
        await SweepAsync(companion);
        (await KindsAsync(companion)).ShouldBe(["test"]);

        await AgeAsync(companion, days: 3300);
        await SweepAsync(companion);
        (await KindsAsync(companion)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_deleted_is_counted_in_the_history_of_the_home()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        for (var s = 1; s <= 600; s += 30)
        {
            await gateway.RoutineAsync([.. Enumerable.Range(s, 30).Select(number => Wire.Door(number))]);
        }

        await AgeAsync(companion, days: 91);
        await SweepAsync(companion);

        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(0);
        var told = await companion.AskAsync(db => db.Audit.Where(line => line.What == "recordsDeleted").OrderBy(line => line.Number).ToListAsync());
        told.Select(line => (line.HomeId, line.Detail)).ShouldBe([("berit", """{"door":250}"""), ("berit", """{"door":250}"""), ("berit", """{"door":100}""")]);
        (await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_record_of_an_open_alert_stays_until_the_alert_is_resolved()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Help(1), Wire.Test(2));

        await AgeAsync(companion, days: 4000);
        await SweepAsync(companion);
        (await KindsAsync(companion)).ShouldBe(["help"]);

        foreach (var alert in await companion.AlertService.OpenAsync(TestCompanion.Soon))
        {
            await companion.AlertService.AcknowledgeAsync(alert.Id, new("Kari", "phone"), TestCompanion.Soon);
            (await companion.AlertService.ResolveAsync(alert.Id, new("Kari", "phone"), ResolveCause.RealNeed, null, TestCompanion.Soon)).Done.ShouldBeTrue();
        }

        await SweepAsync(companion);
        (await KindsAsync(companion)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_above_a_hole_stays_and_is_not_taken_again()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.RoutineAsync(Wire.Door(1), Wire.Door(3));

        await AgeAsync(companion, days: 91);
        await SweepAsync(companion);
        await companion.StopAsync();
        await companion.StartAsync();
        await gateway.ConnectAsync();
        await gateway.RoutineAsync(Wire.Door(1), Wire.Door(3));

        (await companion.AskAsync(db => db.Records.Select(record => record.Sequence).ToListAsync())).ShouldBe([3]);
        await gateway.RoutineAsync(Wire.Door(2));
        await gateway.WaitForAsync("receipt", Wire.Receipt(0, 3));
    }

    [Fact]
    public async Task A_copy_behind_a_hole_is_stored_once()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();

        await gateway.RoutineAsync(Wire.Door(1), Wire.Door(3));
        await gateway.RoutineAsync(Wire.Door(3));

        (await companion.AskAsync(db => db.Records.CountAsync())).ShouldBe(2);
    }

    [Theory]
    [InlineData("motion=30,env=90", null)]
    [InlineData("motion=3", "7 to 36500")]
    [InlineData("dreams=30", "KIND=DAYS")]
    [InlineData("motion", "KIND=DAYS")]
    public void Periods_are_set_by_kind(string text, string? expected)
    {
        var periods = RetentionPeriods.Default.With(text, out var fault);

        if (expected is null)
        {
            fault.ShouldBeNull();
            (periods.Days["motion"], periods.Days["env"], periods.Days["door"]).ShouldBe((30, 90, 90));
        }
        else
        {
            fault.ShouldNotBeNull().ShouldContain(expected);
        }
    }

    // Time passes for what is stored, and for nothing else.
    private static Task AgeAsync(TestCompanion companion, int days)
        => companion.Database.RunAsync($"UPDATE records SET received_at = received_at - {days * 86_400_000L}");

    private static Task SweepAsync(TestCompanion companion)
        => companion.Services.GetRequiredService<RecordRetention>().SweepAsync(TestCompanion.Soon);

    private static Task<List<string>> KindsAsync(TestCompanion companion)
        => companion.AskAsync(db => db.Records.Select(record => record.Kind).OrderBy(kind => kind).ToListAsync());
}
