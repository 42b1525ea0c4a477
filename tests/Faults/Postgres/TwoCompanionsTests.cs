using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>Two companions on one database: one is at work, the other stands by, and no record is ever applied by both.</summary>
public sealed class TwoCompanionsTests(PostgresOfThisRun shared) : IClassFixture<PostgresOfThisRun>
{
    private const int Alarms = 30, Routine = 300;

    [Fact]
    public Task The_second_listens_to_nobody_until_the_first_is_gone_and_then_goes_on_where_it_was() => Seeded.StoryAsync(async dice =>
    {
        var address = shared.Server.ConnectionString(shared.Server.Create());
        await using var first = await Service.StartAsync(1, address, address);
        var before = new WireGateway(first, 0);
        var sending = DeadlinesOnly(before.SendAllAsync(Alarms, Routine, dice, TestContext.Current.CancellationToken));
        var (second, listens) = await first.StartSecondAsync();
        await using (second)
        {
            await Guarded.InTime("acknowledgements", cancel => before.Acknowledgements.FirstAsync(dice.Next(5, 30), _ => true, cancel));
            listens.IsCompleted.ShouldBeFalse("two would be at work at once");

            await first.KillAsync();
            await listens;
            var after = new WireGateway(second, 0);
            await Guarded.InTime("everything is sent", cancel => after.SendAllAsync(Alarms, Routine, dice, cancel));

            ShouldHaveArrived(second, after);
        }

        GC.KeepAlive(sending);
    });

    [Fact]
    public Task One_that_stood_still_finds_its_place_taken_and_ends() => Seeded.StoryAsync(async dice =>
    {
        var address = shared.Server.ConnectionString(shared.Server.Create());
        await using var first = await Service.StartAsync(1, address, address);
        var sleepy = new WireGateway(first, 0);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var sending = DeadlinesOnly(sleepy.SendAllAsync(Alarms, Routine, new Random(dice.Next()), done.Token));
        var (second, listens) = await first.StartSecondAsync();
        await using (second)
        {
            await Guarded.InTime("acknowledgements", cancel => sleepy.Acknowledgements.FirstAsync(dice.Next(5, 20), _ => true, cancel));
            await first.FreezeAsync();
            // What the server does by itself when a session has not stirred for half a minute.
            shared.Server.Tell("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");
            await listens;
            var awake = new WireGateway(second, 0);
            var going = Guarded.InTime("everything is sent", cancel => awake.SendAllAsync(Alarms, Routine, dice, cancel));

            await first.ThawAsync();

            (await first.EndsAsync()).ShouldBe(1, "nobody asked it to");
            await done.CancelAsync();
            await sending;
            await going;
            ShouldHaveArrived(second, awake);
        }
    });

    // A gateway of a companion that is gone goes on asking for it; that is no part of the story.
    private static async Task DeadlinesOnly(Task sending)
    {
        try
        {
            await sending;
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
    }

    private static void ShouldHaveArrived(Service service, WireGateway gateway)
    {
        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Alarm, Alarms);
        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Routine, Routine);
        service.Ledger.ShouldHoldOneHelpAlert(gateway.Home, gateway.Id, Alarms);
    }
}
