using Hjemvakt.Companion.Storage.Rows;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.Storage;

/// <summary>A person who works with the companion.</summary>
public sealed class StaffMember : IdentityUser
{
    /// <summary>The name colleagues know, as it stands on timelines. Unique: "Kari has it" must mean one person.</summary>
    public string DisplayName { get; set; } = "";

    /// <inheritdoc/>
    [Instant(WhenClockJumps.IsMoved)]
    public override DateTimeOffset? LockoutEnd { get; set; }
}

/// <summary>What a member of staff may do.</summary>
public static class StaffRoles
{
    /// <summary>Answers alerts.</summary>
    public const string OnCall = "OnCall";

    /// <summary>Looks after devices, and sees what was quarantined.</summary>
    public const string Technician = "Technician";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [OnCall, Technician];
}
