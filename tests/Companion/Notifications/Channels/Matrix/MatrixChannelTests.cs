using System.Text.Json;
using Hjemvakt.Companion.Notifications.Channels;
using Hjemvakt.Companion.Notifications.Channels.Matrix;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Tests.Support.Providers;

namespace Hjemvakt.Companion.Tests.Notifications.Channels.Matrix;

public sealed class MatrixChannelTests
{
    private const string Room = "!vakt:matrix.example.no";

    [Theory]
    [InlineData("!OGEhHVWSdvArJzumhm:matrix.org", true)]
    [InlineData("!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM", true)]
    [InlineData("#vakt:example.no", false)]
    [InlineData("@kari:example.no", false)]
    [InlineData("!vakt/../../admin ", false)]
    [InlineData("", false)]
    public void An_address_is_a_room_id(string address, bool can) => new MatrixChannelType().Normal(address).ShouldBe(can ? address : null);

    [Fact]
    public async Task A_message_is_put_into_its_room_under_its_own_id_and_rings_when_it_is_urgent()
    {
        await using var server = await FakeProvider.StartAsync();
        var message = Message(urgent: true);

        await SendAsync(server, message);
        await SendAsync(server, message);

        var first = await server.NextAsync("matrix");
        var again = await server.NextAsync("matrix");
        first.Path.ShouldBe($"/matrix/_matrix/client/v3/rooms/{Room}/send/m.room.message/{message.Id:N}");
        again.Path.ShouldBe(first.Path, "a message that is sent again is the same transaction");
        first.Headers["Authorization"].ShouldBe("Bearer syt_secret");
        using var body = JsonDocument.Parse(first.Body);
        body.RootElement.GetProperty("msgtype").GetString().ShouldBe("m.text");
        body.RootElement.GetProperty("body").GetString().ShouldBe("Kritisk\nSe vaktsiden.\nhttps://vakt.example.no/oncall");
        body.RootElement.GetProperty("m.mentions").GetProperty("room").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(200, """{"status":"error"}""")]
    [InlineData(200, "<html>Welcome</html>")]
    [InlineData(403, """{"errcode":"M_FORBIDDEN","error":"not in the room"}""")]
    [InlineData(503, "out of order")]
    public async Task What_was_not_taken_is_told_and_the_token_is_not(int status, string answer)
    {
        await using var server = await FakeProvider.StartAsync();
        server.Ways["matrix"] = (_, _) => Task.FromResult((status, answer));

        var failure = await Should.ThrowAsync<DeliveryFailedException>(() => SendAsync(server, Message(urgent: false)));

        failure.ToString().ShouldNotContain("syt_secret");
    }

    private static async Task SendAsync(FakeProvider server, Message message)
    {
        using var client = new ProviderClient(TimeProvider.System);
        await new MatrixChannel(new MatrixSettings { Server = server.Of("matrix"), Token = new SecretText("syt_secret") }, client).SendAsync(message, TestCompanion.Soon);
    }

    private static Message Message(bool urgent) => new(Guid.NewGuid(), Room, "Kritisk", "Se vaktsiden.", new Uri("https://vakt.example.no/oncall"), urgent, null);
}
