using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hjemvakt.Companion.Broker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Hjemvakt.Companion.Tests.Broker;

/// <summary>What whoever can reach the port can make the companion write.</summary>
public sealed class LogOfStrangersTests
{
    private const int Connections = 300, Refused = 60;
    private const string Password = "correct-horse-battery";

    [Fact]
    public async Task A_flood_of_bad_connections_writes_few_lines_and_nothing_of_what_it_sent()
    {
        using var lines = new Lines();
        await using var companion = await TestCompanion.StartAsync(also: builder => builder.Logging.AddProvider(lines));
        // Refusals are held back, each longer than the one before: all at once.
        var refused = Enumerable.Range(0, Refused).Select(i => SendAsync(companion, Connect($"gw-{i}\u001b[2J\nINFO all is well"))).ToList();
        for (var i = 0; i < Connections; i++)
        {
            await SendAsync(companion, Misframed());
        }

        await Task.WhenAll(refused);

        // Two budgets, and a minute that may have begun meanwhile.
        lines.All.Count.ShouldBeLessThan(Connections / 2);
        lines.All.ShouldNotBeEmpty();
        lines.All.ShouldAllBe(line => !line.Contains(Password) && !line.Contains('\u001b') && !line.Contains('\n'));
    }

    [Fact]
    public void A_budget_lets_so_many_through_a_minute_and_says_how_many_it_left_out()
    {
        var time = new FakeTimeProvider();
        var budget = new LogBudget(3, time);

        Enumerable.Range(0, 10).Count(_ => budget.TryTake(out var _)).ShouldBe(3);
        time.Advance(TimeSpan.FromSeconds(60));

        budget.TryTake(out var leftOut).ShouldBeTrue();
        leftOut.ShouldBe(7);
    }

    [Theory]
    [InlineData("gw-1\u001b[31m\r\nx", "gw-1?[31m??x")]
    [InlineData("a\u202Eb\u2028c", "a?b?c")]
    [InlineData(null, "")]
    public void Text_of_a_stranger_has_nothing_that_a_terminal_obeys(string? text, string expected) => LogText.Of(text).ShouldBe(expected);

    // The password stands where the protocol's name should be.
    private static byte[] Misframed() => Packet([.. Text(Password), 0x04, 0xC2, 0x00, 0x3C, .. Text("gw"), .. Text("gw"), .. Text(Password)]);

    private static byte[] Connect(string id) => Packet([.. Text("MQTT"), 0x04, 0xC2, 0x00, 0x3C, .. Text(id), .. Text(id), .. Text(Password)]);

    private static byte[] Packet(byte[] body) => [0x10, (byte)body.Length, .. body];

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [0x00, (byte)bytes.Length, .. bytes];
    }

    /// <summary>Sends, and ends when the companion has closed the connection.</summary>
    private static async Task SendAsync(TestCompanion companion, byte[] packet)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, companion.Ports.Mqtt!.Value, TestCompanion.Soon);
        await socket.SendAsync(packet);
        try
        {
            var buffer = new byte[64];
            while (await socket.ReceiveAsync(buffer, TestCompanion.Soon) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Reset: an end as well.
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> all = new();

        public ConcurrentQueue<string> All => all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                all.Enqueue(formatter(state, exception) + exception?.Message);
            }
        }

        public void Dispose()
        {
        }
    }
}
