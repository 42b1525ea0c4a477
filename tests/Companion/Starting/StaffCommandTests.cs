using Hjemvakt.Companion.Audit;
using Hjemvakt.Companion.Homes;
using Hjemvakt.Companion.Tests.Web;
using Microsoft.EntityFrameworkCore;

namespace Hjemvakt.Companion.Tests.Starting;

/// <summary>Who set the companion up, and who may do what in it since when, is in the history; the program's own commands write it.</summary>
public sealed class StaffCommandTests : IAsyncDisposable
{
    private const string First = "correct horse battery", Second = "another staple altogether";

    private TestCompanion? companion;

    public async ValueTask DisposeAsync()
    {
        if (companion is not null)
        {
            await companion.DisposeAsync();
        }
    }

    [Fact]
    public async Task Somebody_comes_gets_a_new_password_changes_roles_and_leaves_and_all_of_it_can_be_read()
    {
        companion = await TestCompanion.StartAsync();
        (await RunAsync(["user", "add", "kari", "--role", "OnCall", "--display-name", "Kari"], First)).ShouldBe(0);
        (await RunAsync(["user", "password", "kari"], Second)).ShouldBe(0);
        (await RunAsync(["user", "roles", "kari", "--role", "Technician", "--role", "OnCall"])).ShouldBe(0);
        (await RunAsync(["user", "roles", "kari", "--role", "none"])).ShouldBe(0);

        var shown = await TestProgram.RunAsync(["audit", "show", "/administration", "--data-folder", companion.Folder], environment: companion.Database.ForProcess);

        var lines = shown.Out.TrimEnd().Split('\n');
        lines.Select(line => line.Split(["command line) ", ": user"], StringSplitOptions.None)[1]).ShouldBe(["staffAdded", "passwordChanged", "rolesChanged", "rolesChanged"]);
        lines[0].ShouldContain("'kari'");
        lines[0].ShouldEndWith("roles: OnCall");
        lines[2].ShouldEndWith("roles: OnCall → OnCall, Technician");
        lines[3].ShouldEndWith("roles: OnCall, Technician → none");
        shown.Out.ShouldNotContain("horse");
        shown.Out.ShouldNotContain("staple");
        (await RunAsync(["audit", "verify"])).ShouldBe(0);
    }

    [Fact]
    public async Task With_a_new_password_the_old_one_is_worth_nothing_and_neither_is_a_lock()
    {
        companion = await TestCompanion.StartAsync();
        (await RunAsync(["user", "add", "kari", "--role", "OnCall"], First)).ShouldBe(0);
        using var visitor = new Visitor(companion.Address, "nb");
        for (var guess = 0; guess < 8; guess++)
        {
            await visitor.SignInAsync("kari", "not the password");
        }

        (await RunAsync(["user", "password", "kari"], Second)).ShouldBe(0);

        (await visitor.SignInAsync("kari", First)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await visitor.SignInAsync("kari", Second)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
    }

    [Fact]
    public async Task What_is_refused_changes_nothing_and_leaves_no_line()
    {
        companion = await TestCompanion.StartAsync();
        (await RunAsync(["user", "add", "kari", "--role", "OnCall"], First)).ShouldBe(0);

        (await RunAsync(["user", "password", "kari"], "short")).ShouldBe(2);
        (await RunAsync(["user", "password", "ola"], Second)).ShouldBe(2);
        (await RunAsync(["user", "roles", "kari", "--role", "Boss"])).ShouldBe(2);
        (await RunAsync(["user", "roles", "kari"])).ShouldBe(2);
        (await RunAsync(["user", "add", "kari", "--role", "OnCall", "--display-name", "Another Kari"], First)).ShouldBe(2);

        (await LinesAsync()).ShouldBe(["staffAdded"]);
    }

    [Fact]
    public async Task A_home_is_added_once_and_of_a_change_the_history_knows_what_changed_and_nothing_of_who_lives_there()
    {
        companion = await TestCompanion.StartAsync();
        var card = new HomeCard("berit", "Berit, Fjellhamarveien 12", "Berit", "Fjellhamarveien 12");
        await companion.Homes.AddAsync(card, new("Tekla", "tablet", "id-tekla"), TestCompanion.Soon);
        await companion.Homes.AddAsync(card, TestCompanion.Soon);
        await companion.Homes.AddAsync(card with { ResidentName = "Berit Hansen", Address = "Storgata 1" }, TestCompanion.Soon);

        var lines = await companion.AskAsync(db => db.Audit.Where(line => line.HomeId == "/administration").OrderBy(line => line.Number).ToListAsync());

        lines.Select(line => (line.What, line.Who, line.Detail)).ShouldBe([("homeAdded", "Tekla", "home 'berit'"), ("homeChanged", "companion", "home 'berit': Address, ResidentName")]);
    }

    [Fact]
    public async Task Twenty_at_once_are_twenty_lines_in_one_chain()
    {
        companion = await TestCompanion.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(home => companion.Homes.AddAsync(new HomeCard($"home-{home}", $"Home {home}", "Somebody", "Somewhere"), TestCompanion.Soon)));

        (await LinesAsync()).Count.ShouldBe(20);
        var (_, fault) = await companion.AskAsync(db => Task.FromResult(AuditTrail.Verify(db)));
        fault.ShouldBeNull();
    }

    private Task<List<string>> LinesAsync() => companion!.AskAsync(db => db.Audit.Where(line => line.HomeId == "/administration").OrderBy(line => line.Number).Select(line => line.What).ToListAsync());

    private async Task<int> RunAsync(string[] arguments, string input = "")
        => (await TestProgram.RunAsync([.. arguments, "--data-folder", companion!.Folder], input + "\n", companion.Database.ForProcess)).Exit;
}
