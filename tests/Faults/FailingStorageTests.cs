using Hjemvakt.Safety.Records;
using Microsoft.Data.Sqlite;

namespace Hjemvakt.Faults.Tests;

/// <summary>The companion's disk or database does not take what it is given. Then nothing is acknowledged, and nothing is lost when it takes it again.</summary>
public sealed class FailingStorageTests
{
    private const int Alarms = 30, Routine = 600;

    [Fact]
    public Task A_database_that_somebody_else_holds_is_waited_for_without_a_promise() => Seeded.StoryAsync(async dice =>
    {
        await using var service = await Service.StartAsync(homes: 1);
        var gateway = new WireGateway(service, 0);
        Task sending;

        using (var other = new SqliteConnection($"Data Source={service.Ledger.File}"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var hold = other.BeginTransaction(deferred: false);
            var stored = service.Ledger.Count();
            sending = SendAsync(gateway, dice);

            await Guarded.InTime("a message refused", cancel => gateway.Refusals.FirstAsync(0, _ => true, cancel));
            gateway.Acknowledgements.Count.ShouldBe(0);
            gateway.Receipted(RecordStream.Alarm).ShouldBe(0);
            service.Ledger.Count().ShouldBe(stored);
            await hold.RollbackAsync(TestContext.Current.CancellationToken);
        }

        await ShouldArriveAsync(service, gateway, sending);
    });

    [Fact]
    public Task A_full_disk_is_told_by_silence_and_survived_without_a_restart() => Seeded.StoryAsync(async dice =>
    {
        await using var service = await Service.StartAsync(homes: 1);
        var gateway = new WireGateway(service, 0);
        var room = new[] { service.Ledger.File, service.Ledger.File + "-wal" }.Where(File.Exists).Max(path => new FileInfo(path).Length);
        await service.LimitFilesAsync(room + dice.Next(20_000, 120_000));
        var sending = SendAsync(gateway, dice);

        await Guarded.InTime("a message refused", cancel => gateway.Refusals.FirstAsync(0, _ => true, cancel));
        foreach (var stream in WireGateway.Streams)
        {
            var promised = gateway.Acknowledged(stream);
            promised.Except(service.Ledger.Held(gateway.Id, stream)).ShouldBeEmpty("acknowledged, and not on the disk");
        }

        gateway.Receipted(RecordStream.Routine).ShouldBeLessThan(Routine, "the disk was not full");
        await service.UnlimitFilesAsync();
        await ShouldArriveAsync(service, gateway, sending);
    });

    private static Task SendAsync(WireGateway gateway, Random dice) =>
        Guarded.InTime("everything is sent", cancel => gateway.SendAllAsync(Alarms, Routine, dice, cancel));

    private static async Task ShouldArriveAsync(Service service, WireGateway gateway, Task sending)
    {
        await sending;
        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Alarm, Alarms);
        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Routine, Routine);
        service.Ledger.ShouldHoldOneHelpAlert(gateway.Home, gateway.Id, Alarms);
    }
}
