using Hjemvakt.Conformance.Tests.Device;
using Hjemvakt.Conformance.Tests.Firmware;
using Hjemvakt.Conformance.Tests.Rules;

namespace Hjemvakt.Conformance.Tests;

/// <summary>A gate that lets everything through is green too. Each rule meets a deliberate violation, and must name it and its line.</summary>
public sealed class ConformanceGateTests
{
    // One entry a violation: the rule, the source (the violation stands in line 3), and a word that the message must have.
    private static readonly (string Rule, string Source, string Word)[] OnHost =
    [
        ("no generics", "class Shelf\n{\n    System.Collections.Generic.List<int> boxes = new();\n}", "List`1"),
        ("no generics", "class Outer\n{\n    class Box<T> { public T? Content; }\n}", "Box`1"),
        ("no generics", "class Shelf\n{\n    static void Put<T>(T thing) { }\n}", "Put"),
        ("no generics", "class Shelf\n{\n    object Twice() { var twice = (int x) => x * 2; return twice; }\n}", "Func`2"),
        ("no generics", "class Shelf\n{\n    void Tell(System.EventHandler<string> listener) { }\n}", "EventHandler`1"),
        ("no generics", "class Shelf\n{\n    object Pair() => (1, 2);\n}", "ValueTuple`2"),
        ("no generics", "class Shelf : \n    System.IComparable\n    , System.IEquatable<Shelf>\n{ public bool Equals(Shelf? other) => true; public int CompareTo(object? other) => 0; }", "IEquatable`1"),
        ("no [,]", "class Map\n{\n    object Make() => new int[2, 3];\n}", "[0...,0...]"),
        ("no nullable values", "class Meter\n{\n    int? Last() => null;\n}", "int?"),
        ("no nullable values", "class Meter\n{\n    bool Empty(string? text) => text?.Length == 0;\n}", "text?.Length"),
        ("no async and no iterators", "class Waiter\n{\n    async System.Threading.Tasks.Task Wait() { await System.Threading.Tasks.Task.Yield(); }\n}", "Wait"),
        ("no async and no iterators", "class Counter\n{\n    System.Collections.IEnumerable Count() { yield return 1; }\n}", "Count"),
        ("no default interface methods", "interface IGreet\n{\n    void Greet() => System.Console.WriteLine();\n}", "Greet"),
        ("no checked arithmetic", "class Sum\n{\n    int Add(int a, int b) => checked(a + b);\n}", "add.ovf"),
        ("no checked arithmetic", "class Sum\n{\n    byte Narrow(int a) => checked((byte)a);\n}", "conv.ovf.u1"),
        ("numbers as text", "class Text\n{\n    string Of(double value) => value.ToString(\"0.00\");\n}", "0.00"),
        ("numbers as text", "class Text\n{\n    string Of(double value) => $\"{value:0.00}\";\n}", "0.00"),
        ("numbers as text", "class Text\n{\n    string Of(double value) => string.Format(\"{0} {1:R}\", 1, value);\n}", "R"),
        ("numbers as text", "class Text\n{\n    string Of(int value) => value.ToString(\"000\");\n}", "000"),
        ("numbers as text", "class Text\n{\n    string Of(int value, string format) => value.ToString(format);\n}", "constant"),
        ("numbers as text", "class Text\n{\n    string Of(int value) => value.ToString(\"C\");\n}", "C"),
        ("numbers as text", "class Text\n{\n    string Of(float value) => \"t=\" + value;\n}", "fraction"),
        ("numbers as text", "class Text\n{\n    string Of(double value) => value.ToString();\n}", "fraction"),
        ("numbers as text", "class Text\n{\n    string Of(System.DayOfWeek day) => $\"{day}\";\n}", "enum"),
        ("numbers as text", "class Text\n{\n    string Of(System.DayOfWeek day) => day.ToString();\n}", "enum"),
        ("no members that lie", "class Clock\n{\n    object Read(string text) => System.DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);\n}", "DateTime::Parse"),
        ("no members that lie", "class Log\n{\n    object Open(string path) => System.IO.File.AppendText(path);\n}", "AppendText"),
        ("fields are written at home", "class Door { public bool Open; }\nclass Thief { void Enter(Door door) {\n    door.Open = true; } }", "Door.Open"),
        ("fields are written at home", "namespace House { class Door { internal bool Open; } }\nnamespace Street { class Thief { void Enter(House.Door door) {\n    door.Open = true; } } }", "Door.Open"),
    ];

    private static readonly (string Rule, string Source, string Word)[] OnDevice =
    [
        ("only members of the device", "class Text\n{\n    string Of(string[] words) => string.Join(\", \", words);\n}", "Join"),
        ("only members of the device", "class Text\n{\n    bool Empty(string text) => string.IsNullOrWhiteSpace(text);\n}", "IsNullOrWhiteSpace"),
        ("only members of the device", "class Shelf\n{\n    System.Collections.Generic.List<int> boxes = new();\n}", "Generic"),
        ("only members of the device", "class Meter\n{\n    int? Last() => null;\n}", "Nullable"),
        ("only members of the device", "class Waiter\n{\n    async System.Threading.Tasks.Task Wait() { await System.Threading.Tasks.Task.Yield(); }\n}", "Task"),
        ("only members of the device", "class Text\n{\n    object Of(string text) => text.IndexOf('a', System.StringComparison.Ordinal);\n}", "StringComparison"),
        ("only members of the device", "class Text\n{\n    int Of(string text) { var sum = 0; foreach (var letter in text) { sum += letter; } return sum; }\n}", "object"),
        ("only members of the device", "class Clock\n{\n    object Now() => System.DateTime.Now;\n}", "Now"),
        ("only members of the device", "class Link\n{\n    object Open() => new System.Net.Sockets.Socket(default, default, default);\n}", "'Net'"),
        ("no generics", "class Outer\n{\n    class Box<T> { public T? Content; }\n}", "Box`1"),
        ("no generics", "class Shelf\n{\n    static void Put<T>(T thing) { }\n}", "Put"),
        ("no generics", "class Shelf\n{\n    object Twice() { var twice = (int x) => x * 2; return twice; }\n}", "Func`2"),
        ("no [,]", "class Map\n{\n    object Make() => new int[2, 3];\n}", "[0...,0...]"),
        ("no default interface methods", "interface IGreet\n{\n    void Greet() => System.Console.WriteLine();\n}", "Greet"),
        ("numbers as text", "class Text\n{\n    string Of(double value) => $\"{value:0.00}\";\n}", "0.00"),
    ];

    // What works on the device and must pass, however the compiler lowers it for .NET.
    private const string Innocent = """
        using System.Collections;
        using System.Text;

        delegate void Listener(int value);

        enum Colour { Red, Green }

        class Innocent
        {
            private readonly object gate = new object();
            private readonly ArrayList list = new ArrayList();
            private readonly byte[][] rows = { new byte[2], new byte[] { 1, 2, 3 } };
            public event Listener? Changed;

            public string Text(int count, double share, string? name) => $"{count} of {share:F1} for {name ?? "nobody"} at {count:X4}, {list.Count} in all and {rows.Length}";

            public string Long(string a, string b, string c, string d, string e) => a + b + c + d + e + ";" + a[0] + 5.ToString("D2") + string.Format("{0} {1:X2} {2} {3}", a, 1, b, c);

            public int Walk(object thing)
            {
                lock (gate)
                {
                    int[] none = [];
                    string[] some = ["a", "b"];
                    var sum = none.Length + some.Length;
                    foreach (var item in list)
                    {
                        sum += item is int number ? number : 0;
                    }

                    for (var i = 0; i < rows.Length; i++)
                    {
                        sum += rows[i].Length;
                    }

                    Listener add = value => sum += value;
                    add(1);
                    Changed?.Invoke(sum);
                    return thing switch { Colour.Red => 1, string text when text.Length > 3 => 2, _ => sum };
                }
            }

            public string Built(int value)
            {
                var text = new StringBuilder();
                text.Append("value ").Append(value).Append(' ').Append((int)Colour.Green);
                return text.ToString();
            }
        }
        """;

    // Without the device's data its half of the list is left out here; FirmwareConformanceTests says that it was skipped.
    public static IEnumerable<TheoryDataRow<Target, string, string, string>> Violations =>
        OnHost.Select(entry => new TheoryDataRow<Target, string, string, string>(Target.Host, entry.Rule, entry.Source, entry.Word))
            .Concat((DeviceApi.IsPresent ? OnDevice : []).Select(entry => new TheoryDataRow<Target, string, string, string>(Target.Device, entry.Rule, entry.Source, entry.Word)));

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_deliberate_violation_is_named_with_its_place(Target target, string rule, string source, string word)
    {
        var found = Gate.Check(Compiled(target, source));

        found.ShouldContain(violation => violation.Rule == rule && violation.ToString().Contains(word) && violation.Place.StartsWith("Violation.cs"), string.Join('\n', found));
        found.First(violation => violation.Rule == rule && violation.ToString().Contains(word)).Place.ShouldBeOneOf("Violation.cs:3", "Violation.cs", "Violation.cs:1");
    }

    [Theory]
    [InlineData(Target.Host)]
    [InlineData(Target.Device)]
    public void Code_that_works_on_the_device_passes(Target target)
    {
        Assert.SkipUnless(target == Target.Host || DeviceApi.IsPresent, DeviceApi.Absent);

        Gate.Check(Compiled(target, Innocent)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_has_a_deliberate_violation() =>
        Gate.Rules.Select(rule => rule.Name).ShouldBe(OnHost.Concat(OnDevice).Select(entry => entry.Rule).Distinct(), ignoreOrder: true);

    private static Build Compiled(Target target, string source) => Build.Of(
        "Violation",
        target,
        [("Violation.cs", source)],
        target == Target.Host ? FirmwareBuilds.HostReferences : ((string[])["mscorlib", "nanoFramework.System.Collections", "nanoFramework.System.Text"]).Select(name => DeviceReferences.All[name]));
}
