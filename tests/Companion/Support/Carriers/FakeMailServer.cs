using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Hjemvakt.Companion.Tests.Support.Carriers;

/// <summary>A mail server that speaks as much SMTP as it takes to be given a message, and can refuse it.</summary>
internal sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Channel<string> mails = Channel.CreateUnbounded<string>();
    private readonly Task serving;

    public FakeMailServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it says to a whole message.</summary>
    public string Verdict { get; set; } = "250 2.0.0 taken";

    /// <summary>The next mail, envelope and all.</summary>
    public Task<string> NextAsync() => mails.Reader.ReadAsync(TestCompanion.Soon).AsTask();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(closing.Token);
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (IOException)
            {
                // Hung up.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.test ESMTP");
        var envelope = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-mail.test");
                    await writer.WriteLineAsync("250 8BITMIME");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync(closing.Token) is { } text && text != ".")
                    {
                        envelope.AppendLine(text);
                    }

                    mails.Writer.TryWrite(envelope.ToString());
                    envelope.Clear();
                    await writer.WriteLineAsync(Verdict);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    envelope.AppendLine(line);
                    await writer.WriteLineAsync("250 2.0.0 ok");
                    break;
            }
        }
    }
}
