using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>The companion's pages before a desk that the test fills, with two people on call and a technician.</summary>
internal sealed class WebUnderTest : IAsyncDisposable
{
    public const string Password = "a pass phrase for the night";

    private readonly TestCompanion _companion;

    private WebUnderTest(TestCompanion companion, TimeByHand time, AlertServiceOfOneShift desk) => (_companion, Time, AlertService) = (companion, time, desk);

    public TimeByHand Time { get; }

    public AlertServiceOfOneShift AlertService { get; }

    public Uri Address => _companion.Address;

    public IServiceProvider Services => _companion.Services;

    /// <summary>Starts the pages.</summary>
    public static async Task<WebUnderTest> StartAsync(
        bool withStaff = true, Func<CompanionSettings, CompanionSettings>? adjust = null, Action<WebApplicationBuilder>? also = null)
    {
        var time = new TimeByHand();
        var desk = new AlertServiceOfOneShift(time);
        var companion = await TestCompanion.StartAsync(adjust, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<IAlertService>(desk));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            also?.Invoke(builder);
        });
        var web = new WebUnderTest(companion, time, desk);
        if (withStaff)
        {
            await web.AddAsync("kari", "Kari", StaffRoles.OnCall);
            await web.AddAsync("ola", "Ola", StaffRoles.OnCall);
            await web.AddAsync("tekla", "Tekla", StaffRoles.Technician);
        }

        return web;
    }

    /// <summary>A browser without a session.</summary>
    public Visitor Visit(string language = "nb") => new(Address, language);

    /// <summary>A browser of somebody who has signed in.</summary>
    public async Task<Visitor> SignInAsync(string user, string language = "nb")
    {
        var visitor = Visit(language);
        (await visitor.SignInAsync(user, Password)).Headers.Location.ShouldNotBeNull($"{user} should have been let in");
        return visitor;
    }

    public Task StopAsync() => _companion.StopAsync();

    /// <summary>Stops the companion and starts it on what it left behind.</summary>
    public async Task RestartAsync()
    {
        await _companion.StopAsync();
        await _companion.StartAsync();
    }

    public ValueTask DisposeAsync() => _companion.DisposeAsync();

    private async Task AddAsync(string user, string name, string role)
    {
        await using var scope = Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        if (!await roles.RoleExistsAsync(role))
        {
            (await roles.CreateAsync(new IdentityRole(role))).Succeeded.ShouldBeTrue();
        }

        var staff = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember { UserName = user, DisplayName = name };
        (await staff.CreateAsync(member, Password)).Succeeded.ShouldBeTrue();
        (await staff.AddToRoleAsync(member, role)).Succeeded.ShouldBeTrue();
    }
}
