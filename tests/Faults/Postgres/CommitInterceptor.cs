namespace Hjemvakt.Faults.Tests.Postgres;

/// <summary>A wire to PostgreSQL that, once it is told to, takes the commit of the next call for help on its way or the server's answer to it, and breaks.</summary>
/// <param name="to">The server's port.</param>
internal sealed class CommitInterceptor(int to) : TcpRelay(to)
{
    private int _plan;

    private enum Steal
    {
        Nothing,
        Commit,
        Answer,
    }

    /// <summary>The commit of the next call does not reach the server.</summary>
    public void TakeTheNextCommit() => Volatile.Write(ref _plan, (int)Steal.Commit);

    /// <summary>The commit of the next call is made, and its answer does not come back.</summary>
    public void TakeTheNextAnswer() => Volatile.Write(ref _plan, (int)Steal.Answer);

    protected override IDirections NewDirections() => new Conversation(this);

    private sealed class Conversation(CommitInterceptor wire) : IDirections
    {
        private bool _hasCall;
        private volatile bool _answerIsTaken;

        // The commit that follows a call for help is the call's own.
        public int Up(ReadOnlyMemory<byte> bytes)
        {
            _hasCall |= Volatile.Read(ref wire._plan) != 0 && bytes.Span.IndexOf("\"k\":\"help\""u8) >= 0;
            if (_hasCall && Volatile.Read(ref wire._plan) != 0 && bytes.Span.IndexOf("COMMIT\0"u8) >= 0)
            {
                var plan = (Steal)Interlocked.Exchange(ref wire._plan, 0);
                if (plan == Steal.Commit)
                {
                    return 0;
                }

                _answerIsTaken = plan == Steal.Answer;
            }

            return bytes.Length;
        }

        // Once the server answers, the commit has been made.
        public int Down(ReadOnlyMemory<byte> bytes) => _answerIsTaken ? 0 : bytes.Length;

        public void Ended()
        {
        }
    }
}
