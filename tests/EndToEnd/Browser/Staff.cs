using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.EndToEnd.Tests.Browser;

/// <summary>The people on duty in these stories.</summary>
internal static class Staff
{
    public const string Password = "a pass phrase for the night";

    /// <summary>Gives the companion Kari and Ola.</summary>
    public static async Task JoinAsync(TestCompanion companion)
    {
        await using var scope = companion.Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        if (!await roles.RoleExistsAsync(StaffRoles.OnCall))
        {
            (await roles.CreateAsync(new IdentityRole(StaffRoles.OnCall))).Succeeded.ShouldBeTrue();
        }

        foreach (var (user, name) in new[] { ("kari", "Kari"), ("ola", "Ola") })
        {
            var member = new StaffMember { UserName = user, DisplayName = name };
            (await users.CreateAsync(member, Password)).Succeeded.ShouldBeTrue();
            (await users.AddToRoleAsync(member, StaffRoles.OnCall)).Succeeded.ShouldBeTrue();
        }
    }

    /// <summary>Makes one of them a technician as well.</summary>
    public static async Task TrainAsync(TestCompanion companion, string user)
    {
        await using var scope = companion.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        (await scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>().CreateAsync(new IdentityRole(StaffRoles.Technician))).Succeeded.ShouldBeTrue();
        (await users.AddToRoleAsync((await users.FindByNameAsync(user)).ShouldNotBeNull(), StaffRoles.Technician)).Succeeded.ShouldBeTrue();
    }
}
