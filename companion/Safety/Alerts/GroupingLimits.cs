namespace Hjemvakt.Safety.Alerts;

/// <summary>When technical alerts of many homes are one matter.</summary>
/// <param name="Homes">So many homes of one team …</param>
/// <param name="Within">… within this time. A single alert of such a kind is held back for as long before anybody is asked.</param>
/// <param name="JoinsFor">So long after the last home that joined, a further one joins without a word: it is the same matter. Later it is news.</param>
public sealed record GroupingLimits(int Homes, TimeSpan Within, TimeSpan JoinsFor)
{
    /// <summary>Five homes in two minutes: gateways of one district go silent within a heartbeat (60 s) of each other; five by chance do not.</summary>
    public static GroupingLimits Default { get; } = new(5, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10));
}
