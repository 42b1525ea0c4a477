using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Host.StandIns.Simulation;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Hjemvakt.Host.StandIns.M2Mqtt;

/// <summary>Where to connect, and how.</summary>
internal sealed record Endpoint(string Host, IPEndPoint Address, bool Secure, X509Certificate? Ca, X509Certificate? Client, MqttSslProtocols Tls);

/// <summary>One connection to the broker: TCP, TLS on it if asked for, and the loops that read and keep alive.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Boot _boot;
    private readonly Stream _stream;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _over;
    private readonly TaskCompletionSource<MqttReasonCode> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _pong = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastSent;

    private Connection(Boot boot, Stream stream)
    {
        _boot = boot;
        _stream = stream;
        _over = CancellationTokenSource.CreateLinkedTokenSource(boot.PowerLost);
    }

    /// <summary>Raised where the packet was read.</summary>
    public required Action<MqttReasonCode> Answered { get; init; }

    public required Action<Packet> Received { get; init; }

    /// <summary>The connection does not work any more.</summary>
    public required Action Broken { get; init; }

    public static async Task<Stream> Open(Boot boot, Endpoint endpoint, bool validate)
    {
        var line = await boot.Device.Network.Connect(boot, endpoint.Address);
        if (!endpoint.Secure)
        {
            return line;
        }

        var tls = new SslStream(line);
        try
        {
            // The socket blocks and has no time-out: without an answer the chip's only task stays in here for ever.
            using var handshake = boot.StopManagedThreads();
            await tls.AuthenticateAsClientAsync(TlsOptions(boot, endpoint, validate), boot.PowerLost);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    public static Connection Over(Boot boot, Stream stream, Action<MqttReasonCode> answered, Action<Packet> received, Action broken)
        => new(boot, stream) { Answered = answered, Received = received, Broken = broken };

    /// <summary>Sends CONNECT and waits for the broker's answer.</summary>
    public async Task<MqttReasonCode> SayHello(byte[] connect)
    {
        _ = ReadLoop();
        await Send(connect);
        try
        {
            return await _answer.Task.WaitAsync(TimeSpan.FromMilliseconds(MqttSettings.DefaultTimeout), _boot.Device.Time, _over.Token);
        }
        catch (TimeoutException)
        {
            throw new MqttCommunicationException();
        }
    }

    /// <summary>Works the queue and keeps the connection alive from now on.</summary>
    public void Watch(Inflight inflight, TimeSpan keepAlive)
    {
        _ = Loop(() => inflight.Run(_over.Token));
        if (keepAlive > TimeSpan.Zero)
        {
            _ = Loop(() => KeepAlive(keepAlive));
        }
    }

    public async Task Send(byte[] packet)
    {
        await _sending.WaitAsync(_over.Token);
        try
        {
            await _stream.WriteAsync(packet, _over.Token);
            Interlocked.Exchange(ref _lastSent, _boot.Uptime);
        }
        catch (Exception failed) when (failed is IOException or ObjectDisposedException)
        {
            throw new MqttCommunicationException(failed);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The loops end; the socket stays.</summary>
    public void Stop() => _over.Cancel();

    public void Dispose()
    {
        Stop();
        _stream.Dispose();
    }

    private static SslClientAuthenticationOptions TlsOptions(Boot boot, Endpoint endpoint, bool validate)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = endpoint.Host,
            EnabledSslProtocols = Version(endpoint.Tls),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,

                // The chip knows no other time than its own; with the clock not set every certificate is of the future.
                VerificationTime = boot.Device.Clock.UtcNow,
                VerificationTimeIgnored = false,
            },
        };
        if (endpoint.Ca is { } ca)
        {
            options.CertificateChainPolicy.CustomTrustStore.Add(new X509Certificate2(ca));
        }

        if (endpoint.Client is { } client)
        {
            options.ClientCertificates = [client];
        }

        if (!validate)
        {
#pragma warning disable CA5359 // The package's own switch for accepting any server; the firmware never uses it.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return options;
    }

#pragma warning disable CA5397, CA5398 // The firmware names its TLS version; the package accepts these two and refuses the old ones.
    private static SslProtocols Version(MqttSslProtocols asked) => asked switch
    {
        MqttSslProtocols.None => SslProtocols.None,
        MqttSslProtocols.TLSv1_2 => SslProtocols.Tls12,
        MqttSslProtocols.TLSv1_3 => SslProtocols.Tls13,
        _ => throw new ArgumentException("SSL/TLS protocol version not supported"),
    };
#pragma warning restore CA5397, CA5398

    private async Task ReadLoop()
    {
        try
        {
            while (await Packet.Read(_stream) is { } packet)
            {
                _over.Token.ThrowIfCancellationRequested();
                Handle(packet);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception failed) when (failed is IOException or ObjectDisposedException)
        {
            // Broken, as below.
        }

        if (!_answer.TrySetException(new MqttCommunicationException()) && !_over.IsCancellationRequested)
        {
            Broken();
        }
    }

    private void Handle(Packet packet)
    {
        switch (packet.Type)
        {
            case PacketType.ConnectAck:
                var code = (MqttReasonCode)packet.Body[1];
                _boot.Guarded(() => Answered(code));
                _answer.TrySetResult(code);
                break;
            case PacketType.PingResponse:
                _pong.TrySetResult();
                break;
            default:
                Received(packet);
                break;
        }
    }

    private async Task KeepAlive(TimeSpan period)
    {
        var wait = period;
        while (true)
        {
            await Task.Delay(wait, _boot.Device.Time, _over.Token);
            var quiet = TimeSpan.FromMilliseconds(_boot.Uptime - Interlocked.Read(ref _lastSent));

            // Anything sent counts as a sign of life, heard or not: a link that publishes into the void is never pinged.
            if (quiet < period)
            {
                wait = period - quiet;
                continue;
            }

            _pong = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await Send(Packets.PingRequest());
            await _pong.Task.WaitAsync(period, _boot.Device.Time, _over.Token);
            wait = period;
        }
    }

    private async Task Loop(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
        catch (Exception failed) when (failed is MqttCommunicationException or TimeoutException)
        {
            Broken();
        }
    }
}
