using System.Security.Claims;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>Puts the name that colleagues know into the session, so that no page has to look it up.</summary>
public sealed class StaffClaims(UserManager<StaffMember> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember, IdentityRole>(users, roles, options)
{
    /// <summary>Claim type of <see cref="StaffMember.DisplayName"/>.</summary>
    public const string DisplayName = "hjemvakt:display-name";

    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        return identity;
    }
}
