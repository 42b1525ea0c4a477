using Hjemvakt.Companion.Tests.Support.Providers;
using Hjemvakt.Companion.Tests.Support.Databases;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>SIGKILL between taking a message in hand and knowing what became of it: the next process sends it, under the same id.</summary>
public sealed class NotificationKillTests
{
    [Fact]
    public async Task The_message_goes_out_again_after_the_restart_and_only_until_somebody_answers()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        await using var provider = await FakeProvider.StartAsync();
        provider.Ways["ntfy"] = FakeProvider.Silent;
        await using var database = TestDatabase.New(folder.FullName, empty: true);
        (string, string)[] environment = [.. database.ForProcess, ("Companion__Notifications__Ntfy__Server", provider.Of("ntfy").ToString())];
        string[] data = ["--data-folder", folder.FullName];
        (await TestProgram.RunAsync(["home", "add", "berit", "--name", "x", "--resident", "x", "--address", "x", .. data], "", environment)).Exit.ShouldBe(0);
        var secret = (await TestProgram.RunAsync(["gateway", "enrol", "berit", "gw-berit", .. data], "", environment)).Out.TrimEnd().Split('\n')[^1];
        (await TestProgram.RunAsync(["user", "add", "kari", "--role", "OnCall", .. data], "a long enough pass phrase\n", environment)).Exit.ShouldBe(0);
        var (exit, said, error) = await TestProgram.RunAsync(
            ["oncall", "import", "-", "--yes", .. data], """{ "people": [{ "id": "kari", "contacts": [{ "channel": "ntfy", "address": "kari-topic" }] }] }""", environment);
        exit.ShouldBe(0, error);
        said.ShouldContain("in force");

        string? id;
        await using (var companion = await TestProcess.StartCompanionAsync([.. data, "--http-port", "0", "--mqtt-port", "0"], environment))
        {
            await using var gateway = new TestGateway(() => companion.MqttPort, "gw-berit", secret);
            await gateway.ConnectAsync(subscribe: false);
            await gateway.AlarmAsync(Wire.Fall(1));
            id = (await provider.NextAsync("ntfy", "kari-topic")).Headers["Idempotency-Key"];
            await companion.KillAsync();
        }

        provider.Ways.Remove("ntfy");
        await using (await TestProcess.StartCompanionAsync([.. data, "--http-port", "0", "--mqtt-port", "0"], environment))
        {
            (await provider.NextAsync("ntfy", "kari-topic")).Headers["Idempotency-Key"].ShouldBe(id);
        }

        (await TestProgram.RunAsync(["audit", "verify", .. data], "", environment)).Exit.ShouldBe(0);
        (await TestProgram.RunAsync(["oncall", "export", .. data], "", environment)).Out.ShouldContain("kari-topic");
        folder.Delete(recursive: true);
    }
}
