using System.CommandLine;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Control.Commands;

/// <summary>The commands about people.</summary>
internal static class StaffCommands
{
    private const string NoRole = "none";

    private static readonly Argument<string> Name = new("NAME");

    private static readonly ValueOption
        Role = new("--role", string.Join('|', StaffRoles.All)) { IsNeeded = true, IsRepeated = true },
        RoleOrNone = new("--role", string.Join('|', [.. StaffRoles.All, NoRole])) { IsNeeded = true, IsRepeated = true },
        DisplayName = new("--display-name", "NAME");

    public static Command Tree() => new("user")
    {
        new CompanionCommand(
            "add", "Adds a member of staff. The password is asked for, or read from standard input.", AddAsync, Name, Role, DisplayName),
        new CompanionCommand("list", "Shows everybody with their roles.", ListAsync, CommandOptions.Json),
        new CompanionCommand("password", "Gives somebody a new password, asked for or read from standard input.", ChangePasswordAsync, Name),
        new CompanionCommand(
            "roles", "Sets what somebody may do from now on. 'none' for whoever no longer works here.", SetRolesAsync, Name, RoleOrNone),
    };

    private static async Task<int> AddAsync(CommandCall call)
    {
        var name = call.Line.Word(Name);
        var roles = Roles(call.Line, Role, mayBeNone: false);
        await WithRegisterAsync(call, async register => await register.AddAsync(name, call.Line.Single(DisplayName) ?? name, roles, await PasswordAsync(call), call.Caller));
        await call.SayAsync($"User '{name}' is there, as {string.Join(" and ", roles)}.");
        return CommandCall.Done;
    }

    private static async Task<int> ListAsync(CommandCall call)
    {
        await WithRegisterAsync(call, async register =>
        {
            var staff = await register.ListAsync();
            if (call.IsForProgram)
            {
                await call.SayJsonAsync(staff.Select(user => new { user.Name, user.DisplayName, user.Roles }));
                return;
            }

            foreach (var (name, displayName, roles) in staff)
            {
                await call.SayAsync($"{name,-20} {displayName} ({(roles.Count > 0 ? string.Join(" and ", roles) : "no role")})");
            }
        });
        return CommandCall.Done;
    }

    private static async Task<int> ChangePasswordAsync(CommandCall call)
    {
        var name = call.Line.Word(Name);
        await WithRegisterAsync(call, async register => await register.ChangePasswordAsync(name, await PasswordAsync(call), call.Caller));
        await call.SayAsync($"User '{name}' has a new password. Who is signed in with the old one is signed out within a minute.");
        return CommandCall.Done;
    }

    private static async Task<int> SetRolesAsync(CommandCall call)
    {
        var name = call.Line.Word(Name);
        var roles = Roles(call.Line, RoleOrNone, mayBeNone: true);
        await WithRegisterAsync(call, register => register.SetRolesAsync(name, roles, call.Caller));
        await call.SayAsync(roles.Count == 0 ? $"User '{name}' may do nothing any more." : $"User '{name}' is {string.Join(" and ", roles)}, and nothing else.");
        return CommandCall.Done;
    }

    private static async Task WithRegisterAsync(CommandCall call, Func<StaffRegister, Task> act)
    {
        await using var scope = call.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<StaffRegister>());
    }

    private static List<string> Roles(CommandLine line, ValueOption option, bool mayBeNone)
    {
        var roles = line.All(option).Distinct().ToList();
        if (mayBeNone && roles is [NoRole])
        {
            return [];
        }

        return roles.Count > 0 && !roles.Except(StaffRoles.All).Any()
            ? roles
            : throw new CannotStartException($"'{line.Command.Path}' needs --role {string.Join(" or --role ", StaffRoles.All)}{(mayBeNone ? $", or --role {NoRole}" : "")}.");
    }

    // Never an argument: it would be in the shell's history and in the list of processes.
    private static async Task<string> PasswordAsync(CommandCall call)
    {
        if (!call.Terminal.IsInputRedirected)
        {
            return await call.Terminal.AskPasswordAsync();
        }

        return TextPadding.Strip(await call.Terminal.ReadLineAsync() ?? "") is { Length: > 0 } password
            ? password
            : throw new CannotStartException($"'{call.Line.Command.Path}' reads the password from standard input, and there was none.");
    }
}
