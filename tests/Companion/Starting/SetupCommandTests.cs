using System.Text.Json;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Hosting;
using Hjemvakt.Companion.Settings;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Companion.Tests.Support.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>From nothing to a companion that people and gateways can use, by the program's own commands.</summary>
public sealed class SetupCommandTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hjemvakt-");
    private readonly TestDatabase database;

    public SetupCommandTests() => database = TestDatabase.New(folder.FullName, empty: true);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_home_a_gateway_and_a_person()
    {
        (await RunAsync(["migrate"])).ShouldBe(0);
        (await RunAsync(["home", "add", "berit", "--name", "Berit, Fjellhamarveien 12", "--resident", "Berit", "--address", "Fjellhamarveien 12", "--room", "bathroom-radar=bathroom"])).ShouldBe(0);
        var enrolled = await TestProgram.RunAsync(["gateway", "enrol", "berit", "gw-berit", "--data-folder", folder.FullName], environment: database.ForProcess);
        var added = await TestProcess.RunAsync(
            ["user", "add", "kari", "--role", "OnCall", "--role", "Technician", "--display-name", "Kari", "--data-folder", folder.FullName], "correct horse battery\n", database.ForProcess);
        added.Exit.ShouldBe(0, "the password comes through a real pipe");
        (await RunAsync(["audit", "verify"])).ShouldBe(0);

        await using var companion = Build();
        await companion.StartAsync();
        await using var gateway = new TestGateway(() => companion.Services.GetRequiredService<CompanionPorts>().Mqtt, "gw-berit", enrolled.Out.TrimEnd().Split('\n')[^1]);
        await gateway.ConnectAsync();
        var home = (await companion.Services.GetRequiredService<IHomeRegistry>().ListAsync()).ShouldHaveSingleItem();
        (home.Id, home.ResidentName, home.TimeZone, home.Rooms["bathroom-radar"]).ShouldBe(("berit", "Berit", "Europe/Oslo", "bathroom"));
        await using var scope = companion.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var kari = (await users.FindByNameAsync("kari")).ShouldNotBeNull();
        (await users.CheckPasswordAsync(kari, "correct horse battery")).ShouldBeTrue();
        (await users.GetRolesAsync(kari)).Order().ShouldBe(["OnCall", "Technician"]);
        kari.DisplayName.ShouldBe("Kari");
        await companion.StopAsync();
    }

    [Fact]
    public async Task There_is_nobody_who_can_sign_in_until_somebody_is_added()
    {
        await using var companion = Build();
        await companion.StartAsync();

        await using var db = await companion.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync();
        (await db.Users.CountAsync()).ShouldBe(0);
        await companion.StopAsync();
    }

    [Theory]
    [InlineData("short\n", "at least 12")]
    [InlineData("", "standard input")]
    public async Task A_password_that_is_too_short_or_missing_is_refused(string input, string expected)
    {
        var answer = await TestProgram.RunAsync(["user", "add", "kari", "--role", "OnCall", "--data-folder", folder.FullName], input, database.ForProcess);

        answer.Exit.ShouldBe(2);
        answer.Error.ShouldContain(expected);
    }

    [Fact]
    public async Task Two_colleagues_of_one_name_are_refused()
    {
        (await RunAsync(["user", "add", "kari", "--role", "OnCall", "--display-name", "Kari"], "correct horse battery\n")).ShouldBe(0);

        var answer = await TestProgram.RunAsync(["user", "add", "kari2", "--role", "OnCall", "--display-name", "Kari", "--data-folder", folder.FullName], "correct horse battery\n", database.ForProcess);

        answer.Exit.ShouldBe(2);
        answer.Error.ShouldContain("'Kari' already");
    }

    [Theory]
    [InlineData("home add Berit --name x --resident x --address x", "no home id")]
    [InlineData("home add berit --name x --resident x --address x --time-zone Mars/Olympus", "no time zone")]
    [InlineData("home add berit --name x", "needs one --resident")]
    [InlineData("home add berit --name x --resident x --address x --room bathroom", "POINT=ROOM")]
    [InlineData("gateway enrol nowhere gw-1", "no home 'nowhere'")]
    [InlineData("user add kari", "needs --role")]
    [InlineData("user add kari --role Boss", "needs --role")]
    public async Task What_makes_no_sense_is_refused_in_a_sentence(string command, string expected)
    {
        var answer = await TestProgram.RunAsync([.. command.Split(' '), "--data-folder", folder.FullName], environment: database.ForProcess);

        answer.Exit.ShouldBe(2);
        answer.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Fact]
    public async Task A_gateway_enrolled_beside_a_running_companion_may_connect_at_once()
    {
        await using var companion = await TestCompanion.StartAsync();
        await companion.CommissionAsync();

        var enrolled = await TestProgram.RunAsync(["gateway", "enrol", "berit", "gw-2", "--data-folder", companion.Folder], environment: companion.Database.ForProcess);

        await companion.Gateway("gw-2", enrolled.Out.TrimEnd().Split('\n')[^1]).ConnectAsync();
    }

    [Fact]
    public async Task Enrolment_writes_the_files_that_go_onto_the_device_and_the_secret_last()
    {
        using var authority = new TestAuthority();
        (await RunAsync(["home", "add", "berit", "--name", "Berit", "--resident", "Berit", "--address", "Fjellhamarveien 12"])).ShouldBe(0);
        var files = Path.Combine(folder.FullName, "for-the-device");
        string[] enrol = ["gateway", "enrol", "berit", "gw-berit", "--data-folder", folder.FullName, "--files", files, "--broker-host", "vakt.example.no", "--wifi", "hjem"];

        (await TestProgram.RunAsync([.. enrol[..^4], "--broker-host", ""], "", database.ForProcess)).Exit.ShouldBe(2);
        Directory.Exists(files).ShouldBeFalse("nothing is done by halves");
        string[] tls = ["--mqtt-tls-port", "8884", "--mqtt-tls-certificate", authority.ServerCertificateFile, "--mqtt-tls-key", authority.ServerKeyFile];
        var without = await TestProgram.RunAsync([.. enrol, .. tls], "a network's own\n", database.ForProcess);
        without.Out.ShouldContain("CN=Test root");
        File.Exists(Path.Combine(files, "ca.pem")).ShouldBeFalse();
        await File.AppendAllTextAsync(authority.ServerCertificateFile, "\n" + authority.Root.ExportCertificatePem());

        var enrolled = await TestProgram.RunAsync([.. enrol, .. tls], "a network's own\n", database.ForProcess);

        enrolled.Exit.ShouldBe(0);
        var secret = enrolled.Out.TrimEnd().Split('\n')[^1];
        var settings = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(files, "gateway.json"))).RootElement;
        settings.GetProperty("secret").GetString().ShouldBe(secret);
        settings.GetProperty("broker").GetRawText().ReplaceLineEndings("").Replace(" ", "").ShouldBe("""{"host":"vakt.example.no","port":8884,"tls":true}""");
        settings.GetProperty("wifi")[0].GetProperty("password").GetString().ShouldBe("a network's own");
        (await File.ReadAllTextAsync(Path.Combine(files, "ca.pem"))).ShouldBe(authority.Root.ExportCertificatePem());
        (await File.ReadAllTextAsync(Path.Combine(files, "files.json"))).ShouldContain(@"I:\\ca.pem");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(files, "gateway.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private async Task<int> RunAsync(string[] arguments, string input = "")
        => (await TestProgram.RunAsync([.. arguments, "--data-folder", folder.FullName], input, database.ForProcess)).Exit;

    private WebApplication Build() => CompanionHost.Build(
        database.Use(new CompanionSettings { DataFolder = folder.FullName, HttpPort = 0, MqttPort = 0 }), builder => builder.Logging.ClearProviders());
}
