namespace Hjemvakt.Faults.Tests.Support;

/// <summary>
/// A stretch of wire between gateways and companion that breaks: each connection is reset after a number of bytes, wherever that falls in a
/// message or an acknowledgement. When it has broken often enough it holds.
/// </summary>
/// <param name="to">The companion's port.</param>
/// <param name="breaks">How often it breaks before it holds.</param>
/// <param name="longest">The most bytes that a connection carries before it breaks.</param>
internal sealed class CuttableWire(int to, int breaks, Random dice, int longest = 4000) : TcpRelay(to)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _holds = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _broken;

    /// <summary>Done when it has broken as often as it will.</summary>
    public Task Holds => _holds.Task;

    protected override IDirections NewDirections()
    {
        lock (_gate)
        {
            return new Strain(this, _broken < breaks ? dice.Next(1, longest) : int.MaxValue);
        }
    }

    private void Broke()
    {
        lock (_gate)
        {
            if (++_broken >= breaks)
            {
                _holds.TrySetResult();
            }
        }
    }

    /// <summary>How much one connection still carries, both ways together.</summary>
    private sealed class Strain(CuttableWire wire, int bytes) : IDirections
    {
        private readonly Lock _both = new();
        private int _left = bytes;
        private bool _broke;

        public int Up(ReadOnlyMemory<byte> bytes) => Take(bytes.Length);

        public int Down(ReadOnlyMemory<byte> bytes) => Take(bytes.Length);

        public void Ended()
        {
            if (_broke)
            {
                wire.Broke();
            }
        }

        private int Take(int count)
        {
            lock (_both)
            {
                var taken = Math.Min(count, _left);
                _left = _left == int.MaxValue ? _left : _left - taken;
                _broke |= taken < count;
                return taken;
            }
        }
    }
}
