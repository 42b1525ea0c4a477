using System.Net.Sockets;
using Hjemvakt.Host.StandIns.Simulation;

namespace Hjemvakt.Host.StandIns.Network;

/// <summary>
/// One TCP connection through the home's plug. While the plug is out, what is written is taken and goes nowhere yet (TCP's send buffer), and what the
/// other end sends, its goodbye included, is not heard: the connection is half open. With the plug back both go on where they were.
/// </summary>
internal sealed class HomeLineStream(SimulatedNetwork network, Boot boot, Socket socket) : Stream
{
    // What lwIP takes before a write blocks.
    private const int SendBuffer = 5744;

    private readonly NetworkStream _line = new(socket, ownsSocket: true);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _closed = CancellationTokenSource.CreateLinkedTokenSource(boot.PowerLost);
    private readonly MemoryStream _unsent = new();
    private readonly Lock _gate = new();
    private Task _sent = Task.CompletedTask;
    private bool _sending;
    private bool _gone;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await _line.ReadAsync(buffer, _closed.Token);
            await network.PluggedIn.WaitAsync(_closed.Token);
            return read;
        }
        catch (IOException)
        {
            // A reset, too, is heard only when the plug is in.
            await network.PluggedIn.WaitAsync(_closed.Token);
            throw;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(_closed.Token);
        try
        {
            while (!TakenIntoBuffer(buffer.Span, out var roomLater))
            {
                if (roomLater.IsCompleted)
                {
                    await _line.WriteAsync(buffer, _closed.Token);
                    return;
                }

                await roomLater.WaitAsync(_closed.Token);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous only.");

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>The board has lost power. It says no goodbye; the other end hears silence until it gives the connection up itself.</summary>
    public void Vanish()
    {
        if (LetGo())
        {
            _ = DrainUntilPeerCloses();
        }
    }

    /// <summary>Ends the real socket, however this connection stood.</summary>
    public void Demolish()
    {
        LetGo();
        _line.Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (LetGo())
        {
            _ = SayGoodbyeWhenPlugged();
        }

        base.Dispose(disposing);
    }

    private bool LetGo()
    {
        lock (_gate)
        {
            if (_gone)
            {
                return false;
            }

            _gone = true;
        }

        _closed.Cancel();
        network.OnClosed(this);
        return true;
    }

    private async Task SayGoodbyeWhenPlugged()
    {
        await network.PluggedIn;
        Demolish();
        network.OnDemolished(this);
    }

    private async Task DrainUntilPeerCloses()
    {
        var nowhere = new byte[512];
        try
        {
            while (await _line.ReadAsync(nowhere, CancellationToken.None) > 0)
            {
                // Packets to a board without power.
            }
        }
        catch (Exception over) when (over is IOException or ObjectDisposedException)
        {
            // The other end has given up, or the simulation is over.
        }

        Demolish();
        network.OnDemolished(this);
    }

    /// <returns>True when the bytes wait for the plug; false when they can be sent (<paramref name="roomLater"/> is done) or must wait for room.</returns>
    private bool TakenIntoBuffer(ReadOnlySpan<byte> bytes, out Task roomLater)
    {
        lock (_gate)
        {
            if (network.Plugged && !_sending)
            {
                roomLater = Task.CompletedTask;
                return false;
            }

            if (!_sending)
            {
                _sending = true;
                _sent = SendWhenPlugged();
            }

            roomLater = _sent;
            if (_unsent.Length + bytes.Length > SendBuffer)
            {
                return false;
            }

            _unsent.Write(bytes);
            return true;
        }
    }

    private async Task SendWhenPlugged()
    {
        // Off the caller's lock first.
        await Task.Yield();
        try
        {
            await network.PluggedIn.WaitAsync(_closed.Token);
            while (TakeUnsent() is { } waiting)
            {
                await _line.WriteAsync(waiting, _closed.Token);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The reader of this connection finds the same and tells the client.
        }
    }

    private byte[]? TakeUnsent()
    {
        lock (_gate)
        {
            if (_unsent.Length == 0)
            {
                _sending = false;
                return null;
            }

            var waiting = _unsent.ToArray();
            _unsent.SetLength(0);
            return waiting;
        }
    }
}
