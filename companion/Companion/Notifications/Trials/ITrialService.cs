using Hjemvakt.Companion.Common;
using Hjemvakt.Safety.OnCall;

namespace Hjemvakt.Companion.Notifications.Trials;

/// <summary>
/// Messages that somebody sends to himself, to see whether they arrive. They touch no alert and no channel's standing, wait in no line with
/// real messages, and are in the history: who asked, and what came of it.
/// </summary>
public interface ITrialService
{
    /// <summary>Sends one. Returns when the history has it; what became of it is in <see cref="LatestAsync"/> a little later.</summary>
    /// <returns>Why not, or null when it is on its way.</returns>
    /// <exception cref="StorageUnavailableException">Nothing can be stored just now, and nothing was sent.</exception>
    ValueTask<Sentence?> SendAsync(Contact contact, Actor who);

    /// <summary>A person's trials of the last day, the latest of each address.</summary>
    ValueTask<IReadOnlyList<Trial>> LatestAsync(string personId, CancellationToken cancel);

    /// <summary>Whether there is anything to send over a channel.</summary>
    bool IsSetUp(Channel channel);
}

/// <summary>A message that somebody sent to himself.</summary>
/// <param name="To">Where to, with the middle left out.</param>
/// <param name="EndedAt">When the provider answered, or failed to; null while it is on its way.</param>
/// <param name="Why">Why it was not delivered.</param>
public sealed record Trial(Guid Id, Channel Channel, string To, DateTimeOffset AskedAt, TrialOutcome Outcome, DateTimeOffset? EndedAt, string? Why)
{
    /// <summary>Enough of an address to know one's own by: the history is for longer than a telephone number.</summary>
    public static string Shown(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Split('@') is [{ Length: > 0 } name, var domain] ? $"{name[0]}…@{domain}" : $"…{address[^Math.Min(3, address.Length)..]}";
    }
}

/// <summary>What became of a trial.</summary>
public enum TrialOutcome
{
    /// <summary>The provider has not answered yet.</summary>
    Underway,

    /// <summary>The provider has taken it. Whether it rings is for the person to say.</summary>
    Accepted,

    /// <summary>The provider has not taken it.</summary>
    Refused,

    /// <summary>Nobody knows: the companion stopped, or could store nothing, while it was on its way.</summary>
    Unknown,
}
