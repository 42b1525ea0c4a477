using Hjemvakt.Companion.Alerts;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.People;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Tests.Clocks;
using Hjemvakt.Companion.Tests.Support.Providers;
using Hjemvakt.Companion.Tests.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>
/// A night on duty with time moved by hand: Kari is on first, Ola on second, Liv leads; every provider is a server on this machine.
/// </summary>
internal sealed class NightShift : IAsyncDisposable
{
    public const string CentreKey = "a key of the centre that is long enough";

    /// <summary>A Monday night, three o'clock in Oslo. In a year far ahead: a cookie of the past would be thrown away by any browser.</summary>
    public static readonly DateTimeOffset ThreeAtNight = new(2037, 3, 2, 2, 0, 0, TimeSpan.Zero);

    private NightShift(SettableTime time, FakeProvider provider, FakeMailServer mail, TestCompanion companion) => (Time, Provider, Mail, Companion) = (time, provider, mail, companion);

    public SettableTime Time { get; }

    public FakeProvider Provider { get; }

    public FakeMailServer Mail { get; }

    public TestCompanion Companion { get; }

    public TestGateway Gateway { get; private set; } = null!;

    public IOnCallService OnCall => Companion.Services.GetRequiredService<IOnCallService>();

    public static Actor Liv => new("Liv", "phone", "id-liv");

    /// <summary>Starts the companion with its people and Berit's gateway.</summary>
    /// <param name="plan">The plan as a file; the usual one when null, none when empty.</param>
    public static async Task<NightShift> BeginAsync(string? plan = null, Func<NotificationSettings, NotificationSettings>? settings = null, DateTimeOffset? at = null)
    {
        var time = new SettableTime(at ?? ThreeAtNight);
        var provider = await FakeProvider.StartAsync();
        var mail = new FakeMailServer();
        var notifications = Settings(provider, mail);
        var companion = await TestCompanion.StartAsync(
            s => s with { Notifications = settings?.Invoke(notifications) ?? notifications },
            builder => builder.Services.AddSingleton<TimeProvider>(time));
        var night = new NightShift(time, provider, mail, companion);
        foreach (var name in new[] { "Kari", "Ola", "Liv" })
        {
            await night.HireAsync(name);
        }

        if (plan != "")
        {
            (await night.OnCall.ImportAsync(plan ?? Usual(), Liv)).ShouldBeNull();
        }

        night.Gateway = await companion.ConnectedGatewayAsync();
        return night;
    }

    /// <summary>The plan: Kari first, Ola second, Liv leads.</summary>
    public static string Usual(string policies = "", string teamPolicies = "", string kari = Everything, string ola = """{"channel":"sms","address":"+4790000002"}""") => $$"""
        {
          "people": [
            { "id": "kari", "contacts": [{{kari}}] },
            { "id": "ola", "contacts": [{{ola}}] },
            { "id": "liv", "contacts": [{"channel":"sms","address":"+4790000003"}] }
          ],
          "teams": [{ "id": "nord", "name": "Team Nord", "members": ["kari", "ola", "liv"], "lead": "liv", "rota": "nord", "policies": { {{teamPolicies}} } }],
          "rotas": [{
            "id": "nord", "name": "Nord", "timeZone": "Europe/Oslo", "firstMonday": "2026-01-05", "weeks": 1,
            "shifts": [
              { "line": "first", "week": 0, "day": "monday", "from": "08:00", "untilDay": "monday", "until": "08:00", "person": "kari" },
              { "line": "second", "week": 0, "day": "monday", "from": "08:00", "untilDay": "monday", "until": "08:00", "person": "ola" }
            ]
          }],
          "policies": [{{policies}}]
        }
        """;

    public const string Everything = """{"channel":"ntfy","address":"kari-topic"},{"channel":"sms","address":"+4790000001"}""";

    /// <summary>One channel after the other, and not all at once.</summary>
    public const string OneByOne = """{ "id": "kritisk", "name": "Kritisk", "steps": [{ "whom": [{ "kind": "firstOnDuty" }], "wait": "00:05:00" }] }""";

    public const string OneByOneIsCritical = "\"critical\": \"kritisk\"";

    public async Task HireAsync(string name, string role = StaffRoles.OnCall)
    {
        await using var scope = Companion.Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        if (!await roles.RoleExistsAsync(role))
        {
            (await roles.CreateAsync(new IdentityRole(role))).Succeeded.ShouldBeTrue();
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var user = new StaffMember { Id = $"id-{name.ToLowerInvariant()}", UserName = name.ToLowerInvariant(), DisplayName = name };
        (await users.CreateAsync(user)).Succeeded.ShouldBeTrue();
        (await users.AddToRoleAsync(user, role)).Succeeded.ShouldBeTrue();
        Companion.Services.GetRequiredService<StaffChanges>().Tell();
    }

    /// <summary>Somebody's browser, signed in.</summary>
    public async Task<Visitor> SignInAsync(string user, string language = "nb")
    {
        const string password = "a pass phrase for the night";
        await using (var scope = Companion.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
            (await users.AddPasswordAsync((await users.FindByNameAsync(user))!, password)).Succeeded.ShouldBeTrue();
        }

        var visitor = new Visitor(Companion.Address, language);
        (await visitor.SignInAsync(user, password)).Headers.Location.ShouldNotBeNull();
        return visitor;
    }

    /// <summary>The open alert of Berit's home.</summary>
    public async Task<AlertView> AlertAsync() => (await Companion.AlertService.OpenAsync(TestCompanion.Soon)).Single(alert => alert is { HomeId: "berit", Severity: Severity.Critical });

    /// <summary>Waits until the alert's timeline is so.</summary>
    public async Task<AlertView> AlertOnceAsync(Func<AlertView, bool> fits)
    {
        AlertView? alert = null;
        await TestCompanion.AwaitAsync(async () => fits(alert = await AlertAsync()));
        return alert!;
    }

    public Task WaitForAsync(string what) => AlertOnceAsync(alert => alert.Timeline.Any(line => line.What == what));

    public async ValueTask DisposeAsync()
    {
        await Companion.DisposeAsync();
        await Provider.DisposeAsync();
        await Mail.DisposeAsync();
    }

    private static NotificationSettings Settings(FakeProvider provider, FakeMailServer mail) => new()
    {
        PublicAddress = new Uri("https://vakt.example.no/"),
        Ntfy = new NtfySettings { Server = provider.Of("ntfy"), Token = new SecretText("tk_secret") },
        Sms = new HttpGatewaySettings { Address = provider.Of("sms"), Body = """{"to":"{to}","text":"{text}","id":"{id}"}""", Authorization = new SecretText("Basic c2VjcmV0"), Expect = "accepted" },
        Voice = new HttpGatewaySettings { Address = provider.Of("voice"), ContentType = "application/x-www-form-urlencoded", Body = "to={to}&say={text}&key={secret}", Key = new SecretText("a voice key") },
        Smtp = new SmtpSettings { Host = "127.0.0.1", Port = mail.Port, Security = "None", From = "vakt@example.no" },
        Centres = new Dictionary<string, CentreSettings> { ["sentralen"] = new() { Address = provider.Of("centre"), Secret = new SecretText(CentreKey) } },
        DeadMan = null,
    };
}
