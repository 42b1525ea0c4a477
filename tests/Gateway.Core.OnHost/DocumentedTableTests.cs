using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Hjemvakt.Gateway.Feedback;
using Shouldly;
using Xunit;

namespace Hjemvakt.Gateway.Core.OnHost.Tests;

/// <summary>The table of the buzzer in firmware/README.md says what the buzzer plays.</summary>
public sealed class DocumentedTableTests
{
    [Fact]
    public void Each_signal_stands_in_the_readme_as_the_buzzer_plays_it()
    {
        var table = File.ReadLines(Repository.Path("firmware", "README.md"))
            .SkipWhile(line => !line.StartsWith("<!-- buzzer table", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Take(BuzzerTable.Count - 1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => $"{cells[1]}: {cells[2]}");

        var played = Enumerable.Range(1, BuzzerTable.Count - 1)
            .Select(number => (BuzzerSignal)number)
            .Select(signal => $"{JsonNamingPolicy.CamelCase.ConvertName(signal.ToString())}: {string.Join(", ", BuzzerTable.Tones(signal).Chunk(2).Select(tone => $"{tone[0]} for {tone[1]}"))}");

        table.ShouldBe(played);
    }
}
