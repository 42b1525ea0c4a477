using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Hjemvakt.Gateway.Feedback;
using Shouldly;
using Xunit;

namespace Hjemvakt.Gateway.Core.OnHost.Tests;

/// <summary>The tables of lamp and buzzer in firmware/README.md say what the code does.</summary>
public sealed class DocumentedTables
{
    [Fact]
    public void The_lamp_table() => Rows("## What the lamp says").ShouldBe(
        Enumerable.Range(0, LampTable.Count).Select(i => (LampPattern)i).Select(pattern =>
            (LampTable.Name(pattern), string.Join(", ", LampTable.Steps(pattern).Select(step => $"{step.Colour.ToString().ToLowerInvariant()} {step.Milliseconds}")))));

    [Fact]
    public void The_buzzer_table() => Rows("## What the buzzer says").ShouldBe(
        Enumerable.Range(1, BuzzerTable.Count - 1).Select(i => (BuzzerSignal)i).Select(signal =>
            (BuzzerTable.Name(signal), string.Join(", ", BuzzerTable.Tones(signal).Chunk(2).Select(tone => $"{tone[0]} for {tone[1]}")))));

    /// <summary>First two columns of the table below a heading.</summary>
    private static List<(string Name, string Looks)> Rows(string heading) => File.ReadLines(Path.Combine(Root(), "firmware", "README.md"))
        .SkipWhile(line => line != heading)
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => (cells[1].Trim('`'), cells[2]))
        .ToList();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "nf.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }

        return folder;
    }
}
