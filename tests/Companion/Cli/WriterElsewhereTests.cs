using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Tests.Support.Postgres;

namespace Hjemvakt.Companion.Tests.Cli;

/// <summary>A companion is at work on the PostgreSQL database from another folder or machine: a command that writes says where to run it, one that reads runs.</summary>
public sealed class WriterElsewhereTests
{
    [Fact]
    public async Task A_command_that_writes_is_refused_and_one_that_reads_is_not()
    {
        using var server = PostgresServer.Start();
        var address = server.ConnectionString(server.Create());
        var here = Directory.CreateTempSubdirectory("hjemvakt-");
        string[] settings = ["--data-folder", here.FullName, "--storage-patience", "00:00:01"];
        await using (var elsewhere = await TestCompanion.StartAsync(one => one with { Postgres = new SecretText(address) }))
        {
            await elsewhere.CommissionAsync();

            var refused = await TestProgram.RunAsync(["gateway", "revoke", "gw-berit", .. settings], "", ("Companion__Postgres", address));

            refused.Exit.ShouldBe(2);
            refused.Error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem().ShouldMatch(@"another companion \(hjemvakt-writer .*\) is at work on it\. Run the command where that companion runs, with its data folder\.$");
            (await elsewhere.Gateways.FindAsync("gw-berit", TestCompanion.Soon))!.RevokedAt.ShouldBeNull();
            (await TestProgram.RunAsync(["audit", "verify", .. settings], "", ("Companion__Postgres", address))).Exit.ShouldBe(0);
        }

        (await TestProgram.RunAsync(["gateway", "revoke", "gw-berit", .. settings], "", ("Companion__Postgres", address))).Exit.ShouldBe(0, "nobody is at work on it any more");
        here.Delete(recursive: true);
    }
}
