using Hjemvakt.Companion.Control.Commands;
using Hjemvakt.Companion.OnCall;
using Hjemvakt.Companion.Tests.Support.Databases;
using Hjemvakt.Safety.OnCall;
using Microsoft.Extensions.DependencyInjection;

namespace Hjemvakt.Companion.Tests.OnCall;

/// <summary>A plan from a file takes the place of the one there is, and takes nothing from anybody without a word.</summary>
public sealed class OnCallImportTests
{
    private const string WithoutContacts = """
        {
          "people": [{ "id": "kari" }, { "id": "ola" }, { "id": "liv" }],
          "teams": [{ "id": "nord", "name": "Team Nord", "members": ["kari", "ola"], "lead": "liv", "rota": "nord" }],
          "rotas": [{
            "id": "nord", "name": "Nord", "firstMonday": "2026-01-05", "weeks": 1,
            "shifts": [{ "line": "first", "week": 0, "day": "monday", "from": "08:00", "untilDay": "monday", "until": "08:00", "person": "kari" }]
          }]
        }
        """;

    private static readonly DateTime Tuesday = new(2037, 3, 3, 8, 0, 0), Wednesday = new(2037, 3, 4, 8, 0, 0);

    [Fact]
    public async Task Contacts_and_agreements_stay_where_the_file_has_none()
    {
        await using var night = await NightShift.BeginAsync();
        (await night.OnCall.TakeAsync("nord", DutyLine.First, Tuesday, Wednesday, "id-kari", "id-liv", NightShift.Liv)).ShouldBeNull();

        (await night.OnCall.ImportAsync(WithoutContacts, NightShift.Liv)).ShouldBeNull();

        night.OnCall.Plan.FindPerson("id-kari")!.Contacts.Length.ShouldBe(2);
        night.OnCall.Plan.Rotas[0].Changes.ShouldHaveSingleItem().In.ShouldBe("id-liv");
    }

    [Fact]
    public async Task What_others_write_after_an_export_survives_the_import_and_what_the_file_takes_out_goes()
    {
        await using var night = await NightShift.BeginAsync();
        (await night.OnCall.TakeAsync("nord", DutyLine.First, Tuesday, Wednesday, "id-kari", "id-liv", NightShift.Liv)).ShouldBeNull();
        var exported = await night.OnCall.ExportAsync(TestCompanion.Soon);
        System.Text.Json.Nodes.JsonNode.Parse(exported)!.AsObject().Select(member => member.Key).ShouldBe(["version", "people", "teams", "rotas", "policies", "homeTeams", "homePolicies"]);
        (await night.OnCall.TakeAsync("nord", DutyLine.First, Wednesday, Wednesday.AddDays(1), "id-kari", "id-ola", NightShift.Liv)).ShouldBeNull();
        (await night.OnCall.ReachAsync("id-ola", [new Contact(Channel.Sms, "+4790000002"), new Contact(Channel.Email, "ola@example.no")], NightShift.Liv)).ShouldBeNull();

        // Kari gets another number by the file, and her first agreement is taken out.
        var file = System.Text.Json.Nodes.JsonNode.Parse(exported.Replace("+4790000001", "+4790000007", StringComparison.Ordinal))!;
        file["rotas"]![0]!["changes"] = new System.Text.Json.Nodes.JsonArray();
        (await night.OnCall.ImportAsync(file.ToJsonString(), NightShift.Liv)).ShouldBeNull();

        night.OnCall.Plan.FindPerson("id-kari")!.Contacts.ShouldBe([new Contact(Channel.Ntfy, "kari-topic"), new Contact(Channel.Sms, "+4790000007")]);
        night.OnCall.Plan.FindPerson("id-ola")!.Contacts.Length.ShouldBe(2);
        night.OnCall.Plan.Rotas[0].Changes.ShouldHaveSingleItem().In.ShouldBe("id-ola");
    }

    [Fact]
    public async Task What_would_undo_an_agreement_or_does_not_exist_is_refused()
    {
        await using var night = await NightShift.BeginAsync();
        (await night.OnCall.TakeAsync("nord", DutyLine.First, Tuesday, Wednesday, "id-kari", "id-liv", NightShift.Liv)).ShouldBeNull();
        var exported = await night.OnCall.ExportAsync(TestCompanion.Soon);

        (await night.OnCall.ImportAsync(WithoutContacts.Replace("\"person\": \"kari\"", "\"person\": \"ola\"", StringComparison.Ordinal), NightShift.Liv))!.English.ShouldContain("Liv would no longer have the duty");
        (await night.OnCall.ImportAsync(exported.Replace("\"in\": \"liv\"", "\"in\": \"per\"", StringComparison.Ordinal), NightShift.Liv))!.English.ShouldContain("There is no user 'per'");
        (await night.OnCall.ImportAsync(exported.Replace("\"homeTeams\": {}", "\"homeTeams\": {\"amir\": \"nord\"}", StringComparison.Ordinal), NightShift.Liv))!.English.ShouldContain("the home 'amir', which does not exist");
        night.OnCall.Plan.FindRota("nord")!.Mans(DutyLine.Second).ShouldBeTrue();
    }

    [Fact]
    public async Task A_fault_that_was_there_before_does_not_hold_up_a_swap_and_does_hold_up_an_import()
    {
        await using var night = await NightShift.BeginAsync();
        const string two = """{ "id": "sor", "name": "Team Sør", "members": ["ola"], "rota": "nord" }""";
        var file = (await night.OnCall.ExportAsync(TestCompanion.Soon)).Replace("\"teams\": [", $"\"teams\": [ {two},", StringComparison.Ordinal)
            .Replace("\"homeTeams\": {}", """ "homeTeams": { "berit": "nord", "hjemvakt": "nord" } """, StringComparison.Ordinal);
        (await night.OnCall.ImportAsync(file, NightShift.Liv)).ShouldBeNull();
        await night.Companion.Services.GetRequiredService<Hjemvakt.Companion.Homes.IHomeRegistry>()
            .AddAsync(new Hjemvakt.Companion.Homes.HomeCard("amir", "Amir", "Amir", "Oslo"), NightShift.Liv);

        (await night.OnCall.TakeAsync("nord", DutyLine.First, Tuesday, Wednesday, "id-kari", "id-liv", NightShift.Liv)).ShouldBeNull();

        (await night.OnCall.ImportAsync(file, NightShift.Liv))!.English.ShouldContain("the home 'amir' has none");
    }

    [Fact]
    public async Task The_command_line_shows_what_changes_and_changes_nothing_until_it_is_wanted()
    {
        var folder = Directory.CreateTempSubdirectory("hjemvakt-");
        await using var database = TestDatabase.New(folder.FullName, empty: true);
        Task<(int Exit, string Out, string Error)> RunAsync(string input, params string[] arguments) => TestProgram.RunAsync([.. arguments, "--data-folder", folder.FullName], input, database.ForProcess);
        foreach (var name in new[] { "kari", "ola", "liv" })
        {
            (await RunAsync("correct horse battery\n", "user", "add", name, "--role", "OnCall", "--display-name", char.ToUpperInvariant(name[0]) + name[1..])).Exit.ShouldBe(0);
        }

        (await RunAsync(NightShift.Usual(), "oncall", "import", "-", "--yes")).Exit.ShouldBe(0);
        const string file = """{ "people": [{ "id": "ola", "contacts": [{ "channel": "sms", "address": "900 00 009" }] }], "rotas": [] }""";

        var (exit, said, error) = await RunAsync(file, "oncall", "import", "-");

        exit.ShouldBe(2);
        error.ShouldBe("companion: Nothing was changed. Add --yes to put the plan in force.\n");
        said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[1..].ShouldBe(
            ["- contact of Ola: Sms +4790000002", "+ contact of Ola: Sms +4790000009", "- team Team Nord", "- rota Nord"]);
        (await RunAsync("", "oncall", "export")).Out.ShouldContain("+4790000002");
        (await RunAsync(file, "oncall", "import", "-", "--yes")).Exit.ShouldBe(0);
        (await RunAsync("", "oncall", "export")).Out.ShouldContain("+4790000009");
        (await RunAsync(file, "oncall", "import", "-")).Out.ShouldBe("The plan is so already; nothing was changed.\n");
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(false, "y\n", true)]
    [InlineData(false, "n\n", false)]
    [InlineData(false, "\n", false)]
    [InlineData(true, "y\n", false)]
    public async Task On_a_terminal_it_asks(bool redirected, string answer, bool wanted)
    {
        var terminal = new TestTerminal(answer) { IsInputRedirected = redirected };

        (await OnCallCommands.IsWantedAsync(terminal)).ShouldBe(wanted);

        terminal.Out.ShouldBe(redirected ? "" : "Put this plan in force? [y/N] ");
    }

    [Fact]
    public void What_changes_is_told_by_name()
    {
        var team = new Team("nord", "Team Nord", ["k", "o"], "k", "nord", System.Collections.Immutable.ImmutableDictionary<Hjemvakt.Safety.Alerts.Severity, string>.Empty);
        var change = new DutyChange(Guid.NewGuid(), DutyLine.First, new(2037, 3, 3, 7, 0, 0, TimeSpan.Zero), new(2037, 3, 4, 7, 0, 0, TimeSpan.Zero), "k", "o", null, "k");
        var rota = new Rota("nord", "Nord", "Europe/Oslo", new DateOnly(2026, 1, 5), 1, [], [change]);
        var before = OnCallPlan.Empty with
        {
            People = [new Colleague("k", "Kari", [new Contact(Channel.Sms, "+4790000001"), new Contact(Channel.Email, "kari@example.no")]), new Colleague("o", "Ola", [])],
            Teams = [team],
            Rotas = [rota],
            HomeTeams = OnCallPlan.Empty.HomeTeams.Add("berit", "nord"),
        };
        var after = before with
        {
            People = [before.People[0] with { Contacts = [.. before.People[0].Contacts.Reverse()] }, before.People[1]],
            Teams = [team with { Members = ["k"] }],
            Rotas = [rota with { Weeks = 2, Changes = [] }],
            HomeTeams = OnCallPlan.Empty.HomeTeams,
        };

        PlanDiff.Between(before, after, NightShift.ThreeAtNight).ShouldBe(
        [
            "~ Kari is reached first by Email kari@example.no",
            "~ team Team Nord: without Ola",
            "~ rota Nord",
            "- agreement of rota Nord, First line 2037-03-03 08:00–2037-03-04 08:00: Kari → Ola",
            "- team of home berit: Team Nord",
        ]);
        PlanDiff.Between(before, before, NightShift.ThreeAtNight).ShouldBeEmpty();
        PlanDiff.Between(before, after with { Rotas = [rota with { Weeks = 2, Changes = [] }] }, NightShift.ThreeAtNight.AddDays(7)).ShouldNotContain(line => line.Contains("agreement"), "what is over is no news");
    }
}
