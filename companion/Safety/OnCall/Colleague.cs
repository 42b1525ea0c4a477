using System.Collections.Immutable;

namespace Hjemvakt.Safety.OnCall;

/// <summary>A person who can be asked.</summary>
/// <param name="Id">Identity of the person; stays when the name changes.</param>
/// <param name="Name">The name colleagues know.</param>
/// <param name="Contacts">Where the person is reached, the preferred way first. Empty: only on the page.</param>
public sealed record Colleague(string Id, string Name, ImmutableArray<Contact> Contacts)
{
    /// <summary>False for somebody who has left: the plan still names the person, and whatever duty that was is a gap.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>A group that looks after homes together.</summary>
/// <param name="Lead">Who leads it, by id; null when nobody does.</param>
/// <param name="Rota">The rota its duty follows; null while there is none.</param>
/// <param name="Policies">How each severity is pressed, by id of the policy; a severity that is absent has the default.</param>
public sealed record Team(
    string Id, string Name, ImmutableArray<string> Members, string? Lead, string? Rota, ImmutableDictionary<Alerts.Severity, string> Policies);
