using Hjemvakt.Safety.Alerts;

namespace Hjemvakt.Companion.Common;

/// <summary>Who does something, and from where.</summary>
/// <param name="Name">The name colleagues know.</param>
/// <param name="Device">Short description of the device.</param>
/// <param name="Id">The user's id, by which one person is told from another; without one, as of a part of the companion, the name is.</param>
public sealed record Actor(string Name, string Device, string? Id = null)
{
    internal StaffPerson Person => new(Id ?? Name, Name);
}
