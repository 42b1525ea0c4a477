using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>The companion's pages on a free port, before a desk that the test fills, with two people on call and a technician.</summary>
public sealed class WebUnderTest : IAsyncDisposable
{
    public const string Password = "a pass phrase for the night";

    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private WebUnderTest(WebApplication app, TimeByHand time, DeskOfOneShift desk, string folder, bool ownsFolder)
    {
        (_app, Time, Desk, Folder, _ownsFolder) = (app, time, desk, folder, ownsFolder);
        Address = new Uri($"http://127.0.0.1:{app.Services.GetRequiredService<CompanionPorts>().Http}");
    }

    public TimeByHand Time { get; }

    public DeskOfOneShift Desk { get; }

    public string Folder { get; }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the pages. With a folder, on what an earlier companion left there.</summary>
    public static async Task<WebUnderTest> StartAsync(string? folder = null)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("hjemvakt-web-").FullName;
        var time = new TimeByHand();
        var desk = new DeskOfOneShift(time);
        var app = CompanionHost.Build(new CompanionSettings { DataFolder = data, HttpPort = 0, MqttPort = 0 }, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<IAlertDesk>(desk));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
        });
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync())
        {
            await db.Database.EnsureCreatedAsync();
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        var web = new WebUnderTest(app, time, desk, data, folder is null);
        if (folder is null)
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

    /// <summary>Stops the companion and leaves its data.</summary>
    public async Task StopAsync() => await _app.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }

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
