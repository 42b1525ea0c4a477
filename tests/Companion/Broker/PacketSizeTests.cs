using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Broker;

/// <summary>Whoever can reach the port can send anything, signed in or not.</summary>
public sealed class PacketSizeTests(SharedCompanion shared) : IClassFixture<SharedCompanion>
{
    public static TheoryData<string, byte[]> Nonsense => new()
    {
        { "a first packet of 256 MB", [0x10, 0xFF, 0xFF, 0xFF, 0x7F] },
        { "a first packet of 16 KiB and a bit", [0x10, 0x81, 0x80, 0x01, 0x00, 0x04] },
        { "a length that never ends", [0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] },
        { "a publication before anything else", [0x30, 0x03, 0x00, 0x01, 0x61] },
        { "HTTP", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Nonsense_ends_the_connection(string what, byte[] bytes)
    {
        var companion = shared.Companion;
        using var socket = await OpenAsync(companion);

        await socket.SendAsync(bytes);

        (await ClosedAsync(socket)).ShouldBeTrue(what);
        await companion.ConnectedGatewayAsync();
    }

    [Fact]
    public async Task A_connection_that_ends_inside_a_packet_is_forgotten()
    {
        var companion = shared.Companion;
        using var socket = await OpenAsync(companion);

        // The header says 20 bytes; four come, and then the sender is gone for good but still listens.
        await socket.SendAsync(new byte[] { 0x10, 20, 0x00, 0x04, (byte)'M', (byte)'Q' });
        socket.Shutdown(SocketShutdown.Send);

        (await ClosedAsync(socket)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_of_more_than_a_megabyte_ends_the_connection_and_the_gateway_may_come_back()
    {
        var gateway = await shared.Companion.ConnectedGatewayAsync("gw-large", "large");

        await Should.ThrowAsync<Exception>(() => gateway.PublishToAsync("hv1/gw-large/routine", new byte[2_000_000]));

        await gateway.DisconnectedAsync();
        await gateway.ConnectAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }

    [Theory]
    [InlineData(16 * 1024 - 40)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    [InlineData(40_000)]
    [InlineData(1_000_000)]
    public async Task Of_a_message_that_is_too_large_the_beginning_is_kept_and_the_stream_goes_on(int size)
    {
        var id = $"gw-size-{size}";
        var gateway = await shared.Companion.ConnectedGatewayAsync(id, $"size-{size}");
        var message = Enumerable.Range(0, size).Select(i => (byte)('a' + (i % 26))).ToArray();

        await gateway.PublishToAsync($"hv1/{id}/alarm", message);
        await gateway.AlarmAsync(Wire.Test(1));

        await gateway.WaitForAsync("receipt", Wire.Receipt(1, 0));
        var kept = await shared.Companion.AskAsync(db => db.Quarantine.Where(row => row.GatewayId == id).SingleAsync());
        kept.Length.ShouldBe(size);
        kept.Reason.ShouldBe($"too large: {size} bytes of at most 8192");
        kept.Payload.ShouldBe(message[..(8 * 1024)]);
    }

    [Fact]
    public async Task Whoever_sends_a_megabyte_keeps_nobody_waiting()
    {
        // Half of a large message is on its way, and stays there.
        var companion = shared.Companion;
        await companion.ConnectedGatewayAsync("gw-slow", "slow");
        var slow = companion.Gateway("gw-half", await companion.Gateways.EnrolAsync("slow", "gw-half"));
        using var socket = await OpenAsync(companion);
        await socket.SendAsync(MqttConnect(slow.Id, slow.Secret));
        await socket.ReceiveAsync(new byte[4]);
        byte[] topic = [0x00, (byte)"hv1/gw-half/alarm".Length, .. "hv1/gw-half/alarm"u8];
        await socket.SendAsync((byte[])[0x32, 0xBF, 0x84, 0x3D, .. topic, 0x00, 0x01, .. new byte[500_000]]);

        var other = await companion.ConnectedGatewayAsync("gw-other", "other");
        await other.AlarmAsync(Wire.Help(1));

        await other.WaitForAsync("receipt", Wire.Receipt(1, 0));
    }

    private static byte[] MqttConnect(string id, string secret)
    {
        static byte[] Text(string text) => [0x00, (byte)text.Length, .. System.Text.Encoding.ASCII.GetBytes(text)];
        byte[] body = [.. Text("MQTT"), 0x04, 0xC2, 0x00, 0x3C, .. Text(id), .. Text(id), .. Text(secret)];
        return [0x10, (byte)body.Length, .. body];
    }

    private static async Task<Socket> OpenAsync(TestCompanion companion)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, companion.Ports.Mqtt!.Value, TestCompanion.Soon);
        return socket;
    }

    private static async Task<bool> ClosedAsync(Socket socket)
    {
        try
        {
            // Well before the broker would lose patience with a CONNECT that does not come.
            using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(8));
            return await socket.ReceiveAsync(new byte[64], atOnce.Token) == 0;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }
}
