namespace Hjemvakt.Gateway.Sensing.Fusion;

/// <summary>Where falls go to be stored and sent.</summary>
public interface IFallReports
{
    /// <summary>A fall: one <c>fall</c> record, now.</summary>
    /// <returns>False when it is one that has been told already, or there is no room for it.</returns>
    bool Fall(string point, string source, int confidence, long at);

    /// <summary>
    /// What was seen since makes a fall less likely: one more <c>fall</c> record with the new <c>conf</c>, whose <c>ref</c> says which one it is about.
    /// Nothing when that fall is not open any more: the resident has taken it back, or somebody has dealt with it.
    /// </summary>
    /// <param name="point">As in the first.</param>
    /// <param name="source">As in the first.</param>
    /// <param name="fallAt">Uptime in milliseconds of the first: with the point, which one it is.</param>
    /// <param name="confidence">0–100, lower than before.</param>
    /// <param name="room">Where motion was seen, for the record's <c>why</c>.</param>
    /// <param name="at">Uptime in milliseconds now.</param>
    void Reconsider(string point, string source, long fallAt, int confidence, string room, long at);
}
