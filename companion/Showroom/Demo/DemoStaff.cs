using System.Security.Cryptography;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Showroom.Demo;

/// <summary>
/// The people on duty in the showroom. They exist nowhere but here: the companion itself has no default user, and nobody knows these
/// passwords, not even the showroom after it has made them.
/// </summary>
public static class DemoStaff
{
    /// <summary>The one whose phone is on the page.</summary>
    public const string First = "Kari";

    /// <summary>The one with the second phone.</summary>
    public const string Second = "Ola";

    /// <summary>The one who leads the team, and looks after the gateways.</summary>
    public const string Lead = "Liv";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [First, Second, Lead];

    /// <summary>Makes those who are missing.</summary>
    public static async Task CreateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();

        foreach (var role in StaffRoles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                Must(await roles.CreateAsync(new IdentityRole(role)));
            }
        }

        foreach (var name in Names)
        {
            var person = await users.FindByNameAsync(UserName(name));
            if (person is null)
            {
                person = new StaffMember { UserName = UserName(name), DisplayName = name };
                Must(await users.CreateAsync(person, RandomNumberGenerator.GetHexString(40)));
            }

            foreach (var role in RolesOf(name))
            {
                if (!await users.IsInRoleAsync(person, role))
                {
                    Must(await users.AddToRoleAsync(person, role));
                }
            }
        }
    }

    /// <summary>Signs this person in at the browser that asks.</summary>
    public static async Task SignInAsync(HttpContext http, string name)
    {
        var signIn = http.RequestServices.GetRequiredService<SignInManager<StaffMember>>();
        var person = await signIn.UserManager.FindByNameAsync(UserName(name))
            ?? throw new InvalidOperationException($"The showroom has nobody called {name}.");
        await signIn.SignInAsync(person, isPersistent: false);
    }

    private static IEnumerable<string> RolesOf(string name) => name == Lead ? StaffRoles.All : [StaffRoles.OnCall];

    private static string UserName(string name) => "showroom-" + name.ToLowerInvariant();

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
        }
    }
}
