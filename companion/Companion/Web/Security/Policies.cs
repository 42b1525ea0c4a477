using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Authorization;

namespace Hjemvakt.Companion.Web.Security;

/// <summary>Who may see and do what. Each policy has the name of the role that it asks for.</summary>
public static class Policies
{
    /// <summary>Sees alerts and answers them.</summary>
    public const string OnCall = StaffRoles.OnCall;

    /// <summary>Sees what a gateway got wrong; sees no alerts.</summary>
    public const string Technician = StaffRoles.Technician;

    /// <summary>Adds the policies, and closes every endpoint that does not open itself.</summary>
    public static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(OnCall, policy => policy.RequireRole(OnCall));
        options.AddPolicy(Technician, policy => policy.RequireRole(Technician));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
