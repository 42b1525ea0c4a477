using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Control;

namespace Hjemvakt.Companion.Tests.Control;

/// <summary>What is typed means one thing, or is refused in a line that says why.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("home add berit --time-zone Europe/Helsinki", "home add", "")]
    [InlineData("--time-zone Europe/Helsinki run", "run", "Companion:TimeZone=Europe/Helsinki")]
    [InlineData("--data-folder x home list", "home list", "Companion:DataFolder=x")]
    [InlineData("home list --data-folder=x", "home list", "Companion:DataFolder=x")]
    [InlineData("oncall import - --yes", "oncall import", "")]
    [InlineData("oncall import @plan.json", "oncall import", "")]
    [InlineData("--http-port -1", "run", "Companion:HttpPort=-1")]
    public void An_option_of_the_command_comes_before_a_setting_of_the_same_name(string typed, string command, string settings)
    {
        var line = CommandLine.Parse(typed.Split(' '));

        line.Command.Path.ShouldBe(command);
        string.Join(';', line.Settings.Select(setting => $"{setting.Key}={setting.Value}")).ShouldBe(settings);
    }

    [Theory]
    [InlineData("home", "Unknown command 'home'.")]
    [InlineData("home fly", "Unknown command 'home fly'.")]
    [InlineData("home add", "Unknown command 'home add'.")]
    [InlineData("home list berit", "Unknown command 'home list berit'.")]
    [InlineData("home list --data-folder x berit", "Unknown command 'home list berit'.")]
    [InlineData("home plan berit --fly", "Unknown option '--fly'.")]
    [InlineData("home plan berit --yes", "'home plan' does not take '--yes'.")]
    [InlineData("--yes", "'run' does not take '--yes'.")]
    [InlineData("--postgres Host=x", "Unknown option '--postgres'.")]
    [InlineData("home list --", "Unknown option '--'.")]
    [InlineData("home list -h", "Unknown command 'home list -h'.")]
    [InlineData("home list --data-folder --http-port 1", "Option '--data-folder' needs a value.")]
    [InlineData("home list --json=yes", "Option '--json' takes no value.")]
    [InlineData("--version", "Unknown option '--version'.")]
    [InlineData("[suggest] home", "Unknown command '[suggest] home'.")]
    public void What_makes_no_sense_is_refused(string typed, string why)
        => Should.Throw<CannotStartException>(() => CommandLine.Parse(typed.Split(' '))).Message.ShouldStartWith(why);

    [Fact]
    public void Help_shows_every_command_and_the_settings()
    {
        var help = CommandLine.HelpOf(["help"]).ShouldNotBeNull();

        foreach (var kind in CommandTree.Root.Subcommands)
        {
            foreach (var leaf in kind.Subcommands.DefaultIfEmpty(kind))
            {
                var shown = help.Split('\n').Single(line => line.StartsWith($"{((CompanionCommand)leaf).Path} ", StringComparison.Ordinal));
                leaf.Options.ShouldAllBe(option => shown.Contains(option.Name));
            }
        }

        help.ShouldContain("--data-folder DIR");
        CommandLine.HelpOf(["home", "list", "--help"]).ShouldNotBeNull().ShouldNotContain("gateway");
        CommandLine.HelpOf(["home", "list"]).ShouldBeNull();
        Should.Throw<CannotStartException>(() => CommandLine.HelpOf(["--help", "--fly"])).Message.ShouldContain("'--fly'");
    }
}
