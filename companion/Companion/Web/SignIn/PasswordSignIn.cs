using System.Net;
using System.Numerics;
using Hjemvakt.Companion.Broker;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.Web.SignIn;

/// <summary>What came of a password.</summary>
public enum SignInOutcome
{
    /// <summary>The person now has a session.</summary>
    In,

    /// <summary>The name or the password was wrong.</summary>
    Refused,

    /// <summary>It was not checked: too many others wait to be.</summary>
    NotChecked,
}

/// <summary>Signs a person in by name and password.</summary>
internal sealed class PasswordSignIn(
    SignInManager<StaffMember> signIn, UserManager<StaffMember> users, IPasswordHasher<StaffMember> hasher, SignInLimit limit, ILogger<PasswordSignIn> log)
{
    // Longer names are nobody's, and are not kept in mind.
    private const int LongestName = 256;

    private static readonly StaffMember Nobody = new();

    /// <summary>Says no in the same words, after the same work and the same wait, whether there is such a user or not.</summary>
    public async Task<SignInOutcome> TryAsync(string? name, string? password, IPAddress? from, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(name) || string.IsNullOrEmpty(password))
        {
            return SignInOutcome.Refused;
        }

        StaffMember? user;
        PasswordVerificationResult verdict;
        var nobodys = limit.NobodysHash(hasher, Nobody);
        using (var turn = await limit.TurnAsync(from, cancel))
        {
            if (!turn.IsAcquired)
            {
                return SignInOutcome.NotChecked;
            }

            user = name.Length <= LongestName ? await users.FindByNameAsync(name) : null;
            verdict = hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? nobodys, password);
        }

        if (user?.PasswordHash is null || verdict is PasswordVerificationResult.Failed)
        {
            // Nothing is written to the database here: that would take longer for a user who exists.
            var count = await limit.MissAsync(name.Length <= LongestName ? users.NormalizeName(name) : null, from, cancel);
            if (count <= GuessLimit.Free || BitOperations.IsPow2(count))
            {
                log.LogWarning("Sign-in refused for {UserId} from {Address}: attempt {Count}", user?.Id ?? "an unknown name", from, count);
            }

            return SignInOutcome.Refused;
        }

        if (verdict is PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = hasher.HashPassword(user, password);
            await users.UpdateAsync(user);
        }

        await signIn.SignInAsync(user, isPersistent: true);
        return SignInOutcome.In;
    }
}
