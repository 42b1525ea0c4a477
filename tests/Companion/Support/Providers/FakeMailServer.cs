using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace Hjemvakt.Companion.Tests.Support.Providers;

/// <summary>A mail server that speaks as much SMTP as it takes to be given a message, and can refuse it.</summary>
/// <param name="certificate">Its certificate: it speaks TLS from the first byte. Null for none.</param>
internal sealed class FakeMailServer(X509Certificate2? certificate) : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Channel<string> mails = Channel.CreateUnbounded<string>();
    private Task serving = Task.CompletedTask;

    public FakeMailServer()
        : this(null)
        => Open();

    /// <summary>One that speaks TLS.</summary>
    public static FakeMailServer WithTls(X509Certificate2 certificate)
    {
        var server = new FakeMailServer(certificate);
        server.Open();
        return server;
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
                await TalkAsync(certificate is null ? client.GetStream() : await HandshakeAsync(client.GetStream()));
            }
            catch (Exception error) when (error is IOException or AuthenticationException)
            {
                // Hung up.
            }
        }
    }

    private void Open()
    {
        listener.Start();
        serving = ServeAsync();
    }

    private async Task<Stream> HandshakeAsync(NetworkStream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate!, null, offline: true) }, closing.Token);
        return tls;
    }

    private async Task TalkAsync(Stream stream)
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
