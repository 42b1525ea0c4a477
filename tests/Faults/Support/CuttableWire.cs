using System.Net;
using System.Net.Sockets;

namespace Hjemvakt.Faults.Tests.Support;

/// <summary>
/// A stretch of wire between gateways and companion that breaks: each connection is reset after a number of bytes, wherever that falls in a
/// message or an acknowledgement. When it has broken often enough it holds.
/// </summary>
internal sealed class CuttableWire : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _down = new();
    private readonly int _to;
    private readonly Random _dice;
    private readonly int _breaks, _longest;
    private readonly List<Task> _carrying = [];
    private readonly TaskCompletionSource _holds = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;
    private int _broken;

    /// <summary>Lays the wire.</summary>
    /// <param name="to">The companion's port.</param>
    /// <param name="breaks">How often it breaks before it holds.</param>
    /// <param name="longest">The most bytes that a connection carries before it breaks.</param>
    public CuttableWire(int to, int breaks, Random dice, int longest = 4000)
    {
        (_to, _breaks, _dice, _longest) = (to, breaks, dice, longest);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port at this end.</summary>
    public int Port { get; }

    /// <summary>Done when it has broken as often as it will.</summary>
    public Task Holds => _holds.Task;

    public async ValueTask DisposeAsync()
    {
        await _down.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_carrying);
        _down.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptSocketAsync(_down.Token);
                lock (_gate)
                {
                    _carrying.Add(CarryAsync(near));
                }
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The wire is taken down.
        }
    }

    private async Task CarryAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_down.Token);
        var strain = new Strain(Budget(), cut);
        near.NoDelay = true;
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _to, cut.Token);
                await Task.WhenAll(PumpAsync(near, far, strain, cut), PumpAsync(far, near, strain, cut));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException)
            {
                // A reset rather than a goodbye, in both directions.
                near.LingerState = new LingerOption(true, 0);
                far.LingerState = new LingerOption(true, 0);
            }
        }

        if (strain.Broke && Interlocked.Increment(ref _broken) >= _breaks)
        {
            _holds.TrySetResult();
        }
    }

    private int Budget()
    {
        lock (_gate)
        {
            return _broken < _breaks ? _dice.Next(1, _longest) : int.MaxValue;
        }
    }

    private static async Task PumpAsync(Socket from, Socket to, Strain strain, CancellationTokenSource cut)
    {
        try
        {
            var buffer = new byte[512];
            while (await from.ReceiveAsync(buffer, cut.Token) is > 0 and var count)
            {
                var carried = strain.Take(count);
                await to.SendAsync(buffer.AsMemory(0, carried), cut.Token);
                if (carried < count)
                {
                    strain.Break();
                }
            }
        }
        finally
        {
            // An end that has gone takes the other with it.
            await cut.CancelAsync();
        }
    }

    /// <summary>How much one connection still carries, both ways together.</summary>
    private sealed class Strain(int bytes, CancellationTokenSource cut)
    {
        private int _left = bytes;

        public bool Broke { get; private set; }

        public int Take(int count)
        {
            lock (cut)
            {
                var taken = Math.Min(count, _left);
                _left = _left == int.MaxValue ? _left : _left - taken;
                return taken;
            }
        }

        public void Break()
        {
            Broke = true;
            cut.Cancel();
        }
    }
}
