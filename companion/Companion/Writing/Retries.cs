using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Writing;

/// <summary>When a message that was not delivered is tried again.</summary>
internal static class Retries
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstTechnical = TimeSpan.FromMinutes(1), LongestTechnical = TimeSpan.FromMinutes(16);

    // A provider may ask for a day. Nobody who needs help waits for that.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>
    /// After so many attempts the rounds of the alert's policy go on without this message: a good ten minutes. Of a technical message it is
    /// four attempts in twenty minutes: a provider in trouble is not asked again and again for what can wait.
    /// </summary>
    public static int Most(Severity severity) => severity == Severity.Technical ? 4 : 10;

    /// <summary>How long to wait after an attempt, the first being 1: longer each time, a quarter more or less so that not everything comes back at once.</summary>
    /// <param name="asked">How long the provider asked to be left alone (<c>Retry-After</c>), or null. Never less than that, up to an hour; up to 2 min where a person needs help.</param>
    public static TimeSpan After(int attempt, Guid message, Severity severity, TimeSpan? asked = null)
    {
        var (first, factor, longest) = severity == Severity.Technical ? (FirstTechnical, 4, LongestTechnical) : (First, 2, Longest);
        var wait = Math.Min(first.TotalSeconds * Math.Pow(factor, attempt - 1), longest.TotalSeconds);
        // From the message's own id: spread over many messages, the same for one whoever works it out.
        var spread = (message.ToByteArray()[15] + (attempt * 37)) & 0xFF;
        var own = TimeSpan.FromSeconds(wait * (0.75 + (spread / 510.0)));
        var most = severity >= Severity.Serious ? Longest : LongestAsked;
        return asked is { } providers && providers > own ? (providers < most ? providers : most > own ? most : own) : own;
    }
}
