using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Tests.Support.Databases;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>SIGKILL while a gateway sends: what was acknowledged is there, everything is there once, and the history is whole.</summary>
public sealed class CompanionKillTests
{
    [Fact]
    public async Task Every_record_is_there_once()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        await using var database = TestDatabase.New(folder.FullName, empty: true);
        string[] arguments = ["--data-folder", folder.FullName, "--http-port", "0", "--mqtt-port", "0"];
        await TestProgram.RunAsync(["home", "add", "berit", "--name", "x", "--resident", "x", "--address", "x", "--data-folder", folder.FullName], environment: database.ForProcess);
        var enrolled = await TestProgram.RunAsync(["gateway", "enrol", "berit", "gw-berit", "--data-folder", folder.FullName], environment: database.ForProcess);
        var secret = enrolled.Out.TrimEnd().Split('\n')[^1];
        var acknowledged = 0;
        for (var kill = 0; kill < 4; kill++)
        {
            await using var companion = await TestProcess.StartCompanionAsync(arguments, database.ForProcess);
            await using var gateway = new TestGateway(() => companion.MqttPort, "gw-berit", secret);
            await gateway.ConnectAsync(subscribe: false);
            var killAt = acknowledged + (7 * (kill + 1));
            Task? killed = null;
            try
            {
                // The last message that was not acknowledged is sent again, as a gateway does.
                while (true)
                {
                    if (acknowledged >= killAt)
                    {
                        // Not waited for: the next messages are on their way while it happens.
                        killed ??= companion.KillAsync();
                    }

                    var s = acknowledged + 1;
                    await gateway.AlarmAsync(s % 3 == 0 ? Wire.Help(s) : Wire.Test(s));
                    acknowledged++;
                }
            }
            catch (Exception) when (killed is not null)
            {
                await killed;
            }
        }

        var kept = database.Open(folder.FullName);
        await using (var db = kept.Context())
        {
            var stored = await db.Records.OrderBy(r => r.Sequence).Select(r => r.Sequence).ToListAsync();
            stored.Count.ShouldBeInRange(acknowledged, acknowledged + 1, "at most one message was stored whose acknowledgement was cut off");
            stored.ShouldBe(Enumerable.Range(1, stored.Count).Select(s => (long)s));
            AuditTrail.Verify(db).Fault.ShouldBeNull();
            (await db.Alerts.SingleAsync()).Count.ShouldBe(stored.Count(s => s % 3 == 0));
        }

        kept.Release();
        folder.Delete(recursive: true);
    }
}
