using System.Text.RegularExpressions;

namespace Hjemvakt.Companion.Tests.Web;

/// <summary>Script and styles of the on-call page know a severity by the server's name for it, and its place from the page.</summary>
public sealed partial class SeveritiesOfThePageTests
{
    [Fact]
    public async Task The_page_says_which_severities_there_are_the_gravest_first()
    {
        await using var web = await WebUnderTest.StartAsync();
        using var kari = await web.SignInAsync("kari", "en");

        (await kari.ReadAsync("/oncall")).ShouldContain($"data-severities=\"{string.Join(' ', SeverityNames.GravestFirst)}\"");
    }

    [Fact]
    public void Styles_name_severities_that_there_are()
    {
        var named = Severities().Matches(File.ReadAllText(Asset("oncall.css"))).Select(match => match.Groups[1].Value).Distinct().ToList();

        named.ShouldNotBeEmpty();
        named.ShouldBeSubsetOf(SeverityNames.GravestFirst);
    }

    [Fact]
    public void No_script_reckons_with_a_severity_of_its_own() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(Asset("oncall.js"))!, "*.js").Where(file => Reckoned().IsMatch(File.ReadAllText(file))).ShouldBeEmpty();

    [Theory]
    [InlineData("gravest >= 40", true)]
    [InlineData("Number(card.dataset.severity)", true)]
    [InlineData("gravest === board.gravest", false)]
    public void This_rule_sees_what_it_forbids(string line, bool forbidden) => Reckoned().IsMatch(line).ShouldBe(forbidden);

    private static string Asset(string name) => Repository.Path("companion", "Companion", "Web", "Assets", name);

    [GeneratedRegex(@"data-severity=""([^""]+)""")]
    private static partial Regex Severities();

    [GeneratedRegex(@"(gravest|severity)\w* *[<>=]+ *\d|Number\([^)]*severity", RegexOptions.IgnoreCase)]
    private static partial Regex Reckoned();
}
