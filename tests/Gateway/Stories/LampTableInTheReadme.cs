using System.Runtime.CompilerServices;
using Hjemvakt.Gateway.Feedback;

namespace Hjemvakt.Gateway.Tests.Stories;

/// <summary>The lamp table that technicians and residents are shown is the one that the lamp plays.</summary>
public sealed class LampTableInTheReadme
{
    [Fact]
    public void Each_pattern_stands_in_the_readme_as_the_lamp_plays_it()
    {
        var table = File.ReadAllLines(Path.Combine(Folder(), "../../../firmware/README.md"))
            .SkipWhile(line => !line.StartsWith("<!-- lamp table", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Take(LampTable.Count)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => $"{cells[1]}: {cells[2]}");

        var played = Enumerable.Range(0, LampTable.Count)
            .Select(number => (LampPattern)number)
            .Select(pattern => $"{LampTable.Name(pattern)}: {string.Join(", ", LampTable.Steps(pattern).Select(step => $"{Colour(step)} {step.Milliseconds}"))}");

        table.ShouldBe(played);
    }

    private static string Colour(LampStep step) => step.Colour.ToString().ToLowerInvariant();

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
