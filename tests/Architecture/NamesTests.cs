using System.Text.RegularExpressions;
using Hjemvakt.Architecture.Tests.Files;

namespace Hjemvakt.Architecture.Tests;

/// <summary>A name means one type in the whole repository, tests included. Types inside a type belong to it and are not looked at.</summary>
public sealed partial class NamesTests
{
    [Fact]
    public void No_two_types_share_a_name() => SharedNames(Tree.Sources.Select(file => (file, Tree.Read(file)))).ShouldBeEmpty();

    [Fact]
    public void Each_source_that_holds_a_type_is_read() => Tree.Sources.Count(file => Declared(Tree.Read(file)).Any()).ShouldBeGreaterThan(Tree.Sources.Count() * 9 / 10);

    [Theory]
    [InlineData("namespace A;\npublic sealed class Lamp { }", "namespace B;\ninternal static class Lamp\n{\n}", true)]
    [InlineData("namespace A\n{\n    public struct Lamp\n    {\n    }\n}", "namespace B;\npublic sealed record Lamp(int Watts);", true)]
    [InlineData("namespace A;\npublic enum Lamp { }", "namespace B;\npublic delegate void Lamp(int watts);", true)]
    [InlineData("namespace A;\npublic partial class Lamp { }", "namespace A;\ninternal partial class Lamp { }", false)]
    [InlineData("namespace A;\npublic class Lamp { }", "namespace B;\npublic class Lamp<T> { }", false)]
    [InlineData("namespace A;\npublic class Lamp { }", "namespace B;\npublic class Room\n{\n    private sealed class Lamp { }\n}", false)]
    public void The_rule_sees_what_it_forbids(string one, string other, bool shared) =>
        SharedNames([("one.cs", one.ReplaceLineEndings("\n")), ("other.cs", other.ReplaceLineEndings("\n"))]).Any().ShouldBe(shared);

    // Parts of one type are in one namespace; in two, they are two types.
    private static IEnumerable<string> SharedNames(IEnumerable<(string File, string Text)> sources) =>
        from source in sources
        from declared in Declared(source.Text)
        group (declared.Namespace, source.File) by declared.Name into named
        where named.Select(one => one.Namespace).Distinct().Count() > 1
        select $"{named.Key}: {string.Join(", ", named.Select(one => one.File))}";

    private static IEnumerable<(string Namespace, string Name)> Declared(string text)
    {
        var place = Namespace().Match(text);
        // Below a namespace with braces, its own types are indented once.
        var indent = place.Success && !place.Value.EndsWith(';') ? "    " : "";
        return from Match type in Type().Matches(text)
               where type.Groups["indent"].Value == indent
               select (place.Groups["name"].Value, type.Groups["name"].Value + string.Concat(type.Groups["generic"].Value.Where(letter => letter is '<' or ',')));
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);?", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?<indent> *)((public|internal|static|sealed|abstract|partial|readonly|ref|file|unsafe) )*(class|struct|record struct|record class|record|interface|enum|delegate [\w<>?]+) (?<name>\w+)(?<generic><[\w, ]+>)?", RegexOptions.Multiline)]
    private static partial Regex Type();
}
