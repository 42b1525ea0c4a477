using System.Net;
using System.Net.Sockets;

namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>A wire to PostgreSQL that, once it is told to, takes the commit of the next call for help on its way or the server's answer to it, and breaks.</summary>
internal sealed class CommitThief : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _down = new();
    private readonly List<Task> _carrying = [];
    private readonly int _to;
    private readonly Task _accepting;
    private int _plan;

    public CommitThief(int to)
    {
        _to = to;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    private enum Steal
    {
        Nothing,
        Commit,
        Answer,
    }

    /// <summary>The port at this end.</summary>
    public int Port { get; }

    /// <summary>The commit of the next call does not reach the server.</summary>
    public void TakeTheNextCommit() => Volatile.Write(ref _plan, (int)Steal.Commit);

    /// <summary>The commit of the next call is made, and its answer does not come back.</summary>
    public void TakeTheNextAnswer() => Volatile.Write(ref _plan, (int)Steal.Answer);

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
                _carrying.Add(CarryAsync(await _listener.AcceptSocketAsync(_down.Token)));
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
        var line = new Line();
        near.NoDelay = true;
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _to, cut.Token);
                await Task.WhenAll(UpAsync(near, far, line, cut), DownAsync(far, near, line, cut));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException)
            {
                near.LingerState = new LingerOption(true, 0);
            }
        }
    }

    private async Task UpAsync(Socket from, Socket to, Line line, CancellationTokenSource cut)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (await from.ReceiveAsync(buffer, cut.Token) is > 0 and var count)
            {
                line.HasCall |= Volatile.Read(ref _plan) != 0 && buffer.AsSpan(0, count).IndexOf("\"k\":\"help\""u8) >= 0;
                if (line.HasCall && Volatile.Read(ref _plan) != 0 && buffer.AsSpan(0, count).IndexOf("COMMIT\0"u8) >= 0)
                {
                    var plan = (Steal)Interlocked.Exchange(ref _plan, 0);
                    if (plan == Steal.Commit)
                    {
                        return;
                    }

                    line.AnswerIsTaken = plan == Steal.Answer;
                }

                await to.SendAsync(buffer.AsMemory(0, count), cut.Token);
            }
        }
        finally
        {
            await cut.CancelAsync();
        }
    }

    private static async Task DownAsync(Socket from, Socket to, Line line, CancellationTokenSource cut)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            // Once the server answers, the commit has been made.
            while (await from.ReceiveAsync(buffer, cut.Token) is > 0 and var count && !line.AnswerIsTaken)
            {
                await to.SendAsync(buffer.AsMemory(0, count), cut.Token);
            }
        }
        finally
        {
            await cut.CancelAsync();
        }
    }

    private sealed class Line
    {
        private volatile bool _answerIsTaken;

        /// <summary>A call for help has passed; the commit that follows is its own.</summary>
        public bool HasCall { get; set; }

        public bool AnswerIsTaken
        {
            get => _answerIsTaken;
            set => _answerIsTaken = value;
        }
    }
}
