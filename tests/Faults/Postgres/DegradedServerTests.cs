using System.Net;
using Hjemvakt.Companion.Tests.Support.Postgres;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>
/// PostgreSQL is there and does not take what it is given: it stands still with its connections open, or has no room. Nothing is acknowledged that is not stored, the
/// companion says that it is ill, and everything arrives once when the server is itself again.
/// </summary>
public sealed class DegradedServerTests(PostgresOfThisRun shared) : IClassFixture<PostgresOfThisRun>
{
    private const int Alarms = 40;

    [Fact]
    public Task A_server_that_stands_still_stops_all_promises_and_nothing_else() => Seeded.StoryAsync(async dice =>
    {
        const int routine = 400;
        var address = shared.Server.ConnectionString(shared.Server.Create());
        await using var service = await Service.StartAsync(1, address, address);
        var gateway = new WireGateway(service, 0);
        var sending = Guarded.InTime("everything is sent", cancel => gateway.SendAllAsync(Alarms, routine, dice, cancel));
        await Guarded.InTime("acknowledgements", cancel => gateway.Acknowledgements.FirstAsync(dice.Next(1, 12), _ => true, cancel));

        shared.Server.Freeze();
        List<IReadOnlyList<long>> promised;
        try
        {
            var refused = gateway.Refusals.Count;
            await Guarded.InTime("a message refused", cancel => gateway.Refusals.FirstAsync(refused, _ => true, cancel));
            await SaysAsync(service, HttpStatusCode.ServiceUnavailable);
            // All that was acknowledged by then, and could not be in the moment in which it stood still.
            promised = [.. WireGateway.Streams.Select(gateway.Acknowledged)];
            (gateway.Receipted(RecordStream.Alarm) < Alarms || gateway.Receipted(RecordStream.Routine) < routine).ShouldBeTrue("it went on without its database");
        }
        finally
        {
            shared.Server.Thaw();
        }

        foreach (var (stream, numbers) in WireGateway.Streams.Zip(promised))
        {
            numbers.Except(service.Ledger.Held(gateway.Id, stream)).ShouldBeEmpty("acknowledged, and not stored");
        }

        await sending;
        ShouldHaveArrived(service, gateway, routine);
    });

    [Fact]
    public Task A_server_without_room_for_another_record_is_told_by_silence_and_survived_without_a_restart() => Seeded.StoryAsync(async dice =>
    {
        // More than fits into a table of a megabyte.
        const int routine = 12_000;
        var address = shared.Server.ConnectionString(shared.Server.Create());
        await using var service = await Service.StartAsync(1, address, address);
        var gateway = new WireGateway(service, 0);
        var sending = Task.CompletedTask;
        shared.Server.LimitFiles(PostgresServer.LogFile + dice.Next(0, 200_000));
        try
        {
            sending = Guarded.InTime("everything is sent", cancel => gateway.SendAllAsync(Alarms, routine, dice, cancel));
            await Guarded.InTime("a message refused", cancel => gateway.Refusals.FirstAsync(0, _ => true, cancel));
            await SaysAsync(service, HttpStatusCode.ServiceUnavailable);
            gateway.Receipted(RecordStream.Routine).ShouldBeLessThan(routine, "there was room");
            foreach (var stream in WireGateway.Streams)
            {
                var promised = gateway.Acknowledged(stream);
                promised.Except(service.Ledger.Held(gateway.Id, stream)).ShouldBeEmpty("acknowledged, and not stored");
            }
        }
        finally
        {
            shared.Server.LimitFiles(null);
        }

        await sending;
        ShouldHaveArrived(service, gateway, routine);
        await SaysAsync(service, HttpStatusCode.OK);
    });

    // Asked again and again: it is ill from the first refusal on, and well some time after the last.
    private static Task SaysAsync(Service service, HttpStatusCode expected) => Guarded.InTime($"/health/ready says {(int)expected}", async cancel =>
    {
        using var http = new HttpClient { BaseAddress = service.Address.Pages() };
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        for (var said = default(HttpStatusCode); said != expected;)
        {
            using var answer = await http.GetAsync("health/ready", cancel);
            said = answer.StatusCode;
            await often.WaitForNextTickAsync(cancel);
        }
    });

    private static void ShouldHaveArrived(Service service, WireGateway gateway, int routine)
    {
        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Alarm, Alarms);
        service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Routine, routine);
        service.Ledger.ShouldHoldOneHelpAlert(gateway.Home, gateway.Id, Alarms);
    }
}
