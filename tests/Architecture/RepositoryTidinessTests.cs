using System.Text.RegularExpressions;
using Hjemvakt.Architecture.Tests.Files;

namespace Hjemvakt.Architecture.Tests;

/// <summary>What a newcomer may rely on when opening the repository.</summary>
public sealed partial class RepositoryTidinessTests
{
    private const int LongestSource = 400;

    [Fact]
    public void At_the_top_lie_the_rooms_and_nothing_else()
    {
        string[] rooms = ["companion", "docs", "firmware", "hardware", "seeds", "tests", ".ci", ".github"];
        string[] files =
        [
            "README.md", "LICENSE", "SECURITY.md", "CONTRIBUTING.md", "nf.sln", "CHANGELOG.md", "global.json", ".editorconfig", ".gitattributes", ".gitignore",
            "Directory.Build.props", "Directory.Packages.props", "Directory.Solution.props",
        ];

        Tree.Files.Select(file => file.Split('/')).Where(parts => !(parts.Length > 1 ? rooms : files).Contains(parts[0])).Select(parts => string.Join('/', parts)).ShouldBeEmpty();
    }

    [Fact]
    public void No_source_is_too_long_to_read() =>
        Tree.Sources.Select(file => (File: file, Lines: Tree.Lines(file).Length)).Where(source => source.Lines > LongestSource).ShouldBeEmpty();

    [Fact]
    public void A_file_of_tests_is_named_after_what_it_tests() =>
        Tree.Sources.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && !Path.GetFileName(file).Split('.')[0].EndsWith("Tests", StringComparison.Ordinal))
            .Where(file => Tree.Lines(file).Any(line => line.TrimStart().StartsWith("[Fact", StringComparison.Ordinal) || line.TrimStart().StartsWith("[Theory", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void A_namespace_is_a_folder()
    {
        var strayed = from file in Tree.Files
                      where file.EndsWith(".cs", StringComparison.Ordinal)
                      let said = Namespace().Match(Tree.Read(file))
                      where said.Success
                      let meant = Rooms.NamespaceOf(Path.GetDirectoryName(file)!.Replace('\\', '/'))
                      // What the compiler looks for has the compiler's name, wherever it is kept.
                      where meant is not null && meant != said.Groups[1].Value && said.Groups[1].Value != "System.Runtime.CompilerServices"
                      select $"{file} says {said.Groups[1].Value}, and its folder {meant}";

        strayed.ShouldBeEmpty();
    }

    [Fact]
    public void Firmware_is_one_program_on_the_device_and_on_the_host() =>
        Tree.Sources.Where(file => file.StartsWith("firmware/Gateway/", StringComparison.Ordinal) || file.StartsWith("firmware/Gateway.Core/", StringComparison.Ordinal))
            .Where(file => Tree.Lines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_knows_the_machine_that_it_was_written_on() => Found(Tree.Text, MachinePath()).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() => Found(Tree.Sources, Unfinished()).ShouldBeEmpty();

    [Fact]
    public void No_test_is_switched_off() => Found(Tree.Sources.Where(file => file.StartsWith("tests/", StringComparison.Ordinal)), SwitchedOff()).ShouldBeEmpty();

    [Fact]
    public void No_secret_lies_in_a_file() => Found(Tree.Text, PrivateKey()).ShouldBeEmpty();

    [Fact]
    public void Decisions_are_numbered_once_and_say_what_they_are()
    {
        var decisions = Decisions();

        decisions.ShouldAllBe(file => DecisionName().IsMatch(file));
        decisions.Select(file => Path.GetFileName(file)[..4]).ShouldBeUnique();
        foreach (var file in decisions)
        {
            Tree.Lines(file)[0].ShouldStartWith($"# {Path.GetFileName(file)[..4]} ", customMessage: file);
        }
    }

    [Fact]
    public void Each_decision_stands_in_the_index_once_with_its_title_and_a_status()
    {
        var entries = Tree.Lines("docs/decisions/README.md").Select(line => IndexEntry().Match(line)).Where(entry => entry.Success).ToList();

        entries.Select(entry => (File: $"docs/decisions/{entry.Groups["file"].Value}", Title: "# " + entry.Groups["title"].Value)).Order()
            .ShouldBe(Decisions().Select(file => (file, Tree.Lines(file)[0])).Order());
        entries.ShouldAllBe(entry => entry.Groups["status"].Value.Length > 1);
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var broken = from file in Tree.Files
                     where file.EndsWith(".md", StringComparison.Ordinal)
                     from Match link in Link().Matches(Tree.Read(file))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     where !Tree.Exists(Path.Combine(Path.GetDirectoryName(file)!, target))
                     select $"{file}: {target}";

        broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a build in /home/kari/src", nameof(MachinePath))]
    [InlineData("C:\\Users\\kari", nameof(MachinePath))]
    [InlineData("    // TO" + "DO: later", nameof(Unfinished))]
    [InlineData("throw new NotImplemented" + "Exception();", nameof(Unfinished))]
    [InlineData("[Fact(Skip" + " = \"slow\")]", nameof(SwitchedOff))]
    [InlineData("-----BEGIN RSA PRIVATE" + " KEY-----", nameof(PrivateKey))]
    public void These_rules_see_what_they_forbid(string line, string rule) => (rule switch
    {
        nameof(MachinePath) => MachinePath(),
        nameof(Unfinished) => Unfinished(),
        nameof(SwitchedOff) => SwitchedOff(),
        _ => PrivateKey(),
    }).IsMatch(line).ShouldBeTrue();

    private static IEnumerable<string> Found(IEnumerable<string> files, Regex pattern) =>
        from file in files
        where Path.GetFileName(file) != $"{nameof(RepositoryTidinessTests)}.cs"
        from line in Tree.Lines(file).Index()
        where pattern.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    // /root, /work and the homes of people; a path below / that every machine has is no secret.
    [GeneratedRegex(@"(?<![\w.~])/(root|work|home/\w+|Users/\w+)(/|\b)|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\[(Fact|Theory|TestMethod|Ignore)\b[^\]]*\b(Skip|Explicit)\s*=|\[Ignore\b|\.SkipTest\(")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    private static string[] Decisions() =>
        [.. Tree.Files.Where(file => file.StartsWith("docs/decisions/", StringComparison.Ordinal) && file != "docs/decisions/README.md")];

    [GeneratedRegex(@"^\| \[(?<title>[^\]]+)\]\((?<file>[^)]+)\) \| (?<status>[^|]+) \|$")]
    private static partial Regex IndexEntry();

    [GeneratedRegex(@"^docs/decisions/[0-9]{4}-[a-z0-9-]+\.md$")]
    private static partial Regex DecisionName();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
