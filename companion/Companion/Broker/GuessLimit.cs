using System.Net;
using System.Net.Sockets;

namespace Hjemvakt.Companion.Broker;

/// <summary>
/// Keeps count of wrong credentials, for each name and for each address, and says how long the next refusal is held back. It is asked
/// only after credentials were found wrong: whoever has the right ones gets in at once, whatever others have done under the same name or
/// from the same address (docs/decisions/0150).
/// </summary>
internal sealed class GuessLimit(TimeProvider time)
{
    /// <summary>So many are answered at once: somebody who puts up a gateway may mistype.</summary>
    public const int Free = 10;

    /// <summary>The most names and addresses that are kept in mind.</summary>
    public const int MostKept = 4096;

    /// <summary>The most refusals held back at once; each holds a connection open.</summary>
    public const int MostHeld = 1024;

    /// <summary>The longest that a refusal is held back.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>After so long without another, everything before is forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Misses> known = new(StringComparer.Ordinal);
    private int held;

    /// <summary>Refusals held back just now.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>Names and addresses kept in mind.</summary>
    public int Kept
    {
        get
        {
            lock (gate)
            {
                return known.Count;
            }
        }
    }

    /// <summary>Counts wrong credentials.</summary>
    /// <param name="name">As whom somebody wanted to come in, a gateway or a member of staff; null when it is no possible name.</param>
    /// <param name="address">From where, if that is known.</param>
    /// <returns>How many there have been, of the one of the two that has more, and how long to hold the refusal back.</returns>
    public (int Count, TimeSpan Wait) Miss(string? name, IPAddress? address)
    {
        lock (gate)
        {
            var now = time.GetElapsedTime(0);
            var count = Math.Max(name is null ? 1 : Count("as " + name, now), address is null ? 1 : Count("from " + Network(address), now));
            return (count, WaitAfter(count));
        }
    }

    /// <summary>Waits before a refusal, if there is room to hold one more.</summary>
    public async Task HoldAsync(TimeSpan wait, CancellationToken stopping)
    {
        if (Interlocked.Increment(ref held) <= MostHeld)
        {
            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Interlocked.Decrement(ref held);
    }

    private int Count(string who, TimeSpan now)
    {
        if (!known.TryGetValue(who, out var misses) || now - misses.Last > Memory)
        {
            if (misses.Count == 0 && known.Count >= MostKept)
            {
                MakeRoom(now);
            }

            misses = default;
        }

        misses = new Misses(misses.Count + 1, now);
        known[who] = misses;
        return misses.Count;
    }

    // Whoever invents names drives out other invented names: the address they come from has the most misses, and stays.
    private void MakeRoom(TimeSpan now)
    {
        foreach (var (who, _) in known.Where(one => now - one.Value.Last > Memory).ToList())
        {
            known.Remove(who);
        }

        if (known.Count >= MostKept)
        {
            foreach (var (who, _) in known.OrderBy(one => one.Value.Count).ThenBy(one => one.Value.Last).Take(MostKept / 4).ToList())
            {
                known.Remove(who);
            }
        }
    }

    private static TimeSpan WaitAfter(int count) => count <= Free
        ? TimeSpan.Zero
        : Longest < Shortest * Math.Pow(2, Math.Min(count - Free - 1, 30)) ? Longest : Shortest * Math.Pow(2, count - Free - 1);

    /// <summary>Who counts as one address: of IPv6 a /64, for whoever has one address of it has 2^64 of them.</summary>
    internal static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private readonly record struct Misses(int Count, TimeSpan Last);
}
