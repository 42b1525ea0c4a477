namespace Hjemvakt.Companion.Notifications.Outbox;

/// <summary>When a message that was not carried is tried again.</summary>
internal static class Retries
{
    /// <summary>After so many attempts, a good ten minutes, the rounds of the alert's policy go on without this one.</summary>
    public const int Most = 10;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait after an attempt, the first being 1: twice as long each time, a quarter more or less so that not everything comes back at once.</summary>
    public static TimeSpan After(int attempt, Guid message)
    {
        var wait = Math.Min(First.TotalSeconds * Math.Pow(2, attempt - 1), Longest.TotalSeconds);
        // From the message's own id: spread over many messages, the same for one whoever works it out.
        var spread = (message.ToByteArray()[15] + (attempt * 37)) & 0xFF;
        return TimeSpan.FromSeconds(wait * (0.75 + (spread / 510.0)));
    }
}
