using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hjemvakt.Conformance.Tests;

/// <summary>Native code is bound by checksum: the page that technicians flash by names the packages that this program is built with, and takes no platform unseen.</summary>
public sealed partial class FlashingPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("hardware", "flashing.md"));

    [Fact]
    public void The_packages_of_the_natives_table_are_those_that_the_program_is_built_with()
    {
        var built = XDocument.Load(Repository.Path("firmware", "Gateway", "packages.config")).Root!.Elements("package")
            .Select(package => $"{package.Attribute("id")!.Value} {package.Attribute("version")!.Value}").ToList();

        var named = Row().Matches(Page).Select(row => row.Groups["package"].Value).ToList();

        named.Count.ShouldBeGreaterThanOrEqualTo(2);
        named.Except(built).ShouldBeEmpty("hardware/flashing.md names a package version that is not in firmware/Gateway/packages.config: look up the native code that the new one needs");
    }

    [Fact]
    public void No_command_takes_the_newest_platform()
        => Page.Split('\n').Where(line => line.StartsWith("nanoff", StringComparison.Ordinal) && line.Contains("--update", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains("--fwversion", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| (?<package>nanoFramework\.\S+ \d+\.\d+\.\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
