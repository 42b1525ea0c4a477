using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Identity;

namespace Hjemvakt.Companion.People;

/// <summary>Takes people on, gives them roles and new passwords, and lets them go. Each act and its line of the history are stored together or not at all.</summary>
internal sealed class StaffRegister(UserManager<StaffMember> users, RoleManager<IdentityRole> roles, CompanionDb db, Administration administration, StaffChanges changes)
{
    /// <exception cref="ArgumentException">The name or the password will not do; the message says why.</exception>
    public async Task AddAsync(string name, string displayName, IReadOnlyList<string> held, string password, Actor by)
    {
        if (users.Users.Any(other => other.DisplayName == displayName))
        {
            throw new ArgumentException($"There is somebody called '{displayName}' already. Colleagues must be able to tell people apart: choose another --display-name.");
        }

        var user = new StaffMember { UserName = name, DisplayName = displayName };
        user.PasswordHash = await HashAsync(user, password);
        await using var transaction = await administration.BeginAsync(db);
        Check(await users.CreateAsync(user));
        await GiveAsync(user, held);
        await WriteAsync("staffAdded", by, $"user '{name}' ({user.Id}), roles: {Listed(held)}");
        await transaction.CommitAsync();
        changes.Tell();
    }

    /// <summary>Everybody by user name, with the name that colleagues see and the roles held.</summary>
    public async Task<IReadOnlyList<(string Name, string DisplayName, IReadOnlyList<string> Roles)>> ListAsync()
    {
        var all = new List<(string, string, IReadOnlyList<string>)>();
        foreach (var user in users.Users.OrderBy(user => user.UserName).ToList())
        {
            all.Add((user.UserName ?? "", user.DisplayName, [.. (await users.GetRolesAsync(user)).Order(StringComparer.Ordinal)]));
        }

        return all;
    }

    /// <summary>A new password. Whoever is signed in with the old one is signed out within a minute.</summary>
    /// <exception cref="ArgumentException">There is nobody of that name, or the password will not do.</exception>
    public async Task ChangePasswordAsync(string name, string password, Actor by)
    {
        var user = await FindAsync(name);
        var hash = await HashAsync(user, password);
        await using var transaction = await administration.BeginAsync(db);
        (user.PasswordHash, user.AccessFailedCount, user.LockoutEnd) = (hash, 0, null);
        Check(await users.UpdateSecurityStampAsync(user));
        await WriteAsync("passwordChanged", by, $"user '{name}' ({user.Id})");
        await transaction.CommitAsync();
        changes.Tell();
    }

    /// <summary>The roles that somebody has from now on, and no others; none is the end of working here. He is signed out within a minute.</summary>
    /// <exception cref="ArgumentException">There is nobody of that name.</exception>
    public async Task SetRolesAsync(string name, IReadOnlyList<string> held, Actor by)
    {
        var user = await FindAsync(name);
        await using var transaction = await administration.BeginAsync(db);
        var before = await users.GetRolesAsync(user);
        Check(await users.RemoveFromRolesAsync(user, before.Except(held)));
        await GiveAsync(user, [.. held.Except(before)]);
        Check(await users.UpdateSecurityStampAsync(user));
        await WriteAsync("rolesChanged", by, $"user '{name}' ({user.Id}), roles: {Listed(before)} → {Listed(held)}");
        await transaction.CommitAsync();
        changes.Tell();
    }

    private async Task GiveAsync(StaffMember user, IReadOnlyList<string> held)
    {
        foreach (var role in held)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                Check(await roles.CreateAsync(new IdentityRole(role)));
            }
        }

        Check(await users.AddToRolesAsync(user, held));
    }

    private async Task<string> HashAsync(StaffMember user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            Check(await validator.ValidateAsync(users, user, password));
        }

        return users.PasswordHasher.HashPassword(user, password);
    }

    private async Task<StaffMember> FindAsync(string name) => await users.FindByNameAsync(name) ?? throw new ArgumentException($"There is no user '{name}'.");

    private async Task WriteAsync(string what, Actor by, string detail)
    {
        administration.Append(db, what, by, detail);
        await db.SaveChangesAsync();
    }

    private static string Listed(IEnumerable<string> held) => string.Join(", ", held.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new ArgumentException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
