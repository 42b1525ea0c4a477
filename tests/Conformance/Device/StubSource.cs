using System.Text.RegularExpressions;

namespace Hjemvakt.Conformance.Tests.Device;

/// <summary>
/// Writes a device assembly as C# without bodies, so that the compiler can bind firmware against exactly what the device has:
/// the same overloads, the same missing members, and therefore the same lowering of interpolation, lambdas and <c>lock</c>.
/// </summary>
internal static partial class StubSource
{
    private static readonly string[] Primitives = ["bool", "byte", "char", "double", "float", "int", "long", "sbyte", "short", "uint", "ulong", "ushort", "void"];

    public static string Of(DeviceAssembly assembly, IEnumerable<string> namespaces)
    {
        var source = new List<string>();
        foreach (var name in namespaces.Distinct())
        {
            source.Add($"using {name};");
        }

        // Signatures name nested types without their outer type.
        foreach (var nested in assembly.Types.Values.Where(type => type.Outer is not null).DistinctBy(type => type.Name))
        {
            source.Add($"using {nested.Name} = global::{nested.Id.FullName};");
        }

        foreach (var type in assembly.Types.Values.Where(type => type.Outer is null))
        {
            source.Add($"namespace {type.Id.TypeName} {{");
            Write(source, type, assembly);
            source.Add("}");
        }

        return string.Join('\n', source);
    }

    private static void Write(List<string> source, DeviceType type, DeviceAssembly assembly)
    {
        var signature = type.Id.Signature;
        if (signature.StartsWith("enum ", StringComparison.Ordinal))
        {
            WriteEnum(source, type);
        }
        else if (signature.StartsWith("delegate ", StringComparison.Ordinal))
        {
            WriteDelegate(source, type);
        }
        else
        {
            source.Add($"{Attributes(type)}public {Head(type, assembly)}{Bases(type, assembly)} {{");
            foreach (var member in type.Members.Where(member => member.Name != "Finalize" && member.Signature.Length > 0))
            {
                source.Add(Member(type, member));
            }

            if (IsClass(type) && !IsStatic(type) && type.Members.All(member => member.Name != "#ctor"))
            {
                source.Add($"internal extern {type.Name}();");
            }

            foreach (var nested in type.Nested)
            {
                Write(source, nested, assembly);
            }

            source.Add("}");
        }
    }

    private static void WriteEnum(List<string> source, DeviceType type)
    {
        var fields = type.Members.Where(member => member.Kind == 'F').Select(member => member.Signature).ToArray();
        var largest = fields.Select(field => long.TryParse(field.Split(" = ")[^1], out var number) ? number : 0).DefaultIfEmpty().Max();
        var underlying = largest > uint.MaxValue ? " : long" : largest > int.MaxValue ? " : uint" : "";
        source.Add($"public enum {type.Name}{underlying} {{ {string.Join(", ", fields)} }}");
    }

    private static void WriteDelegate(List<string> source, DeviceType type)
    {
        var invoke = type.Members.Single(member => member.Name == "Invoke").Signature;
        var open = invoke.IndexOf('(', StringComparison.Ordinal);
        var head = invoke[..open].Replace("virtual ", "", StringComparison.Ordinal).Replace("Invoke", type.Name, StringComparison.Ordinal);
        source.Add($"public delegate {head}{GenericNames(type)}{Parameters(invoke[open..])};");
    }

    // What the type parameters are called shows only in the signature of Invoke: T, T1, TResult …
    private static string GenericNames(DeviceType type)
    {
        if (type.Arity == 0)
        {
            return "";
        }

        var names = GenericName().Matches(type.Members.Single(member => member.Name == "Invoke").Signature).Select(match => match.Value).Distinct().ToArray();
        // A result stands first in the signature and last in the list.
        return $"<{string.Join(", ", names.Where(name => name != "TResult").Concat(names.Where(name => name == "TResult")))}>";
    }

    private static string Head(DeviceType type, DeviceAssembly assembly)
    {
        var signature = type.Id.Signature.Split(" : ")[0];
        if (Primitives.Contains(signature))
        {
            return $"struct {type.Name}";
        }

        if (signature is "string" or "object")
        {
            return $"{(signature == "string" ? "sealed " : "")}class {type.Name}";
        }

        var modifier = IsStatic(type) ? "static " : IsAbstract(type, assembly) ? "abstract " : "";
        return modifier + signature;
    }

    private static string Bases(DeviceType type, DeviceAssembly assembly)
    {
        var bases = new List<string>();
        if (type.Id.Signature.Split(" : class ") is [_, var parent])
        {
            bases.Add(parent);
        }

        if (!IsStatic(type) && !type.Id.Signature.Contains("ref struct", StringComparison.Ordinal))
        {
            bases.AddRange(DeviceInterfaces.Of(type, assembly));
        }

        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static bool IsClass(DeviceType type) => type.Id.Signature.StartsWith("class ", StringComparison.Ordinal);

    // Shows in an abstract member of its own, or in one that is inherited and not overridden.
    private static bool IsAbstract(DeviceType type, DeviceAssembly assembly)
    {
        if (!IsClass(type))
        {
            return false;
        }

        var parent = type.Id.Signature.Split(" : class ") is [_, var name] ? assembly.Types.Values.FirstOrDefault(candidate => candidate.Name == name) : null;
        return type.Id.FullName is "System.ValueType" or "System.Enum" or "System.Delegate" or "System.MulticastDelegate"
            || type.Members.Any(member => member.Signature.StartsWith("abstract ", StringComparison.Ordinal))
            || (parent is not null && parent.Members.Any(wanted => wanted.Signature.StartsWith("abstract ", StringComparison.Ordinal) && !type.Members.Any(member => member.Name == wanted.Name && member.Parameters == wanted.Parameters)));
    }

    private static bool IsStatic(DeviceType type) => IsClass(type) && !type.Id.Signature.Contains(" : ", StringComparison.Ordinal) && type.Members.Count > 0 &&
        type.Members.All(member => member.Signature.StartsWith("static ", StringComparison.Ordinal) || member.Signature.StartsWith("const ", StringComparison.Ordinal)) &&
        type.Members.All(member => !member.Signature.Contains($" {type.Name} ", StringComparison.Ordinal));

    // Where an attribute may be put, and how often, is not in the data.
    private static string Attributes(DeviceType type) => type.Id.Signature.EndsWith(" : class Attribute", StringComparison.Ordinal) ? "[AttributeUsage(AttributeTargets.All, AllowMultiple = true)] " : "";

    private static string Member(DeviceType type, DeviceMember member)
    {
        var signature = member.Signature;
        if (type.Id.Signature.StartsWith("interface ", StringComparison.Ordinal))
        {
            return member.Kind switch
            {
                'M' => WithParameters(signature) + ";",
                'E' => $"event {signature};",
                _ => signature,
            };
        }

        var access = member.Kind == 'M' && member is { Name: "Dispose", Parameters: "(System.Boolean)" } ? "protected" : "public";
        var body = signature.StartsWith("abstract ", StringComparison.Ordinal) ? "" : "extern ";
        return member.Kind switch
        {
            'F' when signature.StartsWith("const ", StringComparison.Ordinal) => $"{access} {Constant(signature)};",
            'F' => $"{access} {signature};",
            'E' when signature.StartsWith("static ", StringComparison.Ordinal) => $"{access} static {body}event {signature["static ".Length..]};",
            'E' => $"{access} {body}event {signature};",
            'P' => $"{access} {body}{signature}",
            _ => $"{access} {body}{WithParameters(signature)};",
        };
    }

    private static string Constant(string signature)
    {
        var (head, value) = (signature.Split(" = ")[0], signature.Split(" = ")[1]);
        var suffix = head.StartsWith("const float ", StringComparison.Ordinal) ? "F" : "";
        return head + " = " + value switch
        {
            "NaN" => $"0.0{suffix} / 0.0{suffix}",
            "Infinity" => $"1.0{suffix} / 0.0{suffix}",
            "-Infinity" => $"-1.0{suffix} / 0.0{suffix}",
            _ => value + suffix,
        };
    }

    private static string WithParameters(string signature)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        return signature[..open] + Parameters(signature[open..]);
    }

    // Parameter names may be words of the language, and default values of an enum stand without its name.
    private static string Parameters(string list) => Parameter().Replace(list, match =>
    {
        var value = match.Groups["value"].Value;
        if (value.Length > 0 && char.IsUpper(value[0]))
        {
            value = $"{match.Groups["type"].Value.Split(' ')[^1]}.{value}";
        }

        return $"{match.Groups["type"].Value} @{match.Groups["name"].Value}{(value.Length > 0 ? " = " + value : "")}";
    });

    [GeneratedRegex(@"(?<type>[\w.\[\]<> ]+?) (?<name>\w+)(?: = (?<value>default\([\w.]+\)|""[^""]*""|'[^']*'|[^,)]+))?(?=[,)])")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bT(?:\d|Result|EventArgs)?\b")]
    private static partial Regex GenericName();
}
