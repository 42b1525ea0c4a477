using Hjemvakt.Companion.Common;

namespace Hjemvakt.Companion.Homes;

/// <summary>The homes this companion looks after.</summary>
public interface IHomeRegistry
{
    /// <summary>Adds a home, or brings the card of a known one up to date.</summary>
    /// <param name="by">Who does it; it is written in the history of administration.</param>
    /// <exception cref="ArgumentException">The card has an impossible id, an unknown time zone or an empty name.</exception>
    Task AddAsync(HomeCard card, Actor by, CancellationToken cancel = default);

    /// <summary>The same by the program itself.</summary>
    Task AddAsync(HomeCard card, CancellationToken cancel = default) => AddAsync(card, new Actor("companion", "companion"), cancel);

    /// <summary>One home's card, or null.</summary>
    Task<HomeCard?> FindAsync(string homeId, CancellationToken cancel = default);

    /// <summary>All homes, by name.</summary>
    Task<IReadOnlyList<HomeCard>> ListAsync(CancellationToken cancel = default);
}

/// <summary>What a member of staff needs to know of a home before going there.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, at most 64; stable for ever.</param>
/// <param name="TimeZone">IANA name, for example <c>Europe/Oslo</c>.</param>
public sealed record HomeCard(string Id, string Name, string ResidentName, string Address, string TimeZone = "Europe/Oslo")
{
    /// <summary>The room of each point (<c>bathroom-radar</c> → <c>bathroom</c>), as commissioning gave it.</summary>
    public IReadOnlyDictionary<string, string> Rooms { get; init; } = new Dictionary<string, string>();
}
