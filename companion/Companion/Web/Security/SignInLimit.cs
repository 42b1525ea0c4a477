using System.Net;
using System.Threading.RateLimiting;
using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>
/// What a guesser of passwords meets. Nothing that is counted stands before a password is checked, so the right one is never held up by what
/// others did under the same name or from the same address; only the refusal of a wrong one is held back (docs/decisions/0192). Passwords are
/// checked one at a time for each address, because the check is slow on purpose and the processor is needed for alarms.
/// </summary>
internal sealed class SignInLimit(TimeProvider time) : IDisposable
{
    // Of one address, and of all together, so many checks wait for their turn; one takes some tenths of a second.
    private const int MostWaiting = 64, MostWaitingInAll = 512;

    private readonly GuessLimit misses = new(time);

    private readonly PartitionedRateLimiter<string> turns = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetConcurrencyLimiter(network, _ => Turns(1, MostWaiting))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => Turns(Math.Max(1, Environment.ProcessorCount / 2), MostWaitingInAll))));

    private string? nobodysHash;

    /// <summary>Waits for the turn to check a password. Dispose of the lease when done; when it is not acquired, too many wait already.</summary>
    public ValueTask<RateLimitLease> TurnAsync(IPAddress? from, CancellationToken cancel) => turns.AcquireAsync(from is null ? "unknown" : GuessLimit.Network(from), 1, cancel);

    /// <summary>What a password is checked against when there is nobody of that name, so that this takes as long as when there is.</summary>
    public string NobodysHash(IPasswordHasher<StaffMember> hasher, StaffMember nobody) => nobodysHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());

    /// <summary>Counts a wrong password and holds its refusal back for as long as it deserves.</summary>
    /// <param name="name">The user name as it is compared, whether there is one or not; null when it is too long to be one.</param>
    /// <returns>How many there have been, of the name or of the address.</returns>
    public async Task<int> MissAsync(string? name, IPAddress? from, CancellationToken cancel)
    {
        var (count, wait) = misses.Miss(name, from);
        if (wait > TimeSpan.Zero)
        {
            await misses.HoldAsync(wait, cancel);
        }

        return count;
    }

    public void Dispose() => turns.Dispose();

    private static ConcurrencyLimiterOptions Turns(int permits, int waiting) => new() { PermitLimit = permits, QueueLimit = waiting };
}
