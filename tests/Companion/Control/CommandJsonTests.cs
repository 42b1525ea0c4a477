using System.CommandLine;
using System.Text.Json;
using Hjemvakt.Companion.Control;

namespace Hjemvakt.Companion.Tests.Control;

/// <summary>Every command that lists or shows gives one JSON document, with the members that programs count on.</summary>
public sealed class CommandJsonTests
{
    private static readonly Dictionary<string, string[]> Members = new()
    {
        ["home list"] = ["id", "name", "resident", "address", "timeZone", "rooms"],
        ["home plan berit"] = [],
        ["gateway list"] = ["id", "home", "enrolledAt", "lastContactAt", "saidOffline", "hasCertificate", "revokedAt"],
        ["gateway holes gw-berit"] = ["stream", "from", "to", "after", "before"],
        ["gateway commands gw-berit"] = ["id", "name", "givenBy", "givenAt", "expiresAt", "sentAt", "answeredAt", "answer", "fate"],
        ["user list"] = ["name", "displayName", "roles"],
        ["oncall export"] = ["version", "people", "teams", "rotas", "policies", "homeTeams", "homePolicies"],
        ["replay berit --plan plan.json --from 2026-01-01 --to 2026-01-02"] = ["from", "to", "daysLearned", "records", "planChanges", "outages", "leftOut", "assumed", "failures", "alerts"],
        ["audit show /gateway/gw-berit"] = ["number", "at", "who", "whoId", "device", "what", "alertId", "detail"],
        ["audit verify"] = ["isWhole", "lines", "alerts", "recordsUntil", "head", "signaturesChecked", "faults"],
    };

    [Fact]
    public async Task Each_gives_its_members_and_nothing_else_on_the_standard_output()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(Wire.Test(5));
        string[] folder = ["--data-folder", companion.Folder];
        (await TestProgram.RunAsync(["gateway", "command", "gw-berit", "identify", .. folder], "", companion.Database.ForProcess)).Exit.ShouldBe(0);
        (await TestProgram.RunAsync(["user", "add", "kari", "--role", "OnCall", .. folder], "correct horse battery\n", companion.Database.ForProcess)).Exit.ShouldBe(0);

        await File.WriteAllTextAsync(Path.Combine(companion.Folder, "plan.json"), "{}", TestContext.Current.CancellationToken);

        foreach (var (command, members) in Members)
        {
            var terminal = new TestTerminal { Folder = companion.Folder };
            var exit = await TestProgram.RunAsync(terminal, [.. command.Split(' '), "--json", .. folder], companion.Database.ForProcess);

            (exit, terminal.Error).ShouldBe((0, ""), command);
            var root = JsonDocument.Parse(terminal.Out).RootElement;
            var shown = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().First() : root;
            (members.Length == 0 ? [] : shown.EnumerateObject().Select(member => member.Name)).ShouldBe(members, command);
        }
    }

    [Fact]
    public void There_is_a_case_for_every_command_that_takes_it()
    {
        var all = CommandTree.Root.Subcommands.SelectMany(kind => kind is CompanionCommand ? (IEnumerable<Command>)[kind] : kind.Subcommands).OfType<CompanionCommand>().ToList();

        all.Where(command => command.Options.Contains(CommandOptions.Json)).Select(command => command.Path).Order()
            .ShouldBe(Members.Keys.Select(typed => all.Single(command => $"{typed} ".StartsWith($"{command.Path} ", StringComparison.Ordinal)).Path).Order());
    }

    [Fact]
    public async Task Values_are_those_of_the_text()
    {
        await using var companion = await TestCompanion.StartAsync();
        var gateway = await companion.ConnectedGatewayAsync();
        await gateway.AlarmAsync(Wire.Test(1));
        await gateway.AlarmAsync(Wire.Test(5));

        var holes = await TestProgram.RunAsync(["gateway", "holes", "gw-berit", "--json", "--data-folder", companion.Folder], "", companion.Database.ForProcess);
        var homes = await TestProgram.RunAsync(["home", "list", "--json", "--data-folder", companion.Folder], "", companion.Database.ForProcess);

        var hole = JsonDocument.Parse(holes.Out).RootElement.EnumerateArray().ShouldHaveSingleItem();
        (hole.GetProperty("stream").GetString(), hole.GetProperty("from").GetInt64(), hole.GetProperty("to").GetInt64()).ShouldBe(("alarm", 2, 4));
        hole.GetProperty("after").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(hole.GetProperty("before").GetDateTimeOffset());
        var home = JsonDocument.Parse(homes.Out).RootElement.EnumerateArray().ShouldHaveSingleItem();
        (home.GetProperty("id").GetString(), home.GetProperty("rooms").GetProperty("bathroom-radar").GetString()).ShouldBe(("berit", "bathroom"));
    }
}
