namespace Hjemvakt.Gateway.Core.Tests.Support;

/// <summary>Chance that is the same each time (xorshift32), on the device and on the host.</summary>
public sealed class Chance
{
    private uint _state;

    public Chance(int seed)
    {
        _state = (uint)seed * 2654435761u + 1;
    }

    /// <summary>A number from 0 to <paramref name="below"/> − 1.</summary>
    public int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)below);
    }
}
