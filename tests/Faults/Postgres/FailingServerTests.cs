using Hjemvakt.Companion.Tests.Support.Postgres;
using Hjemvakt.Safety.Records;

namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>PostgreSQL dies, stops, stands still or cannot be reached while gateways send. What was acknowledged is stored, and everything arrives once.</summary>
public sealed class FailingServerTests(PostgresOfThisRun shared) : IClassFixture<PostgresOfThisRun>
{
    private const int Gateways = 2, Alarms = 40, Routine = 400;

    [Fact]
    public Task A_server_that_loses_its_power_is_survived_without_a_restart_of_the_companion()
        => StruckAsync(server =>
        {
            server.Kill();
            server.StartAgain();
        });

    [Fact]
    public Task A_server_that_is_restarted_by_its_operator_is_survived() => StruckAsync(server =>
    {
        server.Stop();
        server.StartAgain();
    });

    [Fact]
    public Task A_server_that_ends_every_session_is_survived()
        => StruckAsync(server => server.Tell($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{PostgresServer.Role}'"));

    [Fact]
    public Task A_wire_to_the_server_that_breaks_anywhere_loses_nothing_and_doubles_nothing() => Seeded.StoryAsync(async dice =>
    {
        var name = shared.Server.Create();
        await using var wire = new CuttableWire(shared.Server.Port, breaks: 12, dice, longest: 150_000);
        await using var service = await Service.StartAsync(Gateways, shared.Server.ConnectionString(name), shared.Server.ConnectionString(name, wire.Port));

        var gateways = await SendAsync(service, dice, () => Task.CompletedTask);

        ShouldHaveArrived(service, gateways);
    });

    private Task StruckAsync(Action<PostgresServer> blow) => Seeded.StoryAsync(async dice =>
    {
        var address = shared.Server.ConnectionString(shared.Server.Create());
        await using var service = await Service.StartAsync(Gateways, address, address);

        var gateways = await SendAsync(service, dice, () => Task.Run(() => blow(shared.Server)));

        ShouldHaveArrived(service, gateways);
    });

    // Strikes three times, each time when some more has been acknowledged, and looks whether all of that is there.
    private static async Task<List<WireGateway>> SendAsync(Service service, Random dice, Func<Task> blow)
    {
        var gateways = Enumerable.Range(0, Gateways).Select(number => new WireGateway(service, number)).ToList();
        var seeds = gateways.ConvertAll(_ => dice.Next());
        var sending = Guarded.InTime("everything is sent", cancel =>
            Task.WhenAll(gateways.Select((gateway, i) => gateway.SendAllAsync(Alarms, Routine, new Random(seeds[i]), cancel))));
        for (var strike = 0; strike < 3; strike++)
        {
            var victim = gateways[dice.Next(Gateways)];
            var more = victim.Acknowledgements.Count + dice.Next(1, 15);
            await Task.WhenAny(sending, Guarded.InTime("acknowledgements", cancel => victim.Acknowledgements.FirstAsync(more, _ => true, cancel)));
            var promised = gateways.ConvertAll(gateway => WireGateway.Streams.ToDictionary(stream => stream, gateway.Acknowledged));
            await blow();
            for (var i = 0; i < Gateways; i++)
            {
                foreach (var (stream, numbers) in promised[i])
                {
                    numbers.Except(service.Ledger.Held(gateways[i].Id, stream)).ShouldBeEmpty("acknowledged, and not stored");
                }
            }
        }

        await sending;
        return gateways;
    }

    private static void ShouldHaveArrived(Service service, List<WireGateway> gateways)
    {
        foreach (var gateway in gateways)
        {
            service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Alarm, Alarms);
            service.Ledger.ShouldHoldEachOnce(gateway.Id, RecordStream.Routine, Routine);
            service.Ledger.ShouldHoldOneHelpAlert(gateway.Home, gateway.Id, Alarms);
            gateway.Receipted(RecordStream.Alarm).ShouldBe(Alarms);
            gateway.Receipted(RecordStream.Routine).ShouldBe(Routine);
        }
    }
}
