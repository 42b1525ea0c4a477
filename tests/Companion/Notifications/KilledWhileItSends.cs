using Hjemvakt.Companion.Tests.Support.Carriers;
using Hjemvakt.Companion.Tests.Support.Databases;

namespace Hjemvakt.Companion.Tests.Notifications;

/// <summary>SIGKILL between taking a message in hand and knowing what became of it: the next process sends it, under the same id.</summary>
public sealed class KilledWhileItSends
{
    [Fact]
    public async Task The_message_goes_out_again_after_the_restart_and_only_until_somebody_answers()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        await using var carrier = await FakeCarrier.StartAsync();
        carrier.Ways["ntfy"] = FakeCarrier.Silent;
        await using var database = TestDatabase.New(folder.FullName, empty: true);
        (string, string)[] environment = [.. database.ForProcess, ("Companion__Notifications__Ntfy__Server", carrier.Of("ntfy").ToString())];
        string[] data = ["--data-folder", folder.FullName];
        (await TestProcess.RunAsync(["home", "add", "berit", "--name", "x", "--resident", "x", "--address", "x", .. data], "", environment)).Exit.ShouldBe(0);
        var secret = (await TestProcess.RunAsync(["gateway", "enrol", "berit", "gw-berit", .. data], "", environment)).Out.TrimEnd().Split('\n')[^1];
        (await TestProcess.RunAsync(["user", "add", "kari", "--role", "OnCall", .. data], "a long enough pass phrase\n", environment)).Exit.ShouldBe(0);
        var (exit, said, error) = await TestProcess.RunAsync(
            ["oncall", "import", "-", .. data], """{ "people": [{ "id": "kari", "contacts": [{ "channel": "ntfy", "address": "kari-topic" }] }] }""", environment);
        exit.ShouldBe(0, error);
        said.ShouldContain("in force");

        string? id;
        await using (var companion = await TestProcess.StartCompanionAsync([.. data, "--http-port", "0", "--mqtt-port", "0"], environment))
        {
            await using var gateway = new TestGateway(() => companion.MqttPort, "gw-berit", secret);
            await gateway.ConnectAsync(subscribe: false);
            await gateway.AlarmAsync(Wire.Fall(1));
            id = (await carrier.NextAsync("ntfy", "kari-topic")).Headers["Idempotency-Key"];
            await companion.KillAsync();
        }

        carrier.Ways.Remove("ntfy");
        await using (await TestProcess.StartCompanionAsync([.. data, "--http-port", "0", "--mqtt-port", "0"], environment))
        {
            (await carrier.NextAsync("ntfy", "kari-topic")).Headers["Idempotency-Key"].ShouldBe(id);
        }

        (await TestProcess.RunAsync(["audit", "verify", .. data], "", environment)).Exit.ShouldBe(0);
        (await TestProcess.RunAsync(["oncall", "export", .. data], "", environment)).Out.ShouldContain("kari-topic");
        folder.Delete(recursive: true);
    }
}
