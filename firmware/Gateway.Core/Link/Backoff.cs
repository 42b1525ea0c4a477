using Hjemvakt.Gateway.Outbox;

namespace Hjemvakt.Gateway.Link;

/// <summary>
/// How long to wait before the next attempt: twice as long each time, from <c>first</c> to <c>longest</c>, and up to a quarter more by chance,
/// so that a thousand gateways do not come back to a restarted companion in the same second.
/// </summary>
public sealed class Backoff
{
    private readonly int _first;
    private uint _random;
    private int _next;

    /// <param name="firstMs">The first wait, without chance.</param>
    /// <param name="seed">Anything that differs between gateways and boots.</param>
    public Backoff(int firstMs, uint seed)
    {
        _first = firstMs;
        _next = firstMs;
        _random = seed == 0 ? 1 : seed;
    }

    /// <summary>All is well again: the next wait is the first.</summary>
    public void Reset() => _next = _first;

    /// <summary>The wait before the next attempt, in milliseconds.</summary>
    /// <param name="longestMs">The longest wait, without chance.</param>
    public int Next(int longestMs)
    {
        var wait = _next < longestMs ? _next : longestMs;
        _next = wait * 2;

        // xorshift32 (Marsaglia): enough chance to keep gateways apart.
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return wait + (int)(_random % (uint)(wait / 4 + 1));
    }

    /// <summary>A seed from a gateway's id and boot.</summary>
    public static uint Seed(string id, int boot) => (uint)(BootJournal.Key(id) & 0xFFFFFFFF) ^ (uint)boot;
}
