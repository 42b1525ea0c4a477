using System.Net;
using System.Net.Sockets;

namespace Hjemvakt.Support.Tests;

/// <summary>Stands between a client and a server of this machine, carries what they say, and breaks where a test wants it to.</summary>
/// <param name="to">The server's port.</param>
public abstract class TcpRelay(int to) : IAsyncDisposable
{
    private readonly TcpListener _listener = Listening();
    private readonly CancellationTokenSource _down = new();
    private readonly List<Task> _carrying = [];
    private Task? _accepting;

    /// <summary>The port at this end; connections are taken from the first time that it is asked for.</summary>
    public int Port
    {
        get
        {
            lock (_carrying)
            {
                _accepting ??= AcceptAsync();
            }

            return ((IPEndPoint)_listener.LocalEndpoint).Port;
        }
    }

    /// <summary>True when an end that has gone, or a break, resets the other end; false when it is closed in peace.</summary>
    protected virtual bool Resets => true;

    public async ValueTask DisposeAsync()
    {
        await _down.CancelAsync();
        _listener.Dispose();
        if (_accepting is not null)
        {
            await _accepting;
        }

        await Task.WhenAll(_carrying);
        _down.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a new connection waits for before the server hears of it.</summary>
    protected virtual Task AdmitAsync(CancellationToken down) => Task.CompletedTask;

    /// <summary>A new connection, with what it keeps in mind.</summary>
    protected virtual IDirections NewDirections() => new Unbroken();

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _carrying.Add(CarryAsync(await _listener.AcceptSocketAsync(_down.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The relay is taken down.
        }
    }

    private async Task CarryAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_down.Token);
        var directions = NewDirections();
        near.NoDelay = true;
        using (near)
        {
            try
            {
                await AdmitAsync(cut.Token);
                await far.ConnectAsync(IPAddress.Loopback, to, cut.Token);
                await Task.WhenAll(PumpAsync(near, far, directions.Up, cut), PumpAsync(far, near, directions.Down, cut));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException)
            {
                if (Resets)
                {
                    near.LingerState = new LingerOption(true, 0);
                    far.LingerState = new LingerOption(true, 0);
                }
            }
        }

        directions.Ended();
    }

    private static async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, int> carried, CancellationTokenSource cut)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (await from.ReceiveAsync(buffer, cut.Token) is > 0 and var count)
            {
                var passes = carried(buffer.AsMemory(0, count));
                await to.SendAsync(buffer.AsMemory(0, passes), cut.Token);
                if (passes < count)
                {
                    return;
                }
            }
        }
        finally
        {
            // An end that has gone takes the other with it.
            await cut.CancelAsync();
        }
    }

    /// <summary>One connection. It is broken behind the first bytes that it does not let through.</summary>
    protected interface IDirections
    {
        /// <summary>How many of these bytes from the client reach the server.</summary>
        int Up(ReadOnlyMemory<byte> bytes);

        /// <summary>How many of these bytes from the server reach the client.</summary>
        int Down(ReadOnlyMemory<byte> bytes);

        /// <summary>Both ends have been let go.</summary>
        void Ended();
    }

    private sealed class Unbroken : IDirections
    {
        public int Up(ReadOnlyMemory<byte> bytes) => bytes.Length;

        public int Down(ReadOnlyMemory<byte> bytes) => bytes.Length;

        public void Ended()
        {
        }
    }
}
