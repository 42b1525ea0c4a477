using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.Web.SignIn;

/// <summary>Signs a person in by name and password.</summary>
public sealed class PasswordSignIn(
    SignInManager<StaffMember> signIn, UserManager<StaffMember> users, IPasswordHasher<StaffMember> hasher, ILogger<PasswordSignIn> log)
{
    private static readonly StaffMember Nobody = new();
    private static string? _nobodysHash;

    /// <summary>True when the person now has a session. Says no in the same way, and after the same work, whatever was wrong.</summary>
    public async Task<bool> TryAsync(string? name, string? password)
    {
        if (string.IsNullOrEmpty(name) || string.IsNullOrEmpty(password))
        {
            return false;
        }

        var user = await users.FindByNameAsync(name);
        if (user is null)
        {
            // As slow as a wrong password, so that the answer's time does not tell which names exist.
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
            return false;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            log.LogWarning("Sign-in refused for {UserId}: {Why}", user.Id, result);
        }

        return result.Succeeded;
    }
}
