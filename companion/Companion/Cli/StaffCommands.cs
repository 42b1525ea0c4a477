using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Cli;

/// <summary>The commands about people.</summary>
internal static class StaffCommands
{
    private const string NoRole = "none";

    public static async Task AddAsync(ServiceProvider services, CommandLine line, string name)
    {
        var roles = Roles(line, "user add", mayBeNone: false);
        await WithRegisterAsync(services, async register =>
            await register.AddAsync(name, line.Options["display-name"].LastOrDefault() ?? name, roles, await PasswordAsync("user add"), Caller));
        Console.WriteLine($"User '{name}' is there, as {string.Join(" and ", roles)}.");
    }

    public static async Task ChangePasswordAsync(ServiceProvider services, string name)
    {
        await WithRegisterAsync(services, async register => await register.ChangePasswordAsync(name, await PasswordAsync("user password"), Caller));
        Console.WriteLine($"User '{name}' has a new password. Who is signed in with the old one is signed out within a minute.");
    }

    public static async Task SetRolesAsync(ServiceProvider services, CommandLine line, string name)
    {
        var roles = Roles(line, "user roles", mayBeNone: true);
        await WithRegisterAsync(services, register => register.SetRolesAsync(name, roles, Caller));
        Console.WriteLine(roles.Count == 0 ? $"User '{name}' may do nothing any more." : $"User '{name}' is {string.Join(" and ", roles)}, and nothing else.");
    }

    /// <summary>Who runs the program, for the history.</summary>
    public static Actor Caller => new(Environment.UserName, "command line");

    private static async Task WithRegisterAsync(ServiceProvider services, Func<StaffRegister, Task> act)
    {
        await using (services)
        {
            await using var scope = services.CreateAsyncScope();
            await act(scope.ServiceProvider.GetRequiredService<StaffRegister>());
        }
    }

    private static List<string> Roles(CommandLine line, string command, bool mayBeNone)
    {
        var roles = line.Options["role"].Distinct().ToList();
        if (mayBeNone && roles is [NoRole])
        {
            return [];
        }

        return roles.Count > 0 && !roles.Except(StaffRoles.All).Any()
            ? roles
            : throw new CannotStartException($"'{command}' needs --role {string.Join(" or --role ", StaffRoles.All)}{(mayBeNone ? $", or --role {NoRole}" : "")}.");
    }

    // From standard input: an argument would be in the shell's history and in the list of processes.
    private static async Task<string> PasswordAsync(string command)
        => await Console.In.ReadLineAsync() is { Length: > 0 } password ? password : throw new CannotStartException($"'{command}' reads the password from standard input, and there was none.");
}
